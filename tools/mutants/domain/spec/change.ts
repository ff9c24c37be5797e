import type { Edit, Path } from '../mutant.ts';

/** A change of one place in what is known of a provider. */
export interface Change {
  /** Names the change below the place that it is made in. */
  readonly id: string;
  readonly item: string;
  readonly path: Path;
  readonly edit: Edit;
  readonly hints?: readonly string[];
}

/** The ways to make a change that is called so and counts as this item. */
export interface Ways {
  set(path: Path, to: unknown): Change;
  add(path: Path, value: unknown): Change;
  remove(path: Path): Change;
  rename(path: Path, to: string): Change;
  swapWithNext(path: Path): Change;
}

/** Begins a change: `change('every', 'poll interval changed').set(['tasks', 'x', 'every'], '1ms')`. */
export function change(id: string, item: string): Ways {
  const made = (path: Path, edit: Edit): Change => ({ id, item, path, edit });
  return {
    set: (path, to) => made(path, { do: 'set', to }),
    add: (path, value) => made(path, { do: 'add', value }),
    remove: (path) => made(path, { do: 'remove' }),
    rename: (path, to) => made(path, { do: 'rename', to }),
    swapWithNext: (path) => made(path, { do: 'swap-with-next' }),
  };
}
