/** One reading of a schema in all its spellings: references followed, `allOf` joined, null and `const` apart. */
import { jsonTypeOf } from '../../emit/types/literal-type.ts';
import { asArray, asObject, child, isObject, type Json, type JsonObject } from '../../json.ts';
import { behind, type Located } from '../located.ts';
import { applies } from './applies.ts';
import { canonical } from './canonical.ts';
import { commonTypes, typesOf } from './json-types.ts';

/** Schemas that hold together for one value. */
export type Conjuncts = readonly Located[];

/** Shapes of which a value has one. */
export interface Union {
  readonly kind: 'anyOf' | 'oneOf';
  readonly place: string;
  readonly branches: readonly Located[];
  readonly discriminator?: Located<JsonObject>;
}

/** A schema as it is compared. */
export interface SchemaView {
  /** Where it stands, before references are followed. */
  readonly place: string;
  /** The schemas themselves, without references and `allOf`; the outermost is the last. */
  readonly parts: readonly Located<JsonObject>[];
  /** Those of them that are not the only branch of a union. */
  readonly outer: readonly Located<JsonObject>[];
  /** True for `false`: nothing fits. */
  readonly isNever: boolean;
  /** Without null; undefined where every type fits. */
  readonly types: ReadonlySet<string> | undefined;
  readonly isNullable: boolean;
  /** The values of an enumeration, without null. */
  readonly values: readonly Located[] | undefined;
  readonly properties: ReadonlyMap<string, Conjuncts>;
  /** Required names, with where that is said. */
  readonly required: ReadonlyMap<string, string>;
  readonly unions: readonly Union[];
}

/** How deep unions in unions are read. */
const deepest = 8;

/** Reads schemas that hold together. */
export function viewOf(root: Json, schemas: Conjuncts, depth = 0): SchemaView {
  const { parts, isNever } = partsOf(root, schemas);
  const unions = unionsOf(root, parts, depth);
  const [union] = unions;
  const rest = union?.branches.filter((branch) => !isNullOnly(root, branch));
  const [only] = rest ?? [];
  if (union && unions.length === 1 && rest?.length === 1 && only && depth < deepest) {
    const outer = withoutUnion(parts, union.kind);
    const alone = viewOf(root, [only, ...outer], depth + 1);
    const isNullable = alone.isNullable || rest.length < union.branches.length;
    return { ...alone, outer, place: schemas[0]?.place ?? '', isNullable };
  }
  const values = valuesOf(parts);
  const types = commonTypes(parts.map(({ value }) => typesOf(value))) ?? impliedTypes(parts, values);
  const isWide = types === undefined || types.has('null');
  const takesNull =
    isWide &&
    (values === undefined || values.some(({ value }) => value === null)) &&
    unions.every(({ branches }) => branches.some((branch) => admitsNull(root, branch, depth + 1)));
  return {
    place: schemas[0]?.place ?? '',
    parts,
    outer: parts,
    isNever,
    types: withoutNull(types),
    isNullable: takesNull,
    values: values?.filter(({ value }) => value !== null),
    properties: propertiesOf(parts),
    required: requiredOf(parts),
    unions: union && unions.length === 1 ? [{ ...union, branches: rest ?? [] }] : unions,
  };
}

/** A keyword in each part that has it and to whose types it applies, the outermost last. */
export function keywordOf(view: SchemaView, keyword: string): readonly Located[] {
  if (!applies(keyword, view.types)) return [];
  return view.parts.flatMap(({ value, place }) => {
    const found = value[keyword];
    return found === undefined ? [] : [{ value: found, place: `${place}/${keyword}` }];
  });
}

/** True where nothing is known of the value. */
export function isAnything(view: SchemaView): boolean {
  return view.types === undefined && view.values === undefined && view.unions.length === 0;
}

/** The parts without the union of a kind: what holds whatever the branch. */
export function withoutUnion(parts: readonly Located<JsonObject>[], kind: Union['kind']): Located<JsonObject>[] {
  return parts.map(({ value, place }) => {
    const { [kind]: _union, discriminator: _discriminator, ...rest } = value;
    return { value: rest, place };
  });
}

