/**
 * Remembers where each object of a parsed source came from, so that a problem found after overlays and merges still
 * points at its line. An origin belongs to the object itself; copies take it over by `inherit`.
 */
import type { Location } from '../diagnostics.ts';
import { child } from '../json.ts';

/** Where an object or array stands, and where each of its members does. */
export interface Origin {
  readonly location: Location;
  readonly members: Map<string, Location>;
}

const origins = new WeakMap<object, Origin>();

/** Records the origin of an object or array. */
export function setOrigin(node: object, origin: Origin): void {
  origins.set(node, origin);
}

/** The place of a node, or of one of its members. */
export function locate(node: unknown, key?: string | number): Location {
  const origin = typeof node === 'object' && node !== null ? origins.get(node) : undefined;
  if (!origin) return { file: '(made by the generator)', line: 1, column: 1, pointer: '' };
  if (key === undefined) return origin.location;
  const member = origin.members.get(String(key));
  return member ?? { ...origin.location, pointer: child(origin.location.pointer, key) };
}

/** Gives a copy the origin of what it was copied from. */
export function inherit<T extends object>(copy: T, original: object): T {
  const origin = origins.get(original);
  if (origin) origins.set(copy, { location: origin.location, members: new Map(origin.members) });
  return copy;
}

/** Says that a member of an object came from elsewhere, as an overlay's update does. */
export function moveMember(node: object, key: string, location: Location): void {
  origins.get(node)?.members.set(key, location);
}
