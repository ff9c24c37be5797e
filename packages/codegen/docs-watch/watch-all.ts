import { pageEdits } from '../src/docs/testing/edits/page-edits.ts';
import { type WatchedEdit, watchEdit } from './watch-edit.ts';

/** Every edit of every kind of page, one after another. */
export async function watchAll(): Promise<Map<string, WatchedEdit[]>> {
  const kinds = new Map<string, WatchedEdit[]>();
  for (const [kind, edits] of Object.entries(pageEdits)) {
    const watched: WatchedEdit[] = [];
    for (const edit of edits) watched.push(await watchEdit(edit));
    kinds.set(kind, watched);
  }
  return kinds;
}
