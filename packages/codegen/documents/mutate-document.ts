/** Documents with something wrong in them that nobody thought of. */
import type { Json, JsonObject } from '../src/json.ts';
import { seeded } from './random.ts';

/** Values that stand where others are expected. */
const oddities: readonly [Json, ...Json[]] = [
  null,
  ...[0, -1, 1.5, '', 'x', true, false, '__proto__', 'a/b'],
  ...[[], {}, [null], [{}], { x: null }, { $ref: '#/x' }, { $ref: 5 }, { type: null }, { allOf: [] }],
  { properties: null },
];

/** A copy with one to three places left out, replaced, or overwritten by another part; the seed decides. */
export function mutateDocument(document: JsonObject, seed: number): JsonObject {
  const random = seeded(seed);
  const copy = structuredClone(document);
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const places = placesIn(copy);
    const [first = { holder: copy, key: 'openapi' }, ...others] = places;
    const { holder, key } = random.pick([first, ...others]);
    const kind = random.below(4);
    if (kind === 0 && !Array.isArray(holder)) delete holder[key];
    else if (kind === 1) set({ holder, key }, valueAt(random.pick([first, ...others])));
    else set({ holder, key }, random.pick(oddities));
  }
  return copy;
}

interface Place {
  readonly holder: JsonObject | Json[];
  readonly key: string;
}

function placesIn(node: Json): Place[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) => [{ holder: node, key }, ...placesIn(member)]);
}

function valueAt({ holder, key }: Place): Json {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null;
}

function set({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = structuredClone(value);
  else holder[key] = structuredClone(value);
}
