/** Writes the keywords that hold other schemas up to the whole value, each as a named check. */
import { asArray, isObject, type Json, type JsonObject } from '../../json.ts';
import { literal } from '../literal.ts';
import { childChecks } from './children.ts';
import { unevaluatedChecks } from './evaluation.ts';
import { type Base, type Check, listed, type Scope } from './part.ts';
import { alternativeChecks } from './unions.ts';

/** All of them, for a schema whose base is written. */
export function combinationChecks(schema: JsonObject, base: Base, scope: Scope): Check[] {
  // First, as it names the parts that others may use.
  const unevaluated = unevaluatedChecks(schema, scope);
  const asWell = [...(schema.$ref === undefined ? [] : [{ $ref: schema.$ref }]), ...asArray(schema.allOf)];
  return [
    ...allChecks(asWell, scope),
    ...childChecks(schema, scope),
    ...alternativeChecks(schema, base, scope),
    ...negatedChecks(schema, scope),
    ...conditionalChecks(schema, scope),
    ...unevaluated,
  ];
}

function allChecks(members: readonly Json[], scope: Scope): Check[] {
  const [first] = members;
  if (first === undefined) return [];
  if (scope.exact && members.length === 1) {
    const alone = scope.asWell(first);
    return [{ source: scope.use(`all([${alone.source}])`), whole: true, alone }];
  }
  const written = members.map((member) => scope.deeper.asWell(member).source);
  return [{ source: scope.use(`all(${listed(['[', ']'], written, scope.indent)})`), whole: true }];
}

function negatedChecks(schema: JsonObject, scope: Scope): Check[] {
  if (schema.not === undefined) return [];
  const words = forbiddenWords(schema.not);
  const said = words === undefined ? '' : `, ${literal(words)}`;
  return [{ source: scope.use(`negated(${scope.inCondition.write(schema.not)}${said})`), whole: true }];
}

/** What a schema that consists of one keyword forbids, where a few words say it. */
function forbiddenWords(schema: Json): string | undefined {
  const entries = isObject(schema) ? Object.entries(schema) : [];
  const [[keyword, value] = []] = entries.length === 1 ? entries : [];
  if (keyword === 'const') return allText([value], 'must not be', ' or ');
  if (keyword === 'enum') return allText(asArray(value), 'must not be', ' or ');
  if (keyword === 'type') return `must not be of type ${[value].flat().join(' or ')}`;
  if (keyword === 'required') return allText(asArray(value), 'must not have', ' together with ');
  return undefined;
}

const mostNamed = 10;

function allText(values: readonly unknown[], ...[before, joint]: [string, string]): string | undefined {
  if (values.length === 0 || values.length > mostNamed || !values.every(isShort)) return undefined;
  return `${before} ${values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(joint)}`;
}

/** Fit for a line of a message: a scalar of a few characters, none of which could steer a terminal. */
function isShort(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && /^\P{C}{1,40}$/u.test(String(value)));
}

function conditionalChecks(schema: JsonObject, scope: Scope): Check[] {
  if (schema.if === undefined || (schema.then === undefined && schema.else === undefined)) return [];
  const inner = '  '.repeat(scope.indent + 1);
  const parts = (['if', 'then', 'else'] as const)
    .filter((name) => schema[name] !== undefined)
    .map((name) => `${inner}${name}: ${scope.inCondition.deeper.write(schema[name] ?? true)},\n`);
  return [{ source: scope.use(`conditional({\n${parts.join('')}${'  '.repeat(scope.indent)}})`), whole: true }];
}
