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

/** Where a part of a registered source hangs: in the source itself or in another part. */
type Hold = { readonly source: LazySource } | { readonly parent: object; readonly key: string };

const origins = new WeakMap<object, Origin>();
/** What a copy of a part of a registered source was copied from. */
const originals = new WeakMap<object, object>();
const holds = new WeakMap<object, Hold>();
let unwalked: { readonly root: WeakRef<object>; readonly source: LazySource }[] = [];

/** Records the origin of an object or array. */
export function setOrigin(node: object, origin: Origin): void {
  origins.set(node, origin);
}

/** Records a source as a whole. Its values must stay as they are: stages that change something work on a copy. */
export function setSource(root: object, source: LazySource): void {
  unwalked.push({ root: new WeakRef(root), source });
}

/** The place of a node, or of one of its members. */
export function locate(node: unknown, key?: string | number): Location {
  const nowhere: Location = { file: '(made by the generator)', line: 1, column: 1, pointer: '' };
  if (typeof node !== 'object' || node === null) return nowhere;
  const origin = origins.get(node);
  if (!origin) return locateInSource(node, key) ?? nowhere;
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

function locateInSource(node: object, key: string | number | undefined): Location | undefined {
  const start = originals.get(node) ?? node;
  if (!holds.has(start)) walkSources();
  const path = key === undefined ? [] : [String(key)];
  let hold = holds.get(start);
  while (hold && 'parent' in hold) {
    path.push(hold.key);
    hold = holds.get(hold.parent);
  }
  return hold?.source.place(path.reduceRight(child, ''));
}

function walkSources(): void {
  const sources = unwalked;
  unwalked = [];
  for (const { root, source } of sources) {
    const start = root.deref();
    if (start === undefined) continue;
    holds.set(start, { source });
    const queue = [start];
    for (let parent = queue.pop(); parent; parent = queue.pop()) {
      for (const [key, value] of Object.entries(parent)) {
        if (typeof value !== 'object' || value === null) continue;
        holds.set(value, { parent, key });
        queue.push(value);
      }
    }
  }
}
