/** Finds which branch of a union before is which after: by the value that tells branches apart, else by likeness. */
import { asObject, asString } from '../../json.ts';
import type { Branch } from './branches.ts';
import { canonical } from './canonical.ts';
import { likeness } from './likeness.ts';
import type { Pair } from './pair.ts';
import type { Union } from './schema-view.ts';

/** Branches that are the same, and those that went and came. */
export interface Pairing {
  readonly pairs: readonly Pair<Branch>[];
  readonly gone: readonly Branch[];
  readonly come: readonly Branch[];
}

/** Less alike than this, two branches are different ones. */
const leastAlike = 0.25;

/** Pairs branches; each is in one pair at most. */
export function pairBranches(branches: Pair<readonly Branch[]>, unions: Pair<Union | undefined>): Pairing {
  const property = tagPropertyOf(branches, unions);
  const scored = branches.before.flatMap((before) =>
    branches.after.map((after) => ({ before, after, score: scoreOf({ before, after }, unions, property) })),
  );
  const best = scored.filter(({ score }) => score >= leastAlike).sort((a, b) => b.score - a.score);
  const taken = new Set<Branch>();
  const pairs: Pair<Branch>[] = [];
  for (const { before, after } of best) {
    if (taken.has(before) || taken.has(after)) continue;
    taken.add(before).add(after);
    pairs.push({ before, after });
  }
  return {
    pairs,
    gone: branches.before.filter((branch) => !taken.has(branch)),
    come: branches.after.filter((branch) => !taken.has(branch)),
  };
}

/** Shapes that a tag tells apart are the same where tags are; others where they are alike, first of all in name. */
function scoreOf({ before, after }: Pair<Branch>, unions: Pair<Union | undefined>, property: string | undefined) {
  if (property !== undefined) {
    const [old, now] = [tagsOf(before, unions.before, property), tagsOf(after, unions.after, property)];
    if (old.size > 0 || now.size > 0) return [...old].filter((tag) => now.has(tag)).length / Math.max(old.size, 1);
  }
  const sameName = before.reference !== undefined && before.reference === after.reference;
  return likeness(before.view, after.view) + (sameName ? 1 : 0);
}

/** The values by which a branch is known. */
export function tagsOf(branch: Branch, union: Union | undefined, property: string): ReadonlySet<string> {
  const own = constantsOf(branch, property);
  return own.size > 0 ? own : mappedTags(branch, union);
}

/** The values that a branch itself gives to a property. */
export function constantsOf({ view }: Branch, property: string): ReadonlySet<string> {
  const schemas = view.properties.get(property) ?? [];
  const values = schemas.flatMap(({ value }) => {
    const { const: only, enum: several } = asObject(value);
    if (only !== undefined) return [only];
    return Array.isArray(several) ? several : [];
  });
  return new Set(values.map(canonical));
}

function mappedTags({ reference }: Branch, union: Union | undefined): ReadonlySet<string> {
  const mapping = Object.entries(asObject(union?.discriminator?.value.mapping));
  const name = reference?.split('/').at(-1);
  const own = mapping.filter(([, target]) => reference !== undefined && [reference, name].includes(asString(target)));
  return new Set(own.map(([tag]) => canonical(tag)));
}

/** The property whose value tells all branches apart, on both sides. */
export function tagPropertyOf(branches: Pair<readonly Branch[]>, unions?: Pair<Union | undefined>): string | undefined {
  const named = [unions?.before, unions?.after].flatMap((union) => {
    const property = asString(union?.discriminator?.value.propertyName);
    return property === undefined ? [] : [property];
  });
  const sides = [branches.before, branches.after].filter((side) => side.length > 0);
  const [first] = sides[0] ?? [];
  const names = [...named, ...[...(first?.view.properties.keys() ?? [])].sort()];
  return names.find((name) => sides.every((side) => tellsApart(side, name, named.includes(name))));
}

function tellsApart(branches: readonly Branch[], property: string, isNamed: boolean): boolean {
  const tags = branches.map((branch) => constantsOf(branch, property));
  if (isNamed && tags.every((set) => set.size === 0)) return true;
  if (tags.some((set) => set.size === 0)) return false;
  const all = tags.flatMap((set) => [...set]);
  return new Set(all).size === all.length;
}
