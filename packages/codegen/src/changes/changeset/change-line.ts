import { segments } from '../../json.ts';
import type { Change } from '../../wire-diff/change.ts';

/** A change as one line of a changeset: the rule, where, what it was and is, and the page that says so. */
export function changeLine(change: Change, source?: string): string {
  const { rule, operation, place, level } = change;
  const breaking = level === 'major' ? ' (breaking)' : '';
  const where = [operation, `\`${nameOf(place)}\``].filter(Boolean).join(' ');
  const values = valuesOf(change);
  return `- ${rule}${breaking}: ${where}${values && `, ${values}`}${source ? ` (${source})` : ''}`;
}

/** What users call what stands at a place: its last names, without the words of schemas around them. */
export function nameOf(place: string): string {
  const names = segments(place);
  const first = names.findLastIndex((name) => name === 'schemas' || name === 'paths');
  const words = names.slice(first + 1).filter((name) => !schemaWords.has(name));
  return words.length > 0 ? words.slice(-3).join('.') : place || '/';
}

const schemaWords: ReadonlySet<string> = new Set([
  ...['properties', 'items', 'anyOf', 'oneOf', 'allOf', 'schema', 'content', 'application/json', 'requestBody'],
  ...['responses', 'required', '*'],
]);

function valuesOf({ before, after }: Change): string {
  if (before === undefined && after === undefined) return '';
  if (before === undefined) return `now ${shown(after)}`;
  if (after === undefined) return `was ${shown(before)}`;
  const [old, now] = withoutCommon(textOf(before), textOf(after));
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
