/** A parsed file of a document, and what in it can be referred to by a name instead of a place. */
import { child, isObject, type Json } from '../../json.ts';

/** A part of a file that references without a file part lead into: the file itself, or a schema with an $id of its own. */
export interface Resource {
  readonly file: DocumentFile;
  /** Address that references in it are resolved against. */
  readonly base: string;
  readonly root: Json;
  /** Where it stands in the file. */
  readonly pointer: string;
}

/** A file of a document. */
export interface DocumentFile {
  /** Address without a fragment. */
  readonly uri: string;
  /** How people call it: its path beside the document. */
  readonly label: string;
  readonly root: Json;
  /** True where its schemas are in the dialect of OpenAPI 3.0. */
  readonly old: boolean;
  /** Schemas by the address of their $id. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** What $anchor and $dynamicAnchor name, by address with fragment. */
  readonly anchors: ReadonlyMap<string, { readonly resource: Resource; readonly node: Json; readonly pointer: string }>;
}

/** Reads what a file names by $id and anchors; most files name nothing, which a look at the text tells. */
export function makeDocumentFile(options: {
  uri: string;
  label: string;
  root: Json;
  text: string;
  old: boolean;
}): DocumentFile {
  const { uri, label, root, text, old } = options;
  const resources = new Map<string, Resource>();
  const anchors = new Map<string, { resource: Resource; node: Json; pointer: string }>();
  const file: DocumentFile = { uri, label, root, old, resources, anchors };
  if (old || !/\$(?:id|anchor|dynamicAnchor)\b/.test(text)) return file;
  const queue: { node: Json; resource: Resource; pointer: string }[] = [
    { node: root, resource: { file, base: uri, root, pointer: '' }, pointer: '' },
  ];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { node, pointer } = next;
    const resource = isObject(node) ? enter(next.resource, node, pointer) : next.resource;
    if (resource !== next.resource) resources.set(resource.base, resource);
    for (const name of isObject(node) ? [node.$anchor, node.$dynamicAnchor] : []) {
      if (typeof name === 'string') anchors.set(`${resource.base}#${name}`, { resource, node, pointer });
    }
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, inner] of Object.entries(node)) {
      if (!data.has(key)) queue.push({ node: inner, resource, pointer: child(pointer, key) });
    }
  }
  return file;
}

const data = new Set(['enum', 'const', 'default', 'example', 'examples']);

/** The resource that a node belongs to: a new one where it has an $id. */
export function enter(resource: Resource, node: Json, pointer: string): Resource {
  if (!isObject(node) || typeof node.$id !== 'string' || resource.file.old) return resource;
  const base = resolveAddress(node.$id, resource.base);
  return base === undefined ? resource : { file: resource.file, base: withoutFragment(base), root: node, pointer };
}

/** The file as a resource. */
export function wholeFile(file: DocumentFile): Resource {
  return enter({ file, base: file.uri, root: file.root, pointer: '' }, file.root, '');
}

/** A relative address made whole; undefined where it is none. */
export function resolveAddress(address: string, base: string): string | undefined {
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

/** The address of the file alone. */
export function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? address;
}
