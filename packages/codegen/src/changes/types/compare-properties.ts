import type { ts } from 'ts-morph';
import type { Comparison, Pair, Where } from './comparison.ts';
import { isOptional } from './type-parts.ts';

/** A member that both types have: its own type is still to be compared. */
export interface Member {
  readonly pair: Pair;
  readonly where: Where;
}

/**
 * Notes members that came and went, or may be missing now, and returns those that stayed. A member that is gone breaks who
 * reads it, also where the compiler agrees.
 */
export function compareProperties(comparison: Comparison, pair: Pair, where: Where): Member[] {
  const [old, now] = pair.map((type) => membersOf(comparison, type));
  if (!old || !now) return [];
  const at = (name: string): Where => ({ ...where, path: [...where.path, name] });
  for (const [name, symbol] of now) if (!old.has(name)) noteNew(comparison, symbol, at(name));
  const stayed = [...old].flatMap(([name, symbol]): Member[] => {
    const other = now.get(name);
    if (!other) noteGone(comparison, symbol, at(name));
    return other ? [compareProperty(comparison, [symbol, other], at(name))] : [];
  });
  return [...stayed, ...compareIndexes(comparison, pair, at('*'))];
}

function membersOf({ checker }: Comparison, type: ts.Type): Map<string, ts.Symbol> {
  return new Map(checker.getPropertiesOfType(type).map((symbol) => [symbol.name, symbol]));
}

function noteGone(comparison: Comparison, symbol: ts.Symbol, where: Where): void {
  const before = comparison.shown(comparison.checker.getTypeOfSymbol(symbol));
  comparison.note(where, { rule: `${where.role}-type-key-removed`, before, level: 'major' });
}

function noteNew(comparison: Comparison, symbol: ts.Symbol, where: Where): void {
  const after = comparison.shown(comparison.checker.getTypeOfSymbol(symbol));
  const isDemanded = where.role === 'request' && !isOptional(symbol);
  const rule = isDemanded ? 'new-required-request-type-key' : `${where.role}-type-key-added`;
  comparison.note(where, { rule, after, level: isDemanded ? 'major' : 'minor' });
}

function compareProperty(
  comparison: Comparison,
  ...[[before, after], where]: [readonly [ts.Symbol, ts.Symbol], Where]
): Member {
  const { checker } = comparison;
  const isRequest = where.role === 'request';
  if (isOptional(before) && !isOptional(after)) {
    const level = isRequest ? 'major' : 'minor';
    comparison.note(where, { rule: `${where.role}-type-key-became-required`, level });
  }
  if (!isOptional(before) && isOptional(after)) {
    const level = isRequest ? 'minor' : 'major';
    comparison.note(where, { rule: `${where.role}-type-key-became-optional`, level });
  }
  return { pair: [checker.getTypeOfSymbol(before), checker.getTypeOfSymbol(after)], where };
}

/** Members of any name. */
function compareIndexes(comparison: Comparison, [before, after]: Pair, where: Where): Member[] {
  const [old, now] = [before.getStringIndexType(), after.getStringIndexType()];
  if (old && now) return [{ pair: [old, now], where }];
  if (old) comparison.note(where, { rule: `${where.role}-type-any-key-removed`, level: 'major' });
  if (now) comparison.note(where, { rule: `${where.role}-type-any-key-added`, level: 'minor' });
  return [];
}
