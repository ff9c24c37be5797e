/** Writes the note that the release reads: named by the differences, so that the same ones are noted once. */
import { createHash } from 'node:crypto';
import type { Change } from '../../wire-diff/change.ts';
import type { PackageChanges } from '../compute-changes.ts';
import type { Signal } from '../signal.ts';
import { changeLine } from './change-line.ts';
import { type ListedChange, listedChanges } from './listed-changes.ts';
import { migrationLine } from './migration.ts';

/** Says which docs pages speak about operations, and when it was read. */
export type DocsOf = (operations: readonly string[]) => string | undefined;

/** A changeset as it is to stand in `.changeset`. */
export interface Changeset {
  /** Name of the file. */
  readonly file: string;
  readonly text: string;
}

/** The note of one package's changes. */
export function changesetOf(changes: PackageChanges, docsOf: DocsOf): Changeset {
  const listed = listedChanges(changes.signals);
  const breaking = listed.filter(({ level }) => level === 'major');
  const lines = listed.map((change) => changeLine(change, docsOf(change.operations)));
  const blocks = [
    `---\n'${changes.name}': ${changes.bump}\n---`,
    summaryOf(listed),
    lines.join('\n'),
    ...(breaking.length > 0 ? [`Migration:\n\n${[...new Set(breaking.map(migrationLine))].join('\n')}`] : []),
  ];
  return { file: `${changes.id}-${hashOf(changes)}.md`, text: `${blocks.join('\n\n')}\n` };
}

/** Whether a file is a note that was written here for this package, and not by a person. */
export function isOwnChangeset(file: string, id: string): boolean {
  return file.startsWith(`${id}-`) && /^[0-9a-f]{8}\.md$/.test(file.slice(id.length + 1));
}

function summaryOf(listed: readonly ListedChange[]): string {
  const count = (level: Change['level']): number => listed.filter((change) => change.level === level).length;
  const told = [
    counted(count('major'), 'breaking change'),
    counted(count('minor'), 'addition or relaxation', 'additions or relaxations'),
    counted(count('patch'), 'smaller correction'),
  ].filter((text) => text !== '');
  return `${listed.some(({ level }) => level === 'major') ? 'Breaking. ' : ''}${told.join(', ')}.`;
}

function counted(count: number, ...[one, many = `${one}s`]: [string, string?]): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

/** Of what changed, not of how it is told: a value that shows a verdict is one of many. */
function hashOf({ signals }: PackageChanges): string {
  const parts = signals.map(identityOf).sort();
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8);
}

function identityOf({ source, change }: Signal): string {
  const { rule, operation = '', place, level, before, after } = change;
  const values = source === 'wire' || source === 'package' ? [before, after] : [];
  return JSON.stringify([source, rule, operation, place, level, ...values]);
}
