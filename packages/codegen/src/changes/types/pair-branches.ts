import type { ts } from 'ts-morph';
import type { Comparison } from './comparison.ts';

/** Which branch of a union became which; those of one side alone are left over. */
export interface PairedBranches {
  readonly pairs: readonly (readonly [ts.Type, ts.Type])[];
  readonly removed: readonly ts.Type[];
  readonly added: readonly ts.Type[];
}

/** Pairs by what tells branches apart (`model: 'a'`), then by their names, then a single one with a single one. */
export function pairBranches(
  before: readonly ts.Type[],
  ...[after, comparison]: [readonly ts.Type[], Comparison]
): PairedBranches {
  const keys = [(type: ts.Type) => tagsOf(type, comparison), nameOf];
  let left: PairedBranches = { pairs: [], removed: before, added: after };
  for (const key of keys) left = pairBy(left, key);
  const { pairs, removed, added } = left;
  const [old, one] = [removed[0], added[0]];
  if (old === undefined || one === undefined || removed.length > 1 || added.length > 1) return left;
  return { pairs: [...pairs, [old, one]], removed: [], added: [] };
}

function pairBy(left: PairedBranches, keyOf: (type: ts.Type) => string): PairedBranches {
  const pairs = [...left.pairs];
  const added = [...left.added];
  const removed = left.removed.filter((old) => {
    const key = keyOf(old);
    const index = key === '' ? -1 : added.findIndex((type) => keyOf(type) === key);
    const [found] = index < 0 ? [] : added.splice(index, 1);
    if (found) pairs.push([old, found]);
    return found === undefined;
  });
  return { pairs, removed, added };
}

/** Members whose only value is a certain text: by them programs tell branches apart. */
function tagsOf(type: ts.Type, { checker }: Comparison): string {
  const tags = checker.getPropertiesOfType(type).flatMap((property) => {
    const value = checker.getTypeOfSymbol(property);
    return value.isStringLiteral() ? [`${property.name}=${value.value}`] : [];
  });
  return tags.sort().join(' ');
}

function nameOf(type: ts.Type): string {
  const name = type.aliasSymbol?.name ?? type.symbol?.name ?? '';
  return name.startsWith('__') ? '' : name;
}
