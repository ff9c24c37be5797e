/** Writes the keywords of objects. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../../json.ts';
import { type Literal, literal } from '../literal.ts';
import { type Check, key, listed, type Part, type Scope } from './part.ts';
import { patternSource } from './patterns.ts';
import { range } from './scalars.ts';

/** A schema of type object. */
export function objectPart(schema: JsonObject, scope: Scope): { part: Part; checks: Check[] } {
  const { additionalProperties: others, patternProperties } = schema;
  const properties = Object.entries(asObject(schema.properties));
  if (!scope.exact && properties.length === 0 && isObject(others) && patternProperties === undefined) {
    const source = `z.record(z.string(), ${scope.write(others)})`;
    return {
      part: { source, keeps: false },
      checks: objectChecks(schema, { declared: new Set(), others: 'done' }, scope),
    };
  }
  const plain = properties.filter(([name]) => isPlain(name));
  const hasOdd = plain.length < properties.length;
  const isStrict = others === false || (others === undefined && scope.isClosed);
  const written = new Map(plain.map(([name, property]) => [name, scope.deeper.write(property)]));
  // What zod takes as unknown may be left out or be undefined: whether it is there is asked separately.
  const declared = new Set(
    [...written].filter(([, source]) => !source.startsWith('z.unknown()')).map(([name]) => name),
  );
  const byZod = isStrict && patternProperties === undefined && !hasOdd;
  const catchall = !scope.exact && isObject(others) && patternProperties === undefined;
  const facts = { declared: scope.exact ? declared : new Set(written.keys()), plain: new Set(written.keys()) };
  const checks = objectChecks(
    schema,
    { ...facts, others: byZod || catchall ? 'done' : isStrict ? false : others },
    scope,
  );
  const required = new Set(scope.requiredOf(schema).filter((name) => facts.declared.has(name)));
  const shape = shapeOf(
    [...written].map(([name, source]) => [name, required.has(name) ? source : `${source}.optional()`]),
    scope.indent,
  );
  const isWhole = scope.exact && checks.some(({ whole }) => whole);
  const call = byZod ? 'z.strictObject' : isWhole ? 'z.object' : 'z.looseObject';
  const rest = catchall && isObject(others) ? `.catchall(${scope.write(others)})` : '';
  return { part: { source: `${call}(${shape})${rest}`, keeps: false }, checks };
}

/** An object literal, a member a line. */
export function shapeOf(members: readonly (readonly [string, string])[], indent: number): string {
  const inner = '  '.repeat(indent + 1);
  const lines = members.map(([name, source]) => `${inner}${key(name)}: ${source},\n`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${'  '.repeat(indent)}}`;
}

/** zod reads members that are inherited too, so names that every object has are read by a check of ours. */
function isPlain(name: string): boolean {
  return !(name in {});
}

interface Facts {
  /** Names whose being there zod asks for itself. */
  readonly declared: ReadonlySet<string>;
  /** Names whose values zod checks itself. */
  readonly plain?: ReadonlySet<string>;
  /** The schema of other properties, or that they are seen to. */
  readonly others: Json | undefined | 'done';
}

/** What the keywords of objects ask of a value that may be something else. */
export function untypedObjectChecks(schema: JsonObject, scope: Scope): Check[] {
  return objectChecks(schema, { declared: new Set(), others: schema.additionalProperties }, scope);
}

function objectChecks(schema: JsonObject, facts: Facts, scope: Scope): Check[] {
  return [
    ...presence(schema, facts, scope),
    ...members(schema, facts, scope),
    ...patterns(schema, scope),
    ...additional(schema, facts, scope),
    ...nameChecks(schema, scope),
    ...counts(schema, scope),
    ...dependencies(schema, scope),
  ];
}

const whole =
  (scope: Scope) =>
  (source: string): Check => ({ source: scope.use(source), whole: true });

function presence(schema: JsonObject, { declared }: Facts, scope: Scope): Check[] {
  const missing = scope.requiredOf(schema).filter((name) => !declared.has(name));
  if (missing.length === 0) return [];
  return [{ source: scope.use(`present(${literal([...new Set(missing)])})`), whole: !missing.every(isPlain) }];
}

function members(schema: JsonObject, { plain }: Facts, scope: Scope): Check[] {
  const rest = Object.entries(asObject(schema.properties)).filter(
    ([name, property]) => !plain?.has(name) && property !== true,
  );
  if (rest.length === 0) return [];
  const shape = shapeOf(
    rest.map(([name, property]) => [name, scope.deeper.write(property)]),
    scope.indent,
  );
  return [{ source: scope.use(`properties(${shape})`), whole: !rest.every(([name]) => isPlain(name)) || !scope.exact }];
}

function patterns(schema: JsonObject, scope: Scope): Check[] {
  const entries = Object.entries(asObject(schema.patternProperties)).filter(([, inner]) => inner !== true);
  if (entries.length === 0) return [];
  const pairs = entries.map(([pattern, inner]) => `[${patternSource(pattern, scope)}, ${scope.deeper.write(inner)}]`);
  return [whole(scope)(`patternProperties(${listed(['[', ']'], pairs, scope.indent)})`)];
}

function additional(schema: JsonObject, { others }: Facts, scope: Scope): Check[] {
  if (others === 'done' || others === undefined || others === true) return [];
  const known = knownProperties(
    Object.keys(asObject(schema.properties)),
    Object.keys(asObject(schema.patternProperties)),
    scope,
  );
  return [whole(scope)(`additionalProperties(${known}, ${scope.write(others)})`)];
}

function knownProperties(names: readonly string[], ofPatterns: readonly string[], scope: Scope): string {
  const list = ofPatterns.map((pattern) => patternSource(pattern, scope)).join(', ');
  return `{ names: ${literal([...names])}, patterns: [${list}] }`;
}

function nameChecks({ propertyNames }: JsonObject, scope: Scope): Check[] {
  if (propertyNames === undefined || propertyNames === true) return [];
  return [whole(scope)(`propertyNames(${scope.write(propertyNames)})`)];
}

function counts({ minProperties: min, maxProperties: max }: JsonObject, scope: Scope): Check[] {
  return min === undefined && max === undefined ? [] : [whole(scope)(`propertyCount(${range({ min, max })})`)];
}

function dependencies(schema: JsonObject, scope: Scope): Check[] {
  const names = Object.entries(asObject(schema.dependentRequired)).filter(([, list]) => asArray(list).length > 0);
  const schemas = Object.entries(asObject(schema.dependentSchemas)).filter(([, inner]) => inner !== true);
  const required = names.map(([name, list]): [string, string] => [name, literal(list as Literal)]); // a list of names
  const inner = schemas.map(([name, part]): [string, string] => [name, scope.deeper.write(part)]);
  return [
    ...(required.length === 0 ? [] : [`dependentRequired(${shapeOf(required, scope.indent)})`]),
    ...(inner.length === 0 ? [] : [`dependentSchemas(${shapeOf(inner, scope.indent)})`]),
  ].map(whole(scope));
}
