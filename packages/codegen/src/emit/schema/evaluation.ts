/**
 * Which properties and items the keywords of a schema look at, for `unevaluatedProperties` and `unevaluatedItems`. What holds for
 * every value is worked out here; what depends on the value is left to the check, as schemas to try.
 */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../../json.ts';
import { referencedName } from '../../model/schemas.ts';
import { type Check, dataSource, key, type Scope } from './part.ts';
import { patternSource } from './patterns.ts';

type Kind = 'properties' | 'items';

/** What a schema looks at. */
interface Evaluation {
  readonly names: Set<string>;
  readonly patterns: Set<string>;
  /** How many items from the first. */
  first: number;
  all: boolean;
  /** Sources, a list for each member of the check's argument. */
  readonly containing: string[];
  readonly when: string[];
  readonly ifPresent: string[];
  readonly either: string[];
  readonly also: Set<string>;
}

/** The checks of `unevaluatedProperties` and `unevaluatedItems`. */
export function unevaluatedChecks(schema: JsonObject, scope: Scope): Check[] {
  return (['properties', 'items'] as const).flatMap((kind) => {
    const keyword = kind === 'properties' ? 'unevaluatedProperties' : 'unevaluatedItems';
    const inner = schema[keyword];
    if (inner === undefined || inner === true) return [];
    return [
      unevaluatedCheck({ keyword, inner, source: evaluationOf(schema, { kind, scope, isOutermost: true }) }, scope),
    ];
  });
}

function unevaluatedCheck(
  { keyword, inner, source }: { keyword: string; inner: Json; source: Evaluation },
  scope: Scope,
): Check {
  return { source: scope.use(`${keyword}(${scope.write(inner)}, ${written(source)})`), whole: true };
}

interface Options {
  readonly kind: Kind;
  readonly scope: Scope;
  /** The keyword whose argument is being made does not count for itself. */
  readonly isOutermost?: boolean;
}

function evaluationOf(schema: Json, options: Options): Evaluation {
  const result: Evaluation = {
    names: new Set(),
    patterns: new Set(),
    first: 0,
    all: false,
    containing: [],
    when: [],
    ifPresent: [],
    either: [],
    also: new Set(),
  };
  if (!isObject(schema)) return result;
  if (options.kind === 'properties') ownProperties(schema, result, options);
  else ownItems(schema, result, options);
  for (const part of [...asArray(schema.allOf), ...referenceOf(schema)]) add(result, evaluated(part, options));
  for (const branch of [...asArray(schema.anyOf), ...asArray(schema.oneOf)]) addBranch(result, branch, options);
  condition(schema, result, options);
  return result;
}

function ownProperties(schema: JsonObject, result: Evaluation, options: Options): void {
  for (const name of Object.keys(asObject(schema.properties))) result.names.add(name);
  for (const pattern of Object.keys(asObject(schema.patternProperties)))
    result.patterns.add(patternSource(pattern, options.scope));
  const isAll = schema.unevaluatedProperties !== undefined && options.isOutermost !== true;
  if (schema.additionalProperties !== undefined || isAll) result.all = true;
  for (const [name, inner] of Object.entries(asObject(schema.dependentSchemas))) {
    const source = thunk(evaluated(inner, options));
    if (source !== undefined) result.ifPresent.push(`${key(name)}: ${source}`);
  }
}

function ownItems(schema: JsonObject, result: Evaluation, options: Options): void {
  result.first = asArray(schema.prefixItems).length;
  const isAll = schema.unevaluatedItems !== undefined && options.isOutermost !== true;
  if (schema.items !== undefined || isAll) result.all = true;
  if (schema.contains !== undefined) result.containing.push(options.scope.hoist(schema.contains));
}

function referenceOf(schema: JsonObject): Json[] {
  return schema.$ref === undefined ? [] : [{ $ref: schema.$ref }];
}

/** What a schema that stands in the same place looks at; of a named one with conditions, by its own function. */
function evaluated(schema: Json, { kind, scope }: Options): Evaluation {
  const name = referencedName(schema);
  // Keywords beside a reference look at the value as well.
  const isAlone = Object.keys(asObject(schema)).length === 1;
  if (name === undefined || !isAlone) return evaluationOf(schema, { kind, scope });
  const target = scope.target(name);
  const result = evaluationOf(true, { kind, scope });
  // Made once: the check asks each but once, and tells them by what they return.
  const write = (): string => `${scope.use('schema')}(() => (${written(evaluationOf(target, { kind, scope }))}))`;
  result.also.add(scope.hoistFunction(`${kind} ${name}`, write));
  return result;
}

function addBranch(result: Evaluation, branch: Json, options: Options): void {
  const source = thunk(evaluated(branch, options));
  if (source !== undefined) result.when.push(`[${options.scope.hoist(branch)}, ${source}]`);
}

function condition(schema: JsonObject, result: Evaluation, options: Options): void {
  if (schema.if === undefined) return;
  const whenTrue = evaluated(schema.if, options);
  add(whenTrue, evaluated(schema.then ?? true, options));
  const parts = [
    ['then', thunk(whenTrue)],
    ['else', thunk(evaluated(schema.else ?? true, options))],
  ].filter(([, source]) => source !== undefined);
  if (parts.length === 0) return;
  const branches = parts.map(([name, source]) => `${name}: ${source}`).join(', ');
  result.either.push(`{ if: ${options.scope.hoist(schema.if)}, ${branches} }`);
}

function add(result: Evaluation, other: Evaluation): void {
  for (const name of other.names) result.names.add(name);
  for (const pattern of other.patterns) result.patterns.add(pattern);
  for (const name of other.also) result.also.add(name);
  result.first = Math.max(result.first, other.first);
  result.all ||= other.all;
  for (const list of ['containing', 'when', 'ifPresent', 'either'] as const) result[list].push(...other[list]);
}

function thunk(evaluation: Evaluation): string | undefined {
  const source = written(evaluation);
  if (source === '{}') return undefined;
  return /^\{ also: \[([\w$]+)\] \}$/.exec(source)?.[1] ?? `() => (${source})`;
}

function written(evaluation: Evaluation): string {
  // All that there is: nothing else can add to it.
  if (evaluation.all) return '{ all: true }';
  const { names, patterns, first, containing, when, ifPresent, either, also } = evaluation;
  const members = [
    names.size > 0 && `names: ${dataSource([...names])}`,
    patterns.size > 0 && `patterns: [${[...patterns].join(', ')}]`,
    first > 0 && `first: ${first}`,
    containing.length > 0 && `containing: [${containing.join(', ')}]`,
    when.length > 0 && `when: [${when.join(', ')}]`,
    ifPresent.length > 0 && `ifPresent: { ${ifPresent.join(', ')} }`,
    either.length > 0 && `either: [${either.join(', ')}]`,
    also.size > 0 && `also: [${[...also].join(', ')}]`,
  ].filter((member) => member !== false);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
