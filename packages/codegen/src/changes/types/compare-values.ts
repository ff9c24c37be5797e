/** Compares types of what users pass and of what they are given, member by member. */
import type { ts } from 'ts-morph';
import { comparePrimitives } from './compare-primitives.ts';
import { compareProperties } from './compare-properties.ts';
import type { Comparison, Pair, Where } from './comparison.ts';
import { pairBranches } from './pair-branches.ts';
import { isAnything, isStructure, partsOf } from './type-parts.ts';

/** Notes what became of a type; `where` begins anew at each name that the package exports. */
export function compareValues(comparison: Comparison, pair: Pair, where: Where): void {
  const [before, after] = pair;
  if (before === after || !comparison.isNew(before, after, where.role)) return;
  const place = placeOf(comparison, pair, where);
  if (isAnything(before) || isAnything(after)) {
    compareAnything(comparison, pair, place);
    return;
  }
  const [old, now] = [partsOf(before), partsOf(after)];
  comparePrimitives(comparison, { pair, old: old.filter(isPrimitive), now: now.filter(isPrimitive) }, place);
  const { pairs, removed, added } = pairBranches(old.filter(isStructure), now.filter(isStructure), comparison);
  for (const both of pairs) compareStructures(comparison, both, place);
  for (const branch of removed) noteRemoved(comparison, branch, place);
  for (const branch of added) noteAdded(comparison, branch, place);
}

const isPrimitive = (type: ts.Type): boolean => !isStructure(type);

/** A pair of types that have names is told by its name, wherever it is used. */
function placeOf(comparison: Comparison, pair: Pair, where: Where): Where {
  const names = pair
    .map((type) => type.aliasSymbol ?? type.symbol)
    .map((symbol) => {
      return symbol && comparison.isOwn(symbol) && !symbol.name.startsWith('__') ? symbol.name : undefined;
    });
  const [before, after] = names;
  return before === undefined || after === undefined ? where : { path: [after], role: where.role };
}

function compareAnything(comparison: Comparison, [before, after]: Pair, where: Where): void {
  if (isAnything(before) && isAnything(after)) return;
  const grew = isAnything(after);
  const isBreak = grew === (where.role === 'response');
  comparison.note(where, {
    rule: `${where.role}-type-${grew ? 'generalized' : 'specialized'}`,
    before: comparison.shown(before),
    after: comparison.shown(after),
    level: isBreak ? 'major' : 'minor',
  });
}

function compareStructures(comparison: Comparison, pair: Pair, where: Where): void {
  const [before, after] = pair;
  const { checker } = comparison;
  if (before === after) return;
  const place = placeOf(comparison, pair, where);
  const parameters = [argumentsOf(checker, before), argumentsOf(checker, after)] as const;
  if (isSameGeneric(before, after)) {
    // Lists, promises and types of the runtime: what they hold is all that can differ.
    for (const [index, old] of parameters[0].entries()) {
      const now = parameters[1][index];
      const path = checker.isArrayType(before) ? [...place.path, '*'] : place.path;
      if (now) compareValues(comparison, [old, now], { ...place, path });
    }
  } else if (isForeign(comparison, before) || isForeign(comparison, after)) {
    const told = { before: comparison.shown(before), after: comparison.shown(after) };
    comparison.note(place, { rule: `${where.role}-type-changed`, ...told, level: 'major' });
  } else {
    for (const member of compareProperties(comparison, pair, place)) {
      compareValues(comparison, member.pair, member.where);
    }
  }
}

/** A list, a blob, a type of the runtime: its members are not what the package says. */
function isForeign(comparison: Comparison, type: ts.Type): boolean {
  return type.symbol !== undefined && !comparison.isOwn(type.symbol);
}

/** Whether both are one generic type with other arguments. */
function isSameGeneric(before: ts.Type, after: ts.Type): boolean {
  if (before.aliasSymbol && before.aliasTypeArguments) return before.aliasSymbol === after.aliasSymbol;
  return before.symbol !== undefined && before.symbol === after.symbol;
}

function argumentsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  if (type.aliasTypeArguments) return type.aliasTypeArguments;
  return 'target' in type ? checker.getTypeArguments(type as ts.TypeReference) : []; // A reference is what has a target.
}

function noteRemoved(comparison: Comparison, branch: ts.Type, where: Where): void {
  const level = where.role === 'request' ? 'major' : 'minor';
  comparison.note(where, { rule: `${where.role}-type-branch-removed`, before: comparison.shown(branch), level });
}

function noteAdded(comparison: Comparison, branch: ts.Type, where: Where): void {
  const level = where.role === 'request' ? 'minor' : 'major';
  comparison.note(where, { rule: `${where.role}-type-branch-added`, after: comparison.shown(branch), level });
}
