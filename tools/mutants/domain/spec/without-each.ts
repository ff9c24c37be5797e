import type { Path } from '../mutant.ts';
import { type Change, change } from './change.ts';
import { listOf } from './json.ts';

/** A list without each of its items. One alone may be no list, and what it says goes with what holds it. */
export function withoutEach(value: unknown, { path, item }: { readonly path: Path; readonly item: string }): Change[] {
  const items = listOf(value);
  if (items.length < 2) return [];
  const named = (one: unknown): string => (typeof one === 'object' ? JSON.stringify(one) : String(one));
  return items.map((one, index) => change(`without-${named(one)}`, item).remove([...path, index]));
}
