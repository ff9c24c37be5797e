/**
 * Compares what a package that people write exports, name by name and member by member. Whether its types are passed or
 * given cannot be told from outside, so that every type that is not the same is taken for a break.
 */
import { ts } from 'ts-morph';
import type { Level } from '../../wire-diff/change.ts';
import type { Entries } from './compare-exports.ts';
import type { Comparison } from './comparison.ts';
import { exportedSymbols } from './exported-symbols.ts';
import { isAnything } from './type-parts.ts';

/** A thing that can be named from outside: an exported name, or a member of one. */
interface Named {
  readonly type: ts.Type;
  /** Whether the package alone makes such values: a function, a constant, a member of a class. */
  readonly isGiven: boolean;
  readonly text: string;
}

/** Notes names that came, went or have another type. */
export function compareSurface(comparison: Comparison, entries: Entries): void {
  const { checker } = comparison;
  const [old, now] = [entries.before, entries.after].map((file) => surfaceOf(checker, file));
  if (!old || !now) return;
  for (const [name, before] of old) {
    const after = now.get(name);
    // Of a name that is gone, its members need no line of their own.
    if (!after) {
      if (hasOwner(now, name) || !hasOwner(old, name))
        note(comparison, name, { rule: 'exported-name-removed', level: 'major' });
    } else if (before.text !== after.text) {
      const level = levelOf(checker, [before, after]);
      note(comparison, name, { rule: 'exported-type-changed', before: before.text, after: after.text, level });
    }
  }
  for (const name of now.keys()) {
    if (!old.has(name) && (hasOwner(old, name) || !hasOwner(now, name))) {
      note(comparison, name, { rule: 'exported-name-added', level: 'minor' });
    }
  }
}

function note(
  comparison: Comparison,
  ...[name, found]: [string, { rule: string; level: Level; before?: string; after?: string }]
): void {
  comparison.noteAt(name.split('.'), 'provider', found);
}

/** Whether what the member belongs to is there. */
function hasOwner(surface: ReadonlyMap<string, Named>, name: string): boolean {
  return name.includes('.') && surface.has(name.slice(0, name.lastIndexOf('.')));
}

/** What takes more and gives no less does not break who uses it. */
function levelOf(checker: ts.TypeChecker, [before, after]: readonly [Named, Named]): Level {
  if (!before.isGiven || !after.isGiven || isAnything(after.type)) return 'major';
  return checker.isTypeAssignableTo(after.type, before.type) ? 'minor' : 'major';
}

function surfaceOf(checker: ts.TypeChecker, file: ts.SourceFile): Map<string, Named> {
  return new Map([...exportedSymbols(checker, file)].flatMap(([name, symbol]) => namesOf(checker, { name, symbol })));
}

function namesOf(
  checker: ts.TypeChecker,
  { name, symbol }: { name: string; symbol: ts.Symbol },
): (readonly [string, Named])[] {
  const isValue = (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable)) !== 0;
  const type = isValue ? checker.getTypeOfSymbol(symbol) : checker.getDeclaredTypeOfSymbol(symbol);
  const hasMembers = (symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0;
  if (!hasMembers) return [[name, { type, isGiven: isValue, text: textOf(checker, type) }]];
  const isGiven = (symbol.flags & ts.SymbolFlags.Class) !== 0;
  const members = checker.getPropertiesOfType(type).filter((member) => !member.name.startsWith('__'));
  return [
    [name, { type, isGiven: false, text: constructorOf(checker, symbol) }],
    ...members.map((member) => {
      const its = checker.getTypeOfSymbol(member);
      const optional = member.flags & ts.SymbolFlags.Optional ? 'optional ' : '';
      return [`${name}.${member.name}`, { type: its, isGiven, text: `${optional}${textOf(checker, its)}` }] as const;
    }),
  ];
}

function constructorOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  if (!(symbol.flags & ts.SymbolFlags.Class)) return symbol.name;
  const signatures = checker.getTypeOfSymbol(symbol).getConstructSignatures();
  return signatures.map((signature) => `new ${checker.signatureToString(signature)}`).join('; ');
}

function textOf(checker: ts.TypeChecker, type: ts.Type): string {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  return checker.typeToString(type, undefined, flags);
}
