/** Finds schemas by their addresses: documents, `$id`, anchors and pointers, with base addresses as RFC 3986 has them. */
import { asString, child, isObject, type Json, type JsonObject, segments } from '../json.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { metaschemas } from './metaschemas.ts';
import { plainJson } from './plain-json.ts';
import type { SchemaDiagnostic } from './schema-diagnostic.ts';
import { schemaHolders } from './vocabulary.ts';

/** A schema that has an address of its own, with the schemas inside it that have none. */
export interface Resource {
  readonly uri: string;
  readonly root: JsonObject;
  /** What is wrong with the document that it is part of, to be said once something in it is used. */
  readonly findings: Findings;
  readonly dialect: Dialect;
  readonly anchors: Map<string, JsonObject>;
  readonly dynamicAnchors: Map<string, JsonObject>;
}

/** Where a schema stands. */
export interface Place {
  readonly resource: Resource;
  /** Pointer from the root of its document; with the document's address in front where that is not the first one. */
  readonly pointer: string;
}

/** What a reference leads to. */
export interface Target {
  readonly schema: Json;
  readonly place: Place;
}

/** The problems of one document; a list that is said once. */
export interface Findings {
  list: SchemaDiagnostic[];
}

/** What is wrong with one schema's own keywords. */
export type Inspect = (schema: Json, place: Place) => SchemaDiagnostic[];

const nowhere = 'schema:///';

/** Every document by its address; each is read when something in it is asked for. */
export class Registry {
  readonly #documents = new Map<string, unknown>();
  readonly #waiting: string[];
  readonly #resources = new Map<string, Resource>();
  readonly #places = new Map<JsonObject, Place>();
  readonly #inspect: Inspect;
  readonly #say: (diagnostic: SchemaDiagnostic) => void;

  constructor(options: {
    documents: Readonly<Record<string, unknown>>;
    inspect: Inspect;
    say: (diagnostic: SchemaDiagnostic) => void;
  }) {
    for (const schema of metaschemas) this.#documents.set(String(schema.$id), schema);
    for (const [uri, document] of Object.entries(options.documents)) {
      const address = parse(uri, nowhere);
      if (address !== undefined) this.#documents.set(withoutFragment(address), document);
    }
    this.#waiting = [...this.#documents.keys()].reverse();
    this.#inspect = options.inspect;
    this.#say = options.say;
  }

  /** Reads the first document. */
  first(schema: JsonObject): Place {
    const findings: Findings = { list: [] };
    const place = this.#read(schema, { uri: `${nowhere}root`, pointer: '', findings });
    this.#tell(findings);
    return place;
  }

  /** Where a schema stands that was found before. */
  placeOf(schema: JsonObject): Place | undefined {
    return this.#places.get(schema);
  }

  /** What a reference that stands in a resource leads to. */
  resolve(reference: string, from: Resource): Target | undefined {
    const address = parse(reference, from.uri);
    if (address === undefined) return undefined;
    const resource = this.#resource(withoutFragment(address));
    if (resource !== undefined) this.#tell(resource.findings);
    const fragment = decoded(address.hash.slice(1));
    if (resource === undefined || fragment === undefined) return undefined;
    if (fragment === '') return this.#target(resource.root);
    if (fragment.startsWith('/')) return this.#walk(resource, segments(fragment));
    const anchored = resource.anchors.get(fragment);
    return anchored === undefined ? undefined : this.#target(anchored);
  }

