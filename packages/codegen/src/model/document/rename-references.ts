/**
 * Points references and discriminators at the names that were decided, and writes the tags of discriminators out, which
 * stand for the old names. What holds neither stays the very object that it was.
 */
import { asObject, isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { inherit } from '../../parse/origin.ts';
import { referenceTo } from '../../parse/schema-reference.ts';
import { schemaPositions } from '../schema-positions.ts';
import { nameInReference } from '../schemas.ts';
import type { DiscriminatorTags } from './discriminator-tags.ts';

/** Names by key of components, and what is known of tags. */
export interface Renaming {
  readonly names: ReadonlyMap<string, string>;
  readonly tags: DiscriminatorTags;
  /** Key of the component that the schema is, where it is one. */
  readonly key?: string;
}

/** The schema with every reference and every discriminator's mapping renamed. */
export function renameReferences(schema: Json, renaming: Renaming): Json {
  if (!isObject(schema)) return schema;
  let copy: JsonObject | undefined;
  const { key, ...inside } = renaming;
  for (const [keyword, value] of Object.entries(schema)) {
    const isTagged = keyword === 'discriminator' && isObject(value);
    const changed = isTagged ? discriminator(value, { schema, renaming }) : renameIn(keyword, value, inside);
    if (changed === value) continue;
    copy ??= inherit({ ...schema }, schema);
    setMember(copy, keyword, changed);
  }
  return copy ?? schema;
}

function renameIn(keyword: string, value: Json, renaming: Renaming): Json {
  if (keyword === '$ref') return renamed(value, renaming);
  const position = schemaPositions.get(keyword);
  if (position === undefined) return value;
  if (Array.isArray(value)) return renameList(value, renaming);
  if (position === 'map') return renameMembers(value, renaming);
  return renameReferences(value, renaming);
}

function renameList(list: Json[], renaming: Renaming): Json[] {
  const copy = list.map((item) => renameReferences(item, renaming));
  return copy.every((item, at) => item === list[at]) ? list : inherit(copy, list);
}

function renameMembers(map: Json, renaming: Renaming): Json {
  if (!isObject(map)) return map;
  let copy: JsonObject | undefined;
  for (const [name, member] of Object.entries(map)) {
    const changed = renameReferences(member, renaming);
    if (changed === member) continue;
    copy ??= inherit({ ...map }, map);
    setMember(copy, name, changed);
  }
  return copy ?? map;
}

function discriminator(
  value: JsonObject,
  { schema, renaming }: { schema: JsonObject; renaming: Renaming },
): JsonObject {
  const mapping: JsonObject = {};
  for (const [tag, target] of Object.entries(asObject(value.mapping)))
    setMember(mapping, tag, renamed(target, renaming));
  for (const [tag, key] of renaming.tags.missingIn(schema, renaming.key)) {
    const name = renaming.names.get(key) ?? key;
    if (!Object.hasOwn(mapping, tag)) setMember(mapping, tag, referenceTo(name).$ref);
  }
  return Object.keys(mapping).length === 0 ? value : inherit({ ...value, mapping }, value);
}

function renamed(reference: Json, { names }: Renaming): Json {
  if (typeof reference !== 'string') return reference;
  // A mapping may also name a schema outright.
  const key = nameInReference(reference) ?? (names.has(reference) ? reference : undefined);
  const name = key === undefined ? undefined : names.get(key);
  return name === undefined ? reference : referenceTo(name).$ref;
}
