/**
 * Puts a document together as one: what references lead to stands in their place, but for schemas, which may be recursive
 * and are named below components.schemas. What stays the same is shared with the files, what changes is copied once.
 */
import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import { asObject, isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { mapEntries, mapParts } from '../map-parts.ts';
import type { Place } from '../openapi-grammar.ts';
import { inherit, locate } from '../origin.ts';
import { raiseSchema } from '../raise-schema.ts';
import { referenceTo } from '../schema-reference.ts';
import { DialectCheck } from './check-dialects.ts';
import type { Discovery, SchemaEntry } from './discover.ts';
import type { DocumentFile } from './document-file.ts';
import type { NamedSchemas } from './name-schemas.ts';
import type { Target } from './resolve-reference.ts';

/** Keywords that have done their work when every reference leads to a name. */
const done = ['$id', '$anchor', '$dynamicAnchor', '$recursiveAnchor', '$schema', '$vocabulary', '$defs', 'definitions'];
const schemaPlace: Place = { kind: 'schema', as: 'one' };

/** Builds parts of the bundle. */
export class BundleBuilder {
  readonly diagnostics: Diagnostic[] = [];
  readonly #dialects = new DialectCheck(this.diagnostics);
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
  schema(target: Target, key: string): Json {
    const { node, resource } = target;
    if (isObject(node)) return this.#object(node, { place: schemaPlace, file: resource.file });
    if (typeof node === 'boolean') return node;
    const code = node === null ? 'document-repaired' : 'document-invalid';
    const message = `The schema ${key} is ${node === null ? 'null; it takes any value' : 'no schema'}.`;
    this.diagnostics.push(diagnostic(code, locate(resource.file.root), message));
    return {};
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
    this.#dialects.visit(node, '$schema');
    const references = this.#referencesOf(node);
    const hasMapping = this.#discovery.mappings.size > 0 && isObject(asObject(node.discriminator).mapping);
    const isDone = done.some((keyword) => parts[keyword] !== undefined);
    const finished =
      references.length > 0 || isDone || hasMapping
        ? this.#rewrite(inherit({ ...parts }, node), { references, node })
        : parts;
    return raiseSchema({ schema: finished, original: node, old: file.old, diagnostics: this.diagnostics });
  }

  /** What a schema's references are to read; none where they read so already. */
  #referencesOf(node: JsonObject): [keyword: string, reference: string][] {
    const entries = this.#discovery.schemas.get(node);
    if (!entries) return [];
    const references = [...entries].map(([keyword, entry]): [string, string] => [keyword, this.#referenceTo(entry)]);
    return references.every(([keyword, reference]) => keyword === '$ref' && node.$ref === reference) ? [] : references;
  }

  #referenceTo(entry: SchemaEntry): string {
    return referenceTo(this.#keys.get(entry) ?? '').$ref;
  }

  #rewrite(
    schema: JsonObject,
    { references, node }: { references: readonly [string, string][]; node: JsonObject },
  ): JsonObject {
    for (const keyword of done) delete schema[keyword];
    for (const [keyword] of references) delete schema[keyword];
    const [first, ...others] = references.map(([, reference]) => reference);
    if (first !== undefined) schema.$ref = first;
    if (others.length > 0) {
      const more = others.map((reference) => ({ $ref: reference }));
      schema.allOf = [...(Array.isArray(schema.allOf) ? schema.allOf : []), ...more];
    }
    const { discriminator } = node;
    if (isObject(discriminator) && isObject(discriminator.mapping))
      schema.discriminator = inherit(
        { ...discriminator, mapping: this.#mapping(discriminator.mapping) },
        discriminator,
      );
    return schema;
  }

  #mapping(mapping: JsonObject): JsonObject {
    const rewritten: JsonObject = inherit({}, mapping);
    for (const [tag, entry] of this.#discovery.mappings.get(mapping) ?? [])
      setMember(rewritten, tag, this.#referenceTo(entry));
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
          diagnostic(
            'reference-siblings',
            locate(node, name),
            `${name} beside $ref says nothing here and is not read.`,
          ),
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
        this.diagnostics.push(
          diagnostic('reference-cycle', locate(node, '$ref'), `${String(node.$ref)} leads back to itself.`),
        );
        return undefined;
      }
      seen.add(next);
      target = this.#discovery.inPlace.get(next);
      if (!target) return undefined;
    }
    return target;
  }
}