  #tell(findings: Findings): void {
    for (const diagnostic of findings.list) this.#say(diagnostic);
    findings.list = [];
  }

  #target(schema: JsonObject): Target | undefined {
    const place = this.#places.get(schema);
    return place === undefined ? undefined : { schema, place };
  }

  #resource(uri: string): Resource | undefined {
    const known = this.#resources.get(uri);
    if (known !== undefined) return known;
    if (this.#documents.has(uri)) this.#readDocument(uri);
    // A document may hold schemas that have addresses of their own.
    while (!this.#resources.has(uri)) {
      const next = this.#waiting.pop();
      if (next === undefined) return undefined;
      this.#readDocument(next);
    }
    return this.#resources.get(uri);
  }

  #readDocument(uri: string): void {
    const copy = plainJson(this.#documents.get(uri));
    this.#documents.delete(uri);
    const findings: Findings = { list: [] };
    if ('problem' in copy) {
      const { code, problem } = copy;
      findings.list.push({ code, severity: 'error', pointer: `${uri}#${copy.pointer}`, message: problem });
    }
    const root = 'problem' in copy ? false : copy.value;
    this.#read(isObject(root) ? root : { allOf: [root] }, { uri, pointer: `${uri}#`, findings });
  }

  #read(root: JsonObject, at: { uri: string; pointer: string; findings: Findings }): Place {
    const resource = this.#makeResource(root, at);
    if (!this.#resources.has(at.uri)) this.#resources.set(at.uri, resource);
    this.#scan(root, { resource, pointer: at.pointer });
    return this.#places.get(root) ?? { resource, pointer: at.pointer };
  }

  #makeResource(root: JsonObject, at: { uri: string; pointer: string; findings: Findings; outer?: Dialect }): Resource {
    const { uri, pointer, findings, outer } = at;
    const dialect = dialectOf(root, {
      outer,
      find: (address) => this.#documentAt(address),
      report: (code, message) =>
        findings.list.push({ code, severity: 'error', pointer: child(pointer, '$schema'), message }),
    });
    return { uri, root, findings, dialect, anchors: new Map(), dynamicAnchors: new Map() };
  }

  /** The document of an address as it was given: a metaschema is looked at, not linked. */
  #documentAt(uri: string): unknown {
    const address = parse(uri, nowhere);
    if (address === undefined) return undefined;
    const key = withoutFragment(address);
    return this.#documents.get(key) ?? this.#resources.get(key)?.root;
  }

  /** Notes a schema and all that stand inside it. */
  #scan(schema: Json, place: Place): void {
    if (!isObject(schema)) {
      place.resource.findings.list.push(...this.#inspect(schema, place));
      return;
    }
    const own = this.#enter(schema, place);
    this.#places.set(schema, own);
    this.#note(schema, own);
    own.resource.findings.list.push(...this.#inspect(schema, own));
    for (const [keyword, value] of Object.entries(schema)) {
      const held = schemaHolders.get(keyword);
      const pointer = child(own.pointer, keyword);
      if (held === 'one') this.#scan(value, { resource: own.resource, pointer });
      else if (held !== undefined && typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value))
          this.#scan(inner, { resource: own.resource, pointer: child(pointer, key) });
      }
    }
  }

  /** The place of a schema: in the resource around it, or in one of its own where it has an `$id`. */
  #enter(schema: JsonObject, place: Place): Place {
    const id = asString(schema.$id);
    if (id === undefined) return place;
    const address = parse(id, place.resource.uri);
    const at = child(place.pointer, '$id');
    const { findings } = place.resource;
    if (address === undefined || address.hash.length > 1) {
      const message = `$id "${id}" is no address without a fragment. Write a URI, or use $anchor for a name.`;
      findings.list.push({ code: 'identifier-invalid', severity: 'error', pointer: at, message });
      return place;
    }
    const uri = withoutFragment(address);
    if (schema === place.resource.root) {
      // The same schema under the address that it was found by and under its own.
      const resource = { ...place.resource, uri };
      if (this.#resources.get(place.resource.uri)?.root === schema) this.#resources.set(place.resource.uri, resource);
      this.#add(resource, at);
      return { resource, pointer: place.pointer };
    }
    const outer = place.resource.dialect;
    const resource = this.#makeResource(schema, { uri, pointer: place.pointer, findings, outer });
    this.#add(resource, at);
    return { resource, pointer: place.pointer };
  }

  #add(resource: Resource, pointer: string): void {
    const other = this.#resources.get(resource.uri);
    if (other !== undefined && other.root !== resource.root) {
      const message = `$id ${resource.uri} names two schemas. Give each an address of its own.`;
      resource.findings.list.push({ code: 'identifier-duplicate', severity: 'error', pointer, message });
      return;
    }
    this.#resources.set(resource.uri, resource);
  }

  #note(schema: JsonObject, { resource, pointer }: Place): void {
    for (const keyword of ['$anchor', '$dynamicAnchor'] as const) {
      const name = asString(schema[keyword]);
      if (name === undefined) continue;
      if ((resource.anchors.get(name) ?? schema) !== schema) {
        const message = `${keyword} "${name}" names two schemas. Give each a name of its own, or an $id.`;
        const at = child(pointer, keyword);
        resource.findings.list.push({ code: 'identifier-duplicate', severity: 'error', pointer: at, message });
      }
      resource.anchors.set(name, schema);
      if (keyword === '$dynamicAnchor') resource.dynamicAnchors.set(name, schema);
    }
  }

  /** Follows a pointer; a schema below a keyword that is not of the standard is noted when it is first asked for. */
  #walk(resource: Resource, path: readonly string[]): Target | undefined {
    let current: Json | undefined = resource.root;
    let place = this.#places.get(resource.root);
    for (const segment of path) {
      if (typeof current !== 'object' || current === null || place === undefined) return undefined;
      current = Object.hasOwn(current, segment) ? (current as JsonObject)[segment] : undefined; // lists have their indices as names
      const known: Place | undefined = isObject(current) ? this.#places.get(current) : undefined;
      place = known ?? { resource: place.resource, pointer: child(place.pointer, segment) };
    }
    if (current === undefined || place === undefined) return undefined;
    if (!isObject(current) || !this.#places.has(current)) this.#scan(current, place);
    this.#tell(place.resource.findings);
    return { schema: current, place: (isObject(current) ? this.#places.get(current) : undefined) ?? place };
  }
}

function parse(reference: string, base: string): URL | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base) : undefined;
}

function withoutFragment(address: URL): string {
  return address.href.slice(0, address.href.length - address.hash.length).replace(/#$/, '');
}

function decoded(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}
