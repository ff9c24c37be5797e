/**
 * Puts a document together as one: what references lead to stands in their place, but for schemas, which may be recursive
 * and are named below components.schemas. What stays the same is shared with the files, what changes is copied once.
 */
import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import { isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { mapEntries, mapParts } from '../map-parts.ts';
import type { Place } from '../openapi-grammar.ts';
import { inherit, locate } from '../origin.ts';
import { raiseSchema } from '../raise-schema.ts';
import type { Discovery, SchemaEntry } from './discover.ts';
import type { DocumentFile } from './document-file.ts';
import { isPureReference, type NamedSchemas } from './name-schemas.ts';
import type { Target } from './resolve-reference.ts';

/** Keywords that have done their work when every reference leads to a name. */
const done = ['$id', '$anchor', '$dynamicAnchor', '$recursiveAnchor', '$schema', '$vocabulary', '$defs', 'definitions'];
const schemaPlace: Place = { kind: 'schema', as: 'one' };

/** Builds parts of the bundle. */
export class BundleBuilder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #discovery: Discovery;
  readonly #keys: ReadonlyMap<SchemaEntry, string>;
  /** Schemas that stand under a key of their own, wherever they were written. */
  readonly #named = new Map<Json, string>();
  /** What stands in place of references, by place and target: shared by all that refer to it. */
  readonly #placed = new Map<string, Map<Json, Json>>();

  constructor(discovery: Discovery, { keys }: NamedSchemas) {
    this.#discovery = discovery;
    this.#keys = keys;
    for (const [entry, key] of keys) if (typeof entry.target.node === 'object') this.#named.set(entry.target.node, key);
  }

  /** A named schema. */
  schema({ node, resource }: Target): Json {
    return isObject(node) ? this.#object(node, { place: schemaPlace, file: resource.file }) : node;
  }

  /** Any part of the document. */
  build(node: Json, place: Place, file: DocumentFile): Json {
    if (typeof node !== 'object' || node === null) return node;
    const isOne = place.as === 'one' || (place.as === 'either' && !Array.isArray(node));
    const isSchema = isOne && place.kind === 'schema';
    const key = isSchema ? this.#named.get(node) : undefined;
    if (key !== undefined) return inherit(referenceTo(key), node);
    if (isObject(node) && !isSchema && typeof node.$ref === 'string') return this.#putInPlace(node, place);
    if (isOne && isObject(node)) return this.#object(node, { place, file });
    return mapEntries(node, place, this.#change(file));
  }

  #change(file: DocumentFile): { change: (part: Json, place: Place) => Json; diagnostics: Diagnostic[] } {
    return { change: (part, place) => this.build(part, place, file), diagnostics: this.diagnostics };
  }

  #object(node: JsonObject, { place, file }: { place: Place; file: DocumentFile }): JsonObject {
    const parts = mapParts(node, place.kind, this.#change(file));
    return place.kind === 'schema' ? this.#finish(parts, { node, file }) : parts;
  }

  #finish(parts: JsonObject, { node, file }: { node: JsonObject; file: DocumentFile }): JsonObject {
    const references = this.#discovery.schemas.get(node);
    const mapping = isObject(node.discriminator) ? node.discriminator.mapping : undefined;
    const isDone = done.some((keyword) => Object.hasOwn(parts, keyword));
    const finished =
      references || isDone || isObject(mapping) ? this.#rewrite(inherit({ ...parts }, node), { references, node }) : parts;
    return raiseSchema({ schema: finished, original: node, old: file.old, diagnostics: this.diagnostics });
  }

  #rewrite(
    schema: JsonObject,
    { references, node }: { references: ReadonlyMap<string, SchemaEntry> | undefined; node: JsonObject },
  ): JsonObject {
    for (const keyword of done) delete schema[keyword];
    const [first, ...others] = [...(references ?? [])].map(([keyword, entry]) => {
      delete schema[keyword];
      return referenceTo(this.#keys.get(entry) ?? '');
    });
    if (first) schema.$ref = first.$ref ?? '';
    if (others.length > 0) schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), ...others];
    const { discriminator } = node;
    if (isObject(discriminator) && isObject(discriminator.mapping))
      schema.discriminator = inherit({ ...discriminator, mapping: this.#mapping(discriminator.mapping) }, discriminator);
    return schema;
  }

  #mapping(mapping: JsonObject): JsonObject {
    const rewritten: JsonObject = inherit({}, mapping);
    for (const [tag, entry] of this.#discovery.mappings.get(mapping) ?? [])
      setMember(rewritten, tag, referenceTo(this.#keys.get(entry) ?? '').$ref ?? '');
    return rewritten;
  }

  /** What the reference leads to, through further ones; its own summary and description take precedence. */
  #putInPlace(node: JsonObject, place: Place): Json {
    const target = this.#follow(node);
    if (!target) return place.as === 'list' ? [] : {};
    const key = `${place.as} ${place.kind}`;
    const built = this.#placed.get(key) ?? new Map<Json, Json>();
    this.#placed.set(key, built);
    const value = built.get(target.node) ?? this.build(target.node, place, target.resource.file);
    built.set(target.node, value);
    const { $ref: _, ...siblings } = node;
    if (!isObject(value) || Object.keys(siblings).length === 0) return value;
    return inherit({ ...value, ...this.#siblings(siblings, { node, place, file: target.resource.file }) }, value);
  }

  /** Beside a reference only a path item and a map have more than words for people. */
  #siblings(
    siblings: JsonObject,
    { node, place, file }: { node: JsonObject; place: Place; file: DocumentFile },
  ): JsonObject {
    if (place.as !== 'one') return this.#entries(siblings, place, file);
    if (place.kind === 'pathItem') return mapParts(inherit(siblings, node), 'pathItem', this.#change(file));
    const kept: JsonObject = {};
    for (const [name, value] of Object.entries(siblings)) {
      if (name === 'summary' || name === 'description') kept[name] = value;
      else if (!name.startsWith('x-'))
        this.diagnostics.push(
          diagnostic('reference-siblings', locate(node, name), `${name} beside $ref says nothing here and is not read.`),
        );
    }
    return kept;
  }

  #entries(siblings: JsonObject, place: Place, file: DocumentFile): JsonObject {
    const entries = mapEntries(siblings, place, this.#change(file));
    return isObject(entries) ? entries : {};
  }

  #follow(node: JsonObject): Target | undefined {
    const seen = new Set<JsonObject>();
    let target: Target | undefined;
    for (let next: Json | undefined = node; isObject(next) && typeof next.$ref === 'string'; next = target.node) {
      if (seen.has(next)) {
        this.diagnostics.push(diagnostic('reference-cycle', locate(node, '$ref'), `${String(node.$ref)} leads back to itself.`));
        return undefined;
      }
      seen.add(next);
      target = this.#discovery.inPlace.get(next);
      if (!target) return undefined;
    }
    return target;
  }
}

/** Schemas that are nothing but references to each other. */
export function findCycles(discovery: Discovery): Diagnostic[] {
  const next = new Map<Json, Json>();
  for (const [node, references] of discovery.schemas) {
    const target = references.get('$ref')?.target.node;
    if (target !== undefined) next.set(node, target);
  }
  const diagnostics: Diagnostic[] = [];
  const safe = new Set<Json>();
  for (const [node] of next) {
    const way = new Set<Json>();
    let at: Json | undefined = node;
    while (at !== undefined && !safe.has(at) && !way.has(at)) {
      way.add(at);
      at = next.get(at);
    }
    if (at !== undefined && way.has(at) && isObject(node)) {
      const message = `${String(node.$ref)} leads back to itself${isPureReference(node) ? '' : ' through $ref alone'}.`;
      diagnostics.push(diagnostic('reference-cycle', locate(node, '$ref'), message));
    }
    for (const passed of way) safe.add(passed);
  }
  return diagnostics;
}

function referenceTo(key: string): JsonObject {
  return { $ref: `#/components/schemas/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}` };
}
