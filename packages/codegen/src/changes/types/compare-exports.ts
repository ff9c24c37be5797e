import { ts } from 'ts-morph';
import { compareClasses } from './compare-classes.ts';
import { compareSignatures } from './compare-signatures.ts';
import type { Comparison } from './comparison.ts';
import { exportedSymbols } from './exported-symbols.ts';

/** The entry of a package in both revisions. */
export interface Entries {
  readonly before: ts.SourceFile;
  readonly after: ts.SourceFile;
}

/** Notes exported names that came or went, and what became of classes; types are compared where methods use them. */
export function compareExports(comparison: Comparison, { before, after }: Entries): void {
  const [old, now] = [exportedSymbols(comparison.checker, before), exportedSymbols(comparison.checker, after)];
  for (const [name, symbol] of old) {
    const other = now.get(name);
    if (!other) comparison.noteAt([name], 'provider', { rule: 'exported-name-removed', level: 'major' });
    else if (comparison.isOwn(symbol)) compareExport(comparison, [symbol, other]);
  }
  for (const name of now.keys()) {
    if (!old.has(name)) comparison.noteAt([name], 'provider', { rule: 'exported-name-added', level: 'minor' });
  }
}

function compareExport(comparison: Comparison, [before, after]: readonly [ts.Symbol, ts.Symbol]): void {
  const { checker } = comparison;
  const isClass = [before, after].map((symbol) => (symbol.flags & ts.SymbolFlags.Class) !== 0);
  if (isClass[0] !== isClass[1]) {
    comparison.noteAt([after.name], 'provider', { rule: 'exported-kind-changed', level: 'major' });
  }
  if (!isClass[0] || !isClass[1]) return;
  const path = [after.name];
  const [old, now] = [before, after].map((symbol) => checker.getTypeOfSymbol(symbol).getConstructSignatures()[0]);
  if (old && now) compareSignatures(comparison, { before: old, after: now, path: [...path, 'new'] });
  const instances = { before: checker.getDeclaredTypeOfSymbol(before), after: checker.getDeclaredTypeOfSymbol(after) };
  compareClasses(comparison, { ...instances, path });
}
