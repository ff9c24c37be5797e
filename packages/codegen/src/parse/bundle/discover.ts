/**
 * Follows every reference that can be reached from the document, over all its files, and notes where each one leads. Works
 * off a list, so that it can stop for a file that has to be read and go on afterwards; visits each place once.
 */
import { asWarning, type Diagnostic, type DiagnosticCode, diagnostic } from '../../diagnostics.ts';
import { child, isObject, type Json, type JsonObject } from '../../json.ts';
import { isSchemaForList } from '../map-parts.ts';
import { grammars, type Kind, type Place } from '../openapi-grammar.ts';
import { locate } from '../origin.ts';
import { referenceTo } from '../schema-reference.ts';
import { type DocumentFile, enter, type Resource, wholeFile } from './document-file.ts';
import { type Files, type Resolution, resolveReference, type Target } from './resolve-reference.ts';

/** A schema that something refers to. */
export interface SchemaEntry {
  readonly target: Target;
  /** Place in all files, by which entries are told apart. */
  readonly id: string;
}

/** Where the references of a document lead, by the object that holds them. */
export interface Discovery {
  /** References whose target is put in their place. */
  readonly inPlace: ReadonlyMap<JsonObject, Target>;
  /** References to schemas; a schema may have more than one, under several keywords. */
  readonly schemas: ReadonlyMap<JsonObject, ReadonlyMap<string, SchemaEntry>>;
  /** What discriminators map to, by mapping and tag. */
  readonly mappings: ReadonlyMap<JsonObject, ReadonlyMap<string, SchemaEntry>>;
  readonly entries: ReadonlyMap<string, SchemaEntry>;
  readonly files: Files;
}

/** The way to a node, from the end: of most nodes nobody asks for the pointer. */
type Way = string | { readonly owner: Way; readonly key: string };

/** Why a file that a reference leads to cannot be had. */
export interface FileProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
}

interface Visit {
  readonly node: Json;
  readonly place: Place;
  readonly resource: Resource;
  readonly way: Way;
  /** The nearest enclosing schema with $recursiveAnchor, or the outermost one. */
  readonly outer: Target | undefined;
}

/** Place of a schema in all files. */
export function idOf({ resource, pointer }: Target): string {
  return `${resource.file.uri}#${pointer}`;
}

interface Reference {
  readonly reference: string;
  /** Member that holds it. */
  readonly key: string;
  /** False where something can be made without its target. */
  readonly isNeeded?: boolean;
}

/** Keywords of a schema that refer to another one. */
const referring = ['$ref', '$dynamicRef', '$recursiveRef'] as const;

/** Finds out where the references lead. */
export class Discoverer implements Discovery {
  readonly inPlace = new Map<JsonObject, Target>();
  readonly schemas = new Map<JsonObject, Map<string, SchemaEntry>>();
  readonly mappings = new Map<JsonObject, Map<string, SchemaEntry>>();
  readonly entries = new Map<string, SchemaEntry>();
  readonly diagnostics: Diagnostic[] = [];
  readonly files = new Map<string, DocumentFile | undefined>();
  /** Why files cannot be had, where that is not told yet. */
  readonly #problems = new Map<string, FileProblem | undefined>();
  readonly #waiting = new Map<string, Visit[]>();
  readonly #seen = { one: new Map(), list: new Map(), map: new Map(), either: new Map() } satisfies Record<
    Place['as'],
    Map<Kind, Set<object>>
  >;
  /** Found targets by resource and reference: a document says the same reference a thousand times. */
  readonly #found = new Map<Resource, Map<string, Resolution>>();
  readonly #queue: Visit[] = [];

