import { isRecord } from '../json/is-record.ts';
import { pointerOf } from '../json/pointer.ts';

/** A value that was expected, the one that came, and where: a pointer, or a name to begin it with. */
export interface Comparison {
  readonly expected: unknown;
  readonly actual: unknown;
  readonly at?: string;
}

/**
 * Compares closed: each member that is expected must be there and no other one may be; a member that is `undefined` is
 * not there. Gives one line for each difference, with its path; none where the values are the same. Two placeholders may
 * stand for values that change: `{{any}}` for whatever is there, `{{date}}` for a Date or a time written as text.
 */
export function compareValues({ expected, actual, at = '' }: Comparison): string[] {
  if (expected === '{{any}}') return actual === undefined ? [`${place(at)}: expected anything, got nothing`] : [];
  if (expected === '{{date}}') return isTime(actual) ? [] : [`${place(at)}: expected a time, got ${show(actual)}`];
  if (actual instanceof Date) return compareValues({ expected, actual: actual.toISOString(), at });
  if (Array.isArray(expected) && Array.isArray(actual)) return compareLists(expected, actual, at);
  if (isRecord(expected) && isRecord(actual)) return compareRecords(expected, actual, at);
  return Object.is(expected, actual) ? [] : [`${place(at)}: expected ${show(expected)}, got ${show(actual)}`];
}

/** A value as one short line of JSON. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'bigint' || typeof value === 'function' ? String(value) : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}

function compareLists(expected: readonly unknown[], actual: readonly unknown[], at: string): string[] {
  const lines =
    expected.length === actual.length ? [] : [`${place(at)}: expected ${expected.length} items, got ${actual.length}`];
  for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
    lines.push(...compareValues({ expected: expected[index], actual: actual[index], at: `${at}/${index}` }));
  }
  return lines;
}

function compareRecords(expected: Record<string, unknown>, actual: Record<string, unknown>, at: string): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...names].sort().flatMap((name) => {
    // Own members alone: a fixture that names `constructor` must not meet the one of every object.
    const [wanted, got] = [own(expected, name), own(actual, name)];
    const path = `${at}${pointerOf([name])}`;
    if (wanted === undefined && got !== undefined) return [`${path}: not expected, got ${show(got)}`];
    return compareValues({ expected: wanted, actual: got, at: path });
  });
}

function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function isTime(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
}

function place(at: string): string {
  return at.trim() || 'the whole';
}
