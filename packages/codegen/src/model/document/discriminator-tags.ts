/** The tags of discriminators that a document leaves unsaid: constants of the members, or the keys of their schemas. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import { nameInReference, referencedName } from '../schemas.ts';

/** Knows the components of a document. */
export class DiscriminatorTags {
  readonly #components: JsonObject;
  /** Keys of the schemas that extend one by allOf, by its key; made when first asked for. */
  #children: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(components: JsonObject) {
    this.#components = components;
  }

  /** Tags with keys of components, for the members that the mapping of a schema does not name. */
  missingIn(schema: JsonObject, key: string | undefined): [tag: string, key: string][] {
    const { propertyName, mapping } = asObject(schema.discriminator);
    const property = asString(propertyName);
    if (property === undefined) return [];
    const mapped = new Set(Object.values(asObject(mapping)).map((target) => nameInReference(String(target)) ?? target));
    const members = ['oneOf', 'anyOf'].flatMap((keyword) => asArray(schema[keyword]));
    const keys = members.length > 0 ? members.flatMap((member) => referencedName(member) ?? []) : this.#extending(key);
    const tagsOf = new Map(keys.map((member) => [member, this.#constants(member, property, new Set([schema]))]));
    if (members.length === 0) dropShared(tagsOf);
    return keys
      .filter((member) => !mapped.has(member))
      .flatMap((member) => {
        const tags = tagsOf.get(member) ?? [];
        return (tags.length > 0 ? tags : [member]).map((tag): [string, string] => [tag, member]);
      });
  }

  /** The texts that a schema allows for the property. */
  #constants(key: string, property: string, seen: Set<Json>): string[] {
    return this.#constantsIn(this.#component(key), property, seen);
  }

  #constantsIn(schema: Json | undefined, property: string, seen: Set<Json>): string[] {
    if (!isObject(schema) || seen.has(schema)) return [];
    seen.add(schema);
    const key = referencedName(schema);
    if (key !== undefined) return this.#constants(key, property, seen);
    const properties = asObject(schema.properties);
    const own = Object.hasOwn(properties, property) ? this.#texts(properties[property]) : [];
    if (own.length > 0) return own;
    return asArray(schema.allOf).flatMap((part) => this.#constantsIn(part, property, seen));
  }

  #texts(schema: Json | undefined): string[] {
    const key = referencedName(schema);
    const node = asObject(key === undefined ? schema : this.#component(key));
    const values = node.const === undefined ? asArray(node.enum) : [node.const];
    return values.filter((value) => typeof value === 'string');
  }

  #component(key: string): Json | undefined {
    return Object.hasOwn(this.#components, key) ? this.#components[key] : undefined;
  }

  /** Keys of all schemas that extend one, at any distance. */
  #extending(key: string | undefined): string[] {
    if (key === undefined) return [];
    this.#children ??= childrenOf(this.#components);
    const found = new Set([key]);
    for (const parent of found) for (const child of this.#children.get(parent) ?? []) found.add(child);
    found.delete(key);
    return [...found].sort();
  }
}

/** A list of all tags, as a schema between parent and children may have it, tells none of them apart. */
function dropShared(tagsOf: Map<string, string[]>): void {
  const owners = Map.groupBy([...tagsOf.values()].flat(), (tag) => tag);
  for (const [member, tags] of tagsOf) {
    const own = tags.length === 1 ? tags : tags.filter((tag) => owners.get(tag)?.length === 1);
    tagsOf.set(member, own);
  }
}

function childrenOf(components: JsonObject): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(components)) {
    for (const part of asArray(asObject(schema).allOf)) {
      const parent = referencedName(part);
      if (parent === undefined) continue;
      const known = children.get(parent) ?? [];
      known.push(key);
      children.set(parent, known);
    }
  }
  return children;
}
