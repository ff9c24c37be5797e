/** Random pairs of schemas that differ in one place, for comparisons of schemas to be held against a judge. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../src/json.ts';
import { schemaHolders, shelfKeywords } from '../src/schema/vocabulary.ts';
import type { Choose } from './near-instance.ts';

/** Shelves count where they are used, so an edit on one may change nothing. */
const shelves: readonly string[] = shelfKeywords;

/**
 * A schema without what comparisons of schemas take otherwise than the standard does: `oneOf` of shapes that overlap and
 * `unevaluated*`, which see through everything beside them, and `properties` without a type, which means an object here.
 */
export function tamed(schema: Json): Json {
  const copy = structuredClone(schema);
  const defined = isObject(copy) ? Object.values(asObject(copy.$defs)) : [];
  for (const found of [copy, ...defined].flatMap(schemasIn)) tame(found);
  return copy;
}

function tame(schema: JsonObject): void {
  if (schema.oneOf !== undefined) schema.anyOf ??= schema.oneOf;
  for (const keyword of ['oneOf', 'unevaluatedProperties', 'unevaluatedItems']) delete schema[keyword];
  if (schema.properties !== undefined) schema.type ??= 'object';
}

/** The schema with one keyword gone, one taken from another schema, or one number a little greater or smaller. */
export function edited(schema: Json, other: Json, choose: Choose): Json {
  const copy = structuredClone(schema);
  const target = chosen(schemasIn(copy), choose);
  const source = chosen(schemasIn(other), choose);
  if (target && source) edit(target, source, choose);
  return tamed(copy);
}

function edit(target: JsonObject, source: JsonObject, choose: Choose): void {
  const keywords = Object.keys(target).filter((keyword) => !shelves.includes(keyword));
  const kind = choose(4);
  if (kind === 0) {
    const keyword = chosen(keywords, choose);
    if (keyword !== undefined) delete target[keyword];
  } else if (kind === 1) {
    const keyword = chosen(
      keywords.filter((name) => typeof target[name] === 'number'),
      choose,
    );
    const least = keyword === 'multipleOf' ? 1 : 0;
    if (keyword !== undefined) target[keyword] = Math.max(Number(target[keyword]) + choose(3) - 1, least);
  } else {
    // A reference that is put elsewhere may lead round in a circle, which no schema may do.
    const foreign = Object.keys(source).filter(
      (keyword) =>
        !shelves.includes(keyword) && keyword !== '$ref' && !JSON.stringify(source[keyword]).includes('"$ref"'),
    );
    const keyword = chosen(foreign, choose);
    if (keyword !== undefined) target[keyword] = structuredClone(source[keyword] ?? null);
  }
}

function chosen<T>(list: readonly T[], choose: Choose): T | undefined {
  return list[choose(list.length)];
}

/** The schema and those inside it that it uses itself. */
function schemasIn(schema: Json | undefined): JsonObject[] {
  if (!isObject(schema)) return [];
  const inner = Object.entries(schema).flatMap(([keyword, value]) => {
    if (shelves.includes(keyword)) return [];
    const held = schemaHolders.get(keyword);
    if (held === 'one') return schemasIn(value);
    if (held === 'list') return asArray(value).flatMap(schemasIn);
    return held === 'map' && isObject(value) ? Object.values(value).flatMap(schemasIn) : [];
  });
  return [schema, ...inner];
}
