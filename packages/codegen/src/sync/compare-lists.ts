import type { Change } from '../wire-diff/change.ts';
import { changeOf } from '../wire-diff/change-of.ts';

/** What names that come and names that go fall under. */
export interface ListRules {
  readonly added: string;
  readonly removed: string;
  readonly place: string;
}

/** Names that one list has and the other has not; their order is nothing. */
export function compareLists(
  before: readonly string[],
  after: readonly string[],
  { added, removed, place }: ListRules,
): Change[] {
  return [
    ...before.filter((name) => !after.includes(name)).map((name) => changeOf(removed, { place, before: name })),
    ...after.filter((name) => !before.includes(name)).map((name) => changeOf(added, { place, after: name })),
  ];
}
