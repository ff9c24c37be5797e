/** Finds schemas by their addresses: documents, `$id`, anchors and pointers, with base addresses as RFC 3986 has them. */
import { asString, child, isObject, type Json, type JsonObject, segments } from '../json.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { metaschemas } from './metaschemas.ts';
import { schemaHolders } from './vocabulary.ts';

/** A schema that has an address of its own, with the schemas inside it that have none. */
export interface Resource {
  readonly uri: string;
  readonly root: JsonObject;
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

/** Told of each schema once, when it is found. */
export type Visit = (schema: Json, place: Place) => void;
/** Told of a problem of the document as a whole. */
export type Report = (
  code: 'identifier-invalid' | 'identifier-duplicate' | 'dialect-unsupported' | 'vocabulary-unknown',
  pointer: string,
  message: string,
) => void;

const nowhere = 'schema:///';

/** Every document by its address; each is read when something in it is asked for. */
export class Registry {
  readonly #documents = new Map<string, Json>();
  readonly #waiting: string[];
  readonly #resources = new Map<string, Resource>();
  readonly #places = new Map<JsonObject, Place>();
  readonly #visit: Visit;
  readonly #report: Report;

  constructor(options: { documents: Readonly<Record<string, Json>>; visit: Visit; report: Report }) {
    for (const schema of metaschemas) this.#documents.set(String(schema.$id), schema);
    for (const [uri, document] of Object.entries(options.documents)) {
      const address = parse(uri, nowhere);
      if (address !== undefined) this.#documents.set(withoutFragment(address), document);
    }
    this.#waiting = [...this.#documents.keys()].reverse();
    this.#visit = options.visit;
    this.#report = options.report;
  }

  /** Reads the first document. */
  first(schema: JsonObject): Place {
    return this.#read(schema, `${nowhere}root`, '');
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
    const fragment = decoded(address.hash.slice(1));
    if (resource === undefined || fragment === undefined) return undefined;
    if (fragment === '') return this.#target(resource.root);
    if (fragment.startsWith('/')) return this.#walk(resource, segments(fragment));
    const anchored = resource.anchors.get(fragment);
    return anchored === undefined ? undefined : this.#target(anchored);
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
    const document = this.#documents.get(uri);
    this.#documents.delete(uri);
    if (isObject(document)) this.#read(document, uri, `${uri}#`);
    if (typeof document === 'boolean') this.#read({ allOf: [document] }, uri, `${uri}#`);
  }

  #read(root: JsonObject, uri: string, pointer: string): Place {
    const resource = this.#makeResource(root, uri, pointer);
    this.#resources.set(uri, resource);
    this.#scan(root, { resource, pointer });
    return this.#places.get(root) ?? { resource, pointer };
  }

  #makeResource(root: JsonObject, uri: string, pointer: string, outer?: Resource): Resource {
    const dialect = dialectOf(root, {
      outer: outer?.dialect,
      find: (address) => this.#documentAt(address),
      report: (code, message) => this.#report(code, child(pointer, '$schema'), message),
    });
    return { uri, root, dialect, anchors: new Map(), dynamicAnchors: new Map() };
  }

  /** The document of an address as it was given: a metaschema is looked at, not linked. */
  #documentAt(uri: string): Json | undefined {
    const address = parse(uri, nowhere);
    if (address === undefined) return undefined;
    const key = withoutFragment(address);
    return this.#documents.get(key) ?? this.#resources.get(key)?.root;
  }

  /** Notes a schema and all that stand inside it. */
  #scan(schema: Json, place: Place): void {
    if (!isObject(schema)) {
      this.#visit(schema, place);
      return;
    }
    const own = this.#enter(schema, place);
    this.#places.set(schema, own);
    this.#note(schema, own);
    this.#visit(schema, own);
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
    if (address === undefined || address.hash.length > 1) {
      this.#report(
        'identifier-invalid',
        at,
        `$id "${id}" is no address without a fragment. Write a URI, or use $anchor for a name.`,
      );
      return place;
    }
    const uri = withoutFragment(address);
    if (schema === place.resource.root) {
      // The same schema under the address that it was found by and under its own.
      const resource = { ...place.resource, uri };
      this.#resources.set(place.resource.uri, resource);
      this.#add(resource, at);
      return { resource, pointer: place.pointer };
    }
    const resource = this.#makeResource(schema, uri, place.pointer, place.resource);
    this.#add(resource, at);
    return { resource, pointer: place.pointer };
  }

  #add(resource: Resource, pointer: string): void {
    const other = this.#resources.get(resource.uri);
    if (other !== undefined && other.root !== resource.root) {
      this.#report(
        'identifier-duplicate',
        pointer,
        `$id ${resource.uri} names two schemas. Give each an address of its own.`,
      );
    }
    this.#resources.set(resource.uri, resource);
    this.#documents.delete(resource.uri);
  }

  #note(schema: JsonObject, { resource }: Place): void {
    const anchor = asString(schema.$anchor);
    const dynamic = asString(schema.$dynamicAnchor);
    if (anchor !== undefined) resource.anchors.set(anchor, schema);
    if (dynamic !== undefined) resource.anchors.set(dynamic, schema);
    if (dynamic !== undefined) resource.dynamicAnchors.set(dynamic, schema);
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
    if (isObject(current) && !this.#places.has(current)) this.#scan(current, place);
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
