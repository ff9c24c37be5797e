import type { PlannedExchange } from '../cases/conformance-case.ts';
import type { SeenRequest } from '../wire/raw-server.ts';
import { compareRequest } from './compare-request.ts';

/** The requests that a case expects, and those that came. */
export interface RequestsToCheck {
  readonly planned: readonly PlannedExchange[];
  readonly seen: readonly SeenRequest[];
  readonly filesDirectory: string;
  /** Whether the transport adds a field of this name by itself. */
  readonly adds: (field: string) => boolean;
}

/**
 * Compares each request with the one expected in its place. For one that is not expected, and one that never came, it is
 * told what is nearest and by what that differs. One line a difference.
 */
export async function checkRequests(requests: RequestsToCheck): Promise<string[]> {
  const { planned, seen } = requests;
  const own = await Promise.all(planned.map((each, index) => seen[index] && compare(requests, each, seen[index])));
  if (seen.length === planned.length && own.every((lines) => lines?.length === 0)) return [];
  const differences = await Promise.all(
    seen.map((one) => Promise.all(planned.map((each) => compare(requests, each, one)))),
  );
  const lines = seen.flatMap((one, index) => {
    const here = differences[index] ?? [];
    const found = here[index] ? misplaced(planned, here, index) : unexpected(planned, one, here);
    return found.map((line) => `request ${index + 1}: ${line}`);
  });
  const missing = planned.slice(seen.length).map((each, offset) => {
    const place = seen.length + offset;
    const those = differences.map((here) => here[place] ?? []);
    return `request ${place + 1}: never came: ${nameOf(each)}${instead(those)}`;
  });
  return [...lines, ...missing];
}

function compare(
  { filesDirectory, adds }: RequestsToCheck,
  { request: expected }: PlannedExchange,
  seen: SeenRequest,
): Promise<string[]> {
  return compareRequest({ expected, seen, filesDirectory, adds });
}

/** What differs from the request expected in this place, and whether it is one that was expected in another. */
function misplaced(planned: readonly PlannedExchange[], here: readonly string[][], place: number): string[] {
  const found = here[place] ?? [];
  if (found.length === 0) return [];
  const other = here.findIndex((lines) => lines.length === 0);
  const expected = planned[other];
  return expected ? [...found, `is what was expected as request ${other + 1}: ${nameOf(expected)}`] : found;
}

function unexpected(planned: readonly PlannedExchange[], seen: SeenRequest, here: readonly string[][]): string[] {
  const name = `not expected: ${seen.method} ${seen.target}`;
  const nearest = nearestOf(here);
  const expected = nearest && planned[nearest.index];
  if (!expected) return [name];
  const what = `request ${nearest.index + 1} expected, ${nameOf(expected)}`;
  if (nearest.lines.length === 0) return [name, `is the same as ${what}: it was sent again`];
  return [name, `nearest to ${what}, but for:`, ...nearest.lines.map((line) => `  ${line}`)];
}

/** Which of the requests that came is nearest to one that did not. */
function instead(those: readonly string[][]): string {
  const nearest = nearestOf(those);
  if (!nearest) return '; none came at all';
  if (nearest.lines.length === 0) return `; request ${nearest.index + 1} is like it`;
  return `; nearest is request ${nearest.index + 1}, but for ${nearest.lines.join('; ')}`;
}

function nearestOf(
  all: readonly string[][],
): { readonly index: number; readonly lines: readonly string[] } | undefined {
  const ranked = all.map((lines, index) => ({ index, lines, distance: distanceOf(lines) }));
  return ranked.sort((one, other) => one.distance - other.distance)[0];
}

/** A request of another method or to another path is further away than one with any other difference. */
function distanceOf(lines: readonly string[]): number {
  const weights = lines.map((line) => (line.startsWith('path:') ? 20 : line.startsWith('method:') ? 10 : 1));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function nameOf({ request: { method, path }, elsewhere }: PlannedExchange): string {
  return `${method} ${path}${elsewhere ? ' to the second host' : ''}`;
}