  constructor(root: DocumentFile) {
    this.supply(root.uri, root);
    this.#queue.push({
      ...visitOf({ node: root.root, resource: wholeFile(root), pointer: '' }),
      place: { kind: 'document', as: 'one' },
    });
  }

  /** Goes on until nothing is left to do; returns the addresses of the files that it needs first, if any. */
  run(): string[] {
    for (let next = this.#queue.pop(); next; next = this.#queue.pop()) this.#visit(next);
    return [...this.#waiting.keys()].filter((uri) => !this.files.has(uri));
  }

  /** Gives a file that was asked for, or says why it cannot be had; `undefined` where that has been told of. */
  supply(uri: string, file: DocumentFile | FileProblem | undefined): void {
    const isFile = file !== undefined && 'root' in file;
    this.files.set(uri, isFile ? file : undefined);
    if (!isFile) this.#problems.set(uri, file);
    this.#queue.push(...(this.#waiting.get(uri) ?? []));
    this.#waiting.delete(uri);
  }

  #visit(visit: Visit): void {
    const { node, place } = visit;
    if (typeof node !== 'object' || node === null) return;
    const isSchema = place.kind === 'schema' && place.as === 'one';
    if (isObject(node) && !isSchema && typeof node.$ref === 'string') this.#putInPlace(visit, node, node.$ref);
    const seen = this.#seenAs(place);
    if (seen.has(node)) return;
    seen.add(node);
    if (place.as === 'one' && isObject(node)) this.#visitObject(visit, node);
    else this.#visitEntries(visit, node);
  }

  /** A reference may lead into the middle of a value, and make something else of it than it is for its owner. */
  #seenAs({ kind, as }: Place): Set<object> {
    const ofKind: Map<Kind, Set<object>> = this.#seen[as];
    const seen = ofKind.get(kind) ?? new Set();
    if (seen.size === 0) ofKind.set(kind, seen);
    return seen;
  }

  #visitEntries({ place, way, resource, outer }: Visit, node: JsonObject | Json[]): void {
    const inner: Place = { kind: place.kind, as: 'one' };
    for (const [key, value] of Object.entries(node)) {
      if (place.extensible && key.startsWith('x-')) continue;
      this.#enqueue({ node: value, place: inner, way: { owner: way, key }, resource, outer });
    }
  }

  #visitObject(visit: Visit, node: JsonObject): void {
    const { place, way, resource } = visit;
    const outer = place.kind === 'schema' ? outerOf(visit, node) : undefined;
    if (place.kind === 'schema') this.#visitReferences({ ...visit, outer }, node);
    const { parts } = grammars[place.kind];
    for (const [key, inner] of Object.entries(node)) {
      const part = parts.get(key);
      if (part) this.#enqueue({ node: inner, place: singular(part, inner), way: { owner: way, key }, resource, outer });
    }
  }

  /** Here a schema with an $id of its own becomes what references in it are relative to. */
  #enqueue(visit: Visit): void {
    const { node, place, resource } = visit;
    if (typeof node !== 'object' || node === null) return;
    const startsResource = place.kind === 'schema' && place.as === 'one' && '$id' in node;
    this.#queue.push(startsResource ? { ...visit, resource: enter(resource, node, pointerOf(visit.way)) } : visit);
  }

  #putInPlace(visit: Visit, node: JsonObject, reference: string): void {
    if (this.inPlace.has(node)) return;
    // Examples say something to people only.
    const isNeeded = visit.place.kind !== 'example';
    const target = this.#resolve(visit, node, { reference, key: '$ref', isNeeded });
    if (!target) return;
    this.inPlace.set(node, target);
    this.#queue.push({ ...visitOf(target), place: visit.place });
  }

  #visitReferences(visit: Visit, node: JsonObject): void {
    const found = new Map<string, SchemaEntry>();
    for (const keyword of referring) {
      const reference = node[keyword];
      if (typeof reference !== 'string') continue;
      if (keyword === '$recursiveRef') {
        const message =
          '$recursiveRef is a word of an older draft; it is read as the enclosing schema with the anchor.';
        this.diagnostics.push(diagnostic('document-repaired', locate(node, keyword), message));
      }
      const target =
        keyword === '$recursiveRef' ? visit.outer : this.#resolve(visit, node, { reference, key: keyword });
      if (target) found.set(keyword, this.#entryOf(target));
    }
    if (found.size > 0) this.schemas.set(node, found);
    if (isObject(node.discriminator) && isObject(node.discriminator.mapping))
      this.#visitMapping(visit, node.discriminator.mapping);
  }

  #visitMapping(visit: Visit, mapping: JsonObject): void {
    const found = new Map<string, SchemaEntry>();
    for (const [tag, value] of Object.entries(mapping)) {
      if (typeof value !== 'string') continue;
      const named = referenceTo(value).$ref;
      const isName = !/[#./]/.test(value) || this.#find(visit, named).kind === 'found';
      const target = this.#resolve(visit, mapping, { reference: isName ? named : value, key: tag, isNeeded: false });
      if (target) found.set(tag, this.#entryOf(target));
    }
    this.mappings.set(mapping, found);
  }

  #find({ resource }: Visit, reference: string): Resolution {
    const known = this.#found.get(resource) ?? new Map<string, Resolution>();
    const before = known.get(reference);
    if (before) return before;
    const resolution = resolveReference(reference, { resource, files: this.files });
    // What is not found may be, when its file has been read.
    if (resolution.kind === 'found') this.#found.set(resource, known.set(reference, resolution));
    return resolution;
  }

  /** The target; without it, the visit is made again when its file has been read, or the problem is told. */
  #resolve(visit: Visit, node: JsonObject, { reference, key, isNeeded = true }: Reference): Target | undefined {
    const resolution = this.#find(visit, reference);
    if (resolution.kind === 'found') return resolution.target;
    if (resolution.kind === 'unread') {
      const others = this.#waiting.get(resolution.uri);
      if (others) others.push(visit);
      else this.#waiting.set(resolution.uri, [visit]);
      // A visited node is an object.
      this.#seenAs(visit.place).delete(visit.node as object);
      return undefined;
    }
    const nowhere: FileProblem = { code: 'reference-unresolved', message: `${reference} leads nowhere.` };
    const { uri = '' } = resolution;
    const problem = this.#problems.has(uri) ? this.#problems.get(uri) : nowhere;
    if (problem) {
      const found = diagnostic(problem.code, locate(node, key), problem.message);
      this.diagnostics.push(isNeeded ? found : asWarning(found));
    }
    return undefined;
  }

  #entryOf(target: Target): SchemaEntry {
    const id = idOf(target);
    const known = this.entries.get(id);
    if (known) return known;
    const entry = { target, id };
    this.entries.set(id, entry);
    this.#queue.push({ ...visitOf(target), place: { kind: 'schema', as: 'one' } });
    return entry;
  }
}

function visitOf({ node, resource, pointer }: Target): Omit<Visit, 'place'> {
  return { node, resource, way: pointer, outer: undefined };
}

function pointerOf(way: Way): string {
  const keys: string[] = [];
  let at = way;
  for (; typeof at !== 'string'; at = at.owner) keys.push(at.key);
  return keys.reduceRight(child, at);
}

/** `items` is a list in old drafts only, and of `allOf` some forget the list. */
function singular(part: Place, node: Json): Place {
  if (isSchemaForList(node, part)) return { kind: part.kind, as: 'one' };
  return part.as === 'either' ? { kind: part.kind, as: Array.isArray(node) ? 'list' : 'one' } : part;
}

function outerOf({ outer, resource, way }: Visit, node: JsonObject): Target {
  if (outer !== undefined && node.$recursiveAnchor !== true) return outer;
  return { node, resource, pointer: pointerOf(way) };
}
