import type { ts } from 'ts-morph';
import { compareSignatures } from './compare-signatures.ts';
import type { Comparison } from './comparison.ts';

/** A class in both revisions: the types of its instances. */
export interface Classes {
  readonly before: ts.Type;
  readonly after: ts.Type;
  /** Names from the exported class on: `['Segmind', 'requests']`. */
  readonly path: readonly string[];
}

/** Notes methods that came, went or changed, also of the resources below a client. */
export function compareClasses(comparison: Comparison, { before, after, path }: Classes): void {
  // A resource is exported by itself, too.
  if (!comparison.isNew(before, after, 'response')) return;
  const [old, now] = [membersOf(comparison, before), membersOf(comparison, after)];
  for (const [name, type] of old) {
    const member = [...path, name];
    const other = now.get(name);
    if (!other)
      comparison.noteAt(member, 'operation', { rule: ruleOf(type, 'removed'), level: 'major' }, named(member));
    else compareMember(comparison, { before: type, after: other, path: member });
  }
  for (const [name, type] of now) {
    if (!old.has(name))
      comparison.noteAt(
        [...path, name],
        'operation',
        { rule: ruleOf(type, 'added'), level: 'minor' },
        named([...path, name]),
      );
  }
}

/** What users write behind the client: `images.generate`. */
function named(path: readonly string[]): string {
  return path.slice(1).join('.');
}

function membersOf({ checker }: Comparison, type: ts.Type): Map<string, ts.Type> {
  // Private names begin with something else: nobody outside can use them.
  const visible = checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith('__#'));
  return new Map(visible.map((symbol) => [symbol.name, checker.getTypeOfSymbol(symbol)]));
}

function ruleOf(type: ts.Type, what: 'removed' | 'added'): string {
  return `${type.getCallSignatures().length > 0 ? 'method' : 'resource'}-${what}`;
}

function compareMember(comparison: Comparison, { before, after, path }: Classes): void {
  const [old, now] = [before.getCallSignatures()[0], after.getCallSignatures()[0]];
  if (old && now) compareSignatures(comparison, { before: old, after: now, path, operation: named(path) });
  else if (old || now) comparison.noteAt(path, 'operation', { rule: 'member-changed', level: 'major' });
  else compareClasses(comparison, { before, after, path });
}
