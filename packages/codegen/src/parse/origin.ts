/**
 * Remembers where each object of a parsed source came from, so that a problem found after overlays and merges still
 * points at its line. An origin belongs to the object itself; copies take it over by `inherit`. Of a big source only the
 * root is registered: where its parts stand is found out when the first one is asked for.
 */
import type { Location } from '../diagnostics.ts';
import { child } from '../json.ts';
import type { LazySource } from './lazy-source.ts';

/** Where an object or array stands, and where each of its members does. */
export interface Origin {
  readonly location: Location;
  readonly members: Map<string, Location>;
}

/** A node or a member of one. */
interface Spot {
  readonly node: object;
  readonly key: string | number | undefined;
}

/** A place in a registered source. */
interface Part {
  readonly source: LazySource;
  readonly pointer: string;
}

const origins = new WeakMap<object, Origin>();
/** What a copy of a part of a registered source was copied from. */
const originals = new WeakMap<object, object>();
/** Where the parts are that were looked for. */
const parts = new WeakMap<object, Part>();
/** What the places are of that are found when they are read. */
const spots = new WeakMap<Location, Spot>();
let sources: { readonly root: WeakRef<object>; readonly source: LazySource }[] = [];

/** Records the origin of an object or array. */
export function setOrigin(node: object, origin: Origin): void {
  origins.set(node, origin);
}

/** Records a source as a whole. Its values must stay as they are: stages that change something work on a copy. */
export function setSource(root: object, source: LazySource): void {
  sources.push({ root: new WeakRef(root), source });
}

const nowhere: Location = { file: '(made by the generator)', line: 1, column: 1, pointer: '' };

/** The place of a node, or of one of its members. */
export function locate(node: unknown, key?: string | number): Location {
  if (typeof node !== 'object' || node === null) return nowhere;
  const origin = origins.get(node);
  if (!origin) return locateLater(originals.get(node) ?? node, key);
  if (key === undefined) return origin.location;
  const member = origin.members.get(String(key));
  return member ?? { ...origin.location, pointer: child(origin.location.pointer, key) };
}

/** Gives a copy the origin of what it was copied from. */
export function inherit<T extends object>(copy: T, original: object): T {
  const origin = origins.get(original);
  if (origin) origins.set(copy, { location: origin.location, members: new Map(origin.members) });
  else originals.set(copy, originals.get(original) ?? original);
  return copy;
}

/** Says that a member of an object came from elsewhere, as an overlay's update does. */
export function moveMember(node: object, key: string, location: Location): void {
  origins.get(node)?.members.set(key, location);
}

/** Finds places together, before they are read: one by one, each takes a walk over its source. */
export function findPlaces(locations: readonly Location[]): void {
  const wanted = locations.flatMap((location) => spots.get(location) ?? []);
  findParts(new Set(wanted.map(({ node }) => node).filter((node) => !parts.has(node))));
  for (const { node, key } of wanted) {
    const part = parts.get(node);
    part?.source.want(pointerTo(part, key));
  }
}

/** A place that is found when it is read: stages ask for many that nobody prints. */
function locateLater(node: object, key: string | number | undefined): Location {
  let found: Location | undefined;
  const place = (): Location => {
    found ??= locateInSources({ node, key });
    return found;
  };
  const location: Location = {
    get file() {
      return place().file;
    },
    get line() {
      return place().line;
    },
    get column() {
      return place().column;
    },
    get pointer() {
      return place().pointer;
    },
  };
  spots.set(location, { node, key });
  return location;
}

function locateInSources({ node, key }: Spot): Location {
  if (!parts.has(node)) findParts(new Set([node]));
  const part = parts.get(node);
  return part ? part.source.place(pointerTo(part, key)) : nowhere;
}

function pointerTo({ pointer }: Part, key: string | number | undefined): string {
  return key === undefined ? pointer : child(pointer, key);
}

function findParts(wanted: Set<object>): void {
  sources = sources.filter(({ root }) => root.deref() !== undefined);
  for (const { root, source } of sources) {
    if (wanted.size === 0) return;
    const start = root.deref();
    if (start) walk(start, { source, wanted });
  }
}

/** Recursive, as parsing has bounded the depth. */
function walk(root: object, { source, wanted }: { source: LazySource; wanted: Set<object> }): void {
  const path: string[] = [];
  const visit = (node: object): void => {
    if (wanted.delete(node)) parts.set(node, { source, pointer: path.reduce(child, '') });
    for (const key in node) {
      const inner: unknown = Reflect.get(node, key);
      if (typeof inner !== 'object' || inner === null) continue;
      path.push(key);
      visit(inner);
      path.pop();
    }
  };
  visit(root);
}
