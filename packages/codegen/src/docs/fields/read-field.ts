import type { FactSchema, Unread } from '../page-facts.ts';
import type { FieldFacts } from './field-facts.ts';
import { proseRules } from './prose-rules.ts';
import type { RawField } from './raw-field.ts';
import { readConstraints } from './read-constraints.ts';
import { readType } from './read-type.ts';
import { readValue } from './read-value.ts';

const nothing = /^(-|–|—|none|n\/a|null|)$/i;
const yes = /^(yes|y|true|required|mandatory|✓|✔|✅)$/i;
const no = /^(no|n|false|optional|-|–|—|✗|✘|❌)$/i;
const maybe = /^(conditional|conditionally|conditionally required|depends)$/i;

/** What is told of a field beside its facts: what could not be read, and what the page's samples send for it. */
export interface FieldContext {
  readonly unread: Unread[];
  /** Values that the requests among the page's samples have at a path. */
  readonly sent: (path: readonly string[]) => readonly unknown[];
}

/** Reads a field's facts; what can't be read is told. Undefined where the name is none. */
export function readField(raw: RawField, context: FieldContext): FieldFacts | undefined {
  const tell = (text: string, why: string): void => {
    context.unread.push({ line: raw.line, text: `${raw.name}: ${text}`.slice(0, 200), why });
  };
  const path = readPath(raw.name);
  if (!path) {
    tell(raw.name, 'This is no name of a field.');
    return undefined;
  }
  const required = readRequired(raw.required, tell);
  let schema = { ...readTypeText(raw.type, tell), ...readConstraints(raw, tell) };
  schema = { ...schema, ...readRange(raw.range, schema, tell), ...readValues(raw.values, schema, tell) };
  schema = { ...schema, ...readDefault(raw.default, schema, tell) };
  const prose = readProse(raw.description, schema, tell);
  const { type } = schema;
  schema = {
    ...(type === undefined ? {} : { type }),
    ...prose.schema,
    ...schema,
    ...onlyValue(raw.description, context.sent(path)),
  };
  return { path, schema, notBeside: prose.notBeside, ...(required === undefined ? {} : { required }) };
}

type Tell = (text: string, why: string) => void;

function readPath(name: string): string[] | undefined {
  const bare = name.trim().replace(/^`|`$/g, '');
  if (!/^[A-Za-z_$][\w$-]*(?:\[\])*(?:\.[A-Za-z_$][\w$-]*(?:\[\])*)*$/.test(bare) || bare.length > 200)
    return undefined;
  const path = bare.split('.').flatMap((part) => part.split(/(\[\])/).filter((piece) => piece !== ''));
  return path.length > 20 ? undefined : path;
}

function readRequired(text: string | undefined, tell: Tell): FieldFacts['required'] {
  if (text === undefined) return undefined;
  const word = text.trim();
  if (yes.test(word)) return true;
  if (no.test(word)) return false;
  if (maybe.test(word)) return 'conditional';
  tell(text, 'It is not told whether the field is required.');
  return undefined;
}

function readTypeText(text: string | undefined, tell: Tell): FactSchema {
  if (text === undefined) return {};
  const schema = readType(text);
  if (!schema) tell(text, 'This is no type.');
  return schema ?? {};
}

function readRange(text: string | undefined, schema: FactSchema, tell: Tell): FactSchema {
  if (text === undefined || nothing.test(text.trim())) return {};
  const numbers = /^\[?\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|~|to|,)\s*(-?\d+(?:\.\d+)?)\s*\]?$/.exec(text.trim());
  if (!numbers) {
    tell(text, 'This is no range.');
    return {};
  }
  const [least, most] = [Number(numbers[1]), Number(numbers[2])];
  return schema.type === 'string' ? { minLength: least, maxLength: most } : { minimum: least, maximum: most };
}

function readValues(texts: readonly string[] | undefined, schema: FactSchema, tell: Tell): FactSchema {
  if (texts === undefined) return {};
  const readings = texts.map((text) => readValue(text, schema));
  const values = readings.flatMap((reading) => ('value' in reading ? [reading.value] : []));
  if (values.length === readings.length && values.length > 0) return { enum: values };
  tell(texts.join(' '), 'The values that it allows could not be read.');
  return {};
}

function readDefault(text: string | undefined, schema: FactSchema, tell: Tell): FactSchema {
  if (text === undefined || nothing.test(text.trim())) return {};
  const reading = readValue(text, schema);
  if ('value' in reading) return { default: reading.value };
  tell(text, `The default could not be read. ${reading.why}`);
  return {};
}

/** All rules whose words stand there; where two speak of the same keyword, the first. */
function readProse(text: string, schema: FactSchema, tell: Tell): { schema: FactSchema; notBeside: readonly string[] } {
  const findings = proseRules.flatMap((rule) => rule.read(text.slice(0, 5000), schema) ?? []);
  for (const { unread } of findings) if (unread !== undefined) tell(text, unread);
  return {
    schema: Object.assign({}, ...findings.map((finding) => finding.schema).toReversed()),
    notBeside: findings.flatMap((finding) => finding.notBeside ?? []),
  };
}

/** A description that is nothing but the value which all samples send: the field takes no other. */
function onlyValue(description: string, sent: readonly unknown[]): FactSchema {
  const [value] = sent;
  return sent.every((other) => other === value) && value === description.trim() ? { const: value } : {};
}
