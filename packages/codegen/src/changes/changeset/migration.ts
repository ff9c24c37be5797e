/** What to write instead of what broke, in a line for each break. */
import { advice } from './advice.ts';
import { nameOf, shown } from './change-line.ts';
import type { ListedChange } from './listed-changes.ts';

/** One line for a change that breaks programs. */
export function migrationLine(change: ListedChange): string {
  const where = change.operations.length === 0 ? '' : `${change.operations.join(', ')}: `;
  const told =
    adviceOf(change.rule)?.[1] ?? ((name: string) => `look at every use of ${name}; what it means has changed.`);
  return `- ${where}${told(shown(nameOf(change.place)), change)}`;
}

/** The advice for a rule; undefined where nothing but looking helps. */
export function adviceOf(rule: string): (typeof advice)[number] | undefined {
  return advice.find(([pattern]) => pattern.test(rule));
}