function partsOf(root: Json, schemas: Conjuncts): { parts: Located<JsonObject>[]; isNever: boolean } {
  const parts: Located<JsonObject>[] = [];
  let isNever = false;
  const followed = new Set<string>();
  const add = ({ value, place }: Located): void => {
    if (value === false) isNever = true;
    if (!isObject(value)) return;
    const target = behind(root, value);
    if (target && !followed.has(target.place)) {
      followed.add(target.place);
      add(target);
    }
    asArray(value.allOf).forEach((part, index) => {
      add({ value: part, place: `${place}/allOf/${index}` });
    });
    const { $ref: _reference, allOf: _parts, ...own } = value;
    if (Object.keys(own).length > 0) parts.push({ value: own, place });
  };
  schemas.forEach(add);
  return { parts, isNever };
}

function unionsOf(root: Json, parts: readonly Located<JsonObject>[], depth: number): Union[] {
  return parts.flatMap((part) =>
    (['anyOf', 'oneOf'] as const)
      .filter((kind) => Array.isArray(part.value[kind]))
      .map((kind) => {
        const place = `${part.place}/${kind}`;
        const { discriminator } = part.value;
        const branches = flatBranches(root, { kind, place, branches: asArray(part.value[kind]), depth });
        if (!isObject(discriminator)) return { kind, place, branches };
        return { kind, place, branches, discriminator: { value: discriminator, place: `${part.place}/discriminator` } };
      }),
  );
}

interface Listed {
  readonly kind: 'anyOf' | 'oneOf';
  readonly place: string;
  readonly branches: readonly Json[];
  readonly depth: number;
}

/** A branch that is itself nothing but a union of the kind is its branches. */
function flatBranches(root: Json, { kind, place, branches, depth }: Listed): Located[] {
  return branches.flatMap((branch, index) => {
    const here: Located = { value: branch, place: `${place}/${index}` };
    if (depth >= deepest) return [here];
    const { parts } = partsOf(root, [here]);
    const [part] = parts;
    const inner = part?.value[kind];
    const isBare = parts.length === 1 && Array.isArray(inner) && part?.value.discriminator === undefined;
    const others = Object.keys(part?.value ?? {}).filter((key) => key !== kind && !isProse(key));
    if (!isBare || !part || others.length > 0) return [here];
    return flatBranches(root, { kind, place: `${part.place}/${kind}`, branches: asArray(inner), depth: depth + 1 });
  });
}

function isProse(keyword: string): boolean {
  return ['title', 'description', 'examples', 'example'].includes(keyword) || keyword.startsWith('x-');
}

function admitsNull(root: Json, branch: Located, depth: number): boolean {
  return depth < deepest && viewOf(root, [branch], depth).isNullable;
}

function isNullOnly(root: Json, branch: Located): boolean {
  const { parts } = partsOf(root, [branch]);
  const types = commonTypes(parts.map(({ value }) => typesOf(value)));
  const values = valuesOf(parts);
  return values ? values.every(({ value }) => value === null) : types?.size === 1 && types.has('null');
}

function valuesOf(parts: readonly Located<JsonObject>[]): readonly Located[] | undefined {
  const lists = parts.flatMap(({ value, place }): Located[][] => [
    ...(value.const === undefined ? [] : [[{ value: value.const, place: `${place}/const` }]]),
    ...(Array.isArray(value.enum) ? [value.enum.map((item) => ({ value: item, place: `${place}/enum` }))] : []),
  ]);
  const [first, ...others] = lists;
  if (first === undefined) return undefined;
  const allowed = others.map((list) => new Set(list.map(({ value }) => canonical(value))));
  return first.filter(({ value }) => allowed.every((set) => set.has(canonical(value))));
}

/** What a schema without `type` is about all the same. */
function impliedTypes(
  parts: readonly Located<JsonObject>[],
  values: readonly Located[] | undefined,
): ReadonlySet<string> | undefined {
  if (values) return new Set(values.map(({ value }) => jsonTypeOf(value)));
  return parts.some(({ value }) => isObject(value.properties)) ? new Set(['object']) : undefined;
}

function withoutNull(types: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
  return types && new Set([...types].filter((type) => type !== 'null'));
}

function propertiesOf(parts: readonly Located<JsonObject>[]): ReadonlyMap<string, Conjuncts> {
  const found = new Map<string, Located[]>();
  for (const { value, place } of parts) {
    for (const [name, schema] of Object.entries(asObject(value.properties))) {
      const located = { value: schema, place: child(`${place}/properties`, name) };
      found.set(name, [...(found.get(name) ?? []), located]);
    }
  }
  return found;
}

function requiredOf(parts: readonly Located<JsonObject>[]): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap(({ value, place }) =>
      asArray(value.required).flatMap((name) =>
        typeof name === 'string' ? [[name, `${place}/required`] as const] : [],
      ),
    ),
  );
}
