/** Texts of doc comments: what the spec says in words, and what its keywords say. */
import { asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';

/** The doc comment of a schema or property; empty where there is nothing to say. Descriptions name limits and units. */
export function schemaComment(schema: Json): string {
  if (!isObject(schema)) return '';
  const lines = [asString(schema.description)?.trim(), byDefault(schema), origin(schema)];
  const text = lines.filter((line) => line !== undefined && line !== '').join('\n\n');
  return schema.deprecated === true ? `${text}\n\n@deprecated` : text;
}

/** The same of a document from outside, whose words seldom name limits: those are said here. */
export function documentComment(schema: Json): string {
  if (!isObject(schema)) return '';
  const words = asString(schema.description)?.trim() || asString(schema.title)?.trim();
  const facts = [oneWay(schema), limits(schema), byDefault(schema)].filter((fact) => fact !== undefined).join(' ');
  const isShort = words !== undefined && !words.includes('\n') && words.length + facts.length < 110;
  const between = /[\p{L}\p{N}]$/u.test(words ?? '') ? '. ' : ' ';
  const text = [words, facts].filter((part) => part).join(isShort ? between : '\n\n');
  return schema.deprecated === true ? `${text}\n\n@deprecated` : text;
}

const limitWords: readonly (readonly [keyword: string, words: string])[] = [
  ['minimum', 'at least'],
  ['exclusiveMinimum', 'more than'],
  ['maximum', 'at most'],
  ['exclusiveMaximum', 'less than'],
  ['multipleOf', 'a multiple of'],
  ['minLength', 'shortest length'],
  ['maxLength', 'longest length'],
  ['pattern', 'pattern'],
  ['format', 'format'],
  ['minItems', 'fewest items'],
  ['maxItems', 'most items'],
  ['minProperties', 'fewest properties'],
  ['maxProperties', 'most properties'],
];

/** The limits that no type can say. */
function limits(schema: JsonObject): string | undefined {
  const known = limitWords.flatMap(([keyword, words]) => {
    const value = schema[keyword];
    return typeof value === 'number' || typeof value === 'string' ? [`${words} \`${value}\``] : [];
  });
  return known.length === 0 ? undefined : `Limits: ${known.join(', ')}.`;
}

function oneWay(schema: JsonObject): string | undefined {
  if (schema.readOnly === true) return 'Only in answers.';
  return schema.writeOnly === true ? 'Only in requests.' : undefined;
}

/** A default that the provider applies; it is never sent. */
function byDefault(schema: JsonObject): string | undefined {
  return schema.default === undefined ? undefined : `The provider's default: \`${JSON.stringify(schema.default)}\`.`;
}

/** How the fact is known, where the provider's page does not state it plainly. */
function origin(schema: JsonObject): string | undefined {
  const kind = asString(schema['x-evidence']);
  const source = asString(schema['x-source']);
  const isPlain = kind === undefined || kind === 'documented';
  const evidence = isPlain ? undefined : `Evidence: ${kind}${source === undefined ? '' : ` (${source})`}.`;
  const decision = asString(asObject(schema['x-contradiction']).decision)?.trim();
  const disputed = decision === undefined ? undefined : `Where the sources disagree: ${decision}`;
  const text = [evidence, disputed].filter((part) => part !== undefined).join(' ');
  return text === '' ? undefined : text;
}

// Characters that no comment needs; a zero byte makes compilers take the file for no text at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\u007f-\u009f\ufeff]/g;

/** Text that can neither end the comment it stands in nor give orders to a compiler. */
export function safeComment(text: string): string {
  return text
    .replaceAll(controls, '')
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replaceAll('*/', '*\\/')
    .replaceAll('@ts-', '\\@ts-');
}
