import { child, isObject, type Json, segments } from '../../json.ts';
import {
  type DocumentFile,
  enter,
  type Resource,
  resolveAddress,
  wholeFile,
  withoutFragment,
} from './document-file.ts';

/** Where a reference leads. */
export interface Target {
  readonly node: Json;
  readonly resource: Resource;
  /** From the root of the file. */
  readonly pointer: string;
}

/** A reference that leads to something, to a file that is not read yet, or nowhere. */
export type Resolution =
  | { readonly kind: 'found'; readonly target: Target }
  | { readonly kind: 'unread'; readonly uri: string }
  | { readonly kind: 'missing'; readonly uri?: string };

/** The files read so far; `undefined` for one that cannot be read. */
export type Files = ReadonlyMap<string, DocumentFile | undefined>;

const missing: Resolution = { kind: 'missing' };
/** How many references may lie on the way of one pointer. */
const hopLimit = 100;

/** Resolves a reference that stands in a resource. */
export function resolveReference(reference: string, options: { resource: Resource; files: Files }): Resolution {
  return new Resolver(options.files).resolve(reference, options.resource);
}

class Resolver {
  readonly #files: Files;
  #hops = 0;

  constructor(files: Files) {
    this.#files = files;
  }

  resolve(reference: string, resource: Resource): Resolution {
    this.#hops += 1;
    if (this.#hops > hopLimit) return missing;
    const [address = '', ...fragments] = reference.split('#');
    const fragment = decode(fragments.join('#'));
    if (address === '') return this.#inside(resource, fragment);
    const uri = resolveAddress(address, resource.base);
    const own = uri === undefined ? undefined : this.#resourceAt(withoutFragment(uri));
    if (own && !('kind' in own)) return this.#inside(own, fragment);
    // An $id often only names a schema: then what it refers to lies beside its file.
    const beside = resolveAddress(address, resource.file.uri);
    if (beside === undefined) return missing;
    const other = this.#resourceAt(withoutFragment(beside));
    if (!('kind' in other)) return this.#inside(other, fragment);
    return other.kind === 'unread' || !own ? other : own;
  }

  #resourceAt(uri: string): Resource | { kind: 'unread' | 'missing'; uri: string } {
    const file = this.#files.get(uri);
    if (file) return wholeFile(file);
    for (const each of this.#files.values()) {
      const found = each?.resources.get(uri);
      if (found) return found;
    }
    return { kind: this.#files.has(uri) ? 'missing' : 'unread', uri };
  }

  #inside(resource: Resource, fragment: string): Resolution {
    if (fragment === '') return found({ node: resource.root, resource, pointer: resource.pointer });
    if (!fragment.startsWith('/')) {
      const anchor = resource.file.anchors.get(`${resource.base}#${fragment}`);
      return anchor ? found(anchor) : missing;
    }
    const inResource = this.#walk(resource, fragment);
    if (inResource.kind !== 'missing' || resource.pointer === '') return inResource;
    // By the letter, the root is the schema with the $id; who writes #/components there means the document.
    return this.#walk(wholeFile(resource.file), fragment);
  }

  #walk(start: Resource, path: string): Resolution {
    let target: Target = { node: start.root, resource: start, pointer: start.pointer };
    for (const segment of segments(path)) {
      let next = step(target, segment);
      if (!next && isObject(target.node) && typeof target.node.$ref === 'string') {
        const through = this.resolve(target.node.$ref, target.resource);
        if (through.kind !== 'found') return through;
        next = step(through.target, segment);
      }
      if (!next) return missing;
      target = next;
    }
    return found(target);
  }
}

function step({ node, resource, pointer }: Target, segment: string): Target | undefined {
  const isIndex = Array.isArray(node) && /^(?:0|[1-9]\d*)$/.test(segment);
  const inner = isIndex
    ? node[Number(segment)]
    : isObject(node) && Object.hasOwn(node, segment)
      ? node[segment]
      : undefined;
  if (inner === undefined) return undefined;
  const place = child(pointer, segment);
  return { node: inner, resource: enter(resource, inner, place), pointer: place };
}

function found(target: Target): Resolution {
  return { kind: 'found', target };
}

/** Documents from outside hold percent signs that encode nothing. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
