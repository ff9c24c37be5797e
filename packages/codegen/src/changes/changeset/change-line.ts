import { segments } from '../../json.ts';
import type { ListedChange } from './listed-changes.ts';

/** A change as one line of a changeset: the rule, where, what it was and is, and the page that says so. */
export function changeLine(change: ListedChange, source?: string): string {
  const { rule, operations, place, level } = change;
  const breaking = level === 'major' ? ' (breaking)' : '';
  const where = [operations.join(', '), shown(nameOf(place))].filter(Boolean).join(' ');
  const values = valuesOf(change);
  return `- ${rule}${breaking}: ${where}${values && `, ${values}`}${source ? ` (${source})` : ''}`;
}

/** What users call what stands at a place of a document: names of types and properties, without the words of schemas. */
export function nameOf(place: string): string {
  const all = segments(place);
  const names = all.filter((_, index) => naming.has(all[index - 1] ?? '') && !naming.has(all[index - 2] ?? ''));
  const isSchema = all.includes('properties') || all.includes('schemas');
  const words = isSchema && names.length > 0 ? names : all.slice(-3);
  return words.join('.') || '/';
}

/** What stands after them is a name. */
const naming: ReadonlySet<string> = new Set(['properties', 'schemas']);

function valuesOf({ before, after }: ListedChange): string {
  if (before === undefined && after === undefined) return '';
  if (before === undefined) return `now ${shown(after)}`;
  if (after === undefined) return `was ${shown(before)}`;
  const [old, now] = withoutCommon(textOf(before), textOf(after));
  // `false` and "false" look the same as texts.
  if (old === now) return `${shown(JSON.stringify(before))} -> ${shown(JSON.stringify(after))}`;
  return `${shown(old)} -> ${shown(now)}`;
}

/** Long texts from shortly before where they differ. */
function withoutCommon(before: string, after: string): [string, string] {
  const same = [...before].findIndex((character, index) => character !== after[index]);
  const from = Math.max(before.length, after.length) > longest && same > 20 ? same - 20 : 0;
  return from === 0 ? [before, after] : [`…${before.slice(from)}`, `…${after.slice(from)}`];
}

const longest = 100;

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).replaceAll(/\s+/g, ' ');
}

/** A value as it can stand in Markdown, on one line. */
export function shown(value: unknown): string {
  const text = textOf(value);
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return `\`${short.replaceAll('`', "'")}\``;
}
