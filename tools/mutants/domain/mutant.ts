/** One semantic change of our own that the conformance suite has to notice. */
export interface Mutant {
  /** Unique: `pixwith/errors/rate-limited/retry-never`, `runtime/retry-after-ignored`. */
  readonly id: string;
  /** The kind of change, in the words of the list that the suite is held against: `error row deleted`. */
  readonly item: string;
  readonly layer: Layer;
  /** The provider whose spec is changed; the others stay as they are. Absent where the change is in the code of all. */
  readonly provider?: string;
  readonly change: TextChange | SpecChange;
  /**
   * Parts of the names or rows of cases that are likely to notice: they are played first, nothing else depends
   * on it.
   */
  readonly hints: readonly string[];
}

/** Where a mutant is made. */
export type Layer = 'spec' | 'generator' | 'runtime';

/** One place in a source file; `find` must stand there exactly once. */
export interface TextChange {
  readonly kind: 'text';
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** One place in what is known of a provider. */
export interface SpecChange {
  readonly kind: 'spec';
  readonly file: SpecFile;
  readonly path: Path;
  readonly edit: Edit;
}

/** A provider's own facts, or its document, with its overlays applied. */
export type SpecFile = 'provider.yaml' | 'openapi.json';

/** Names and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** What is done to the value at a path, which must be there (with `add`: which must not). */
export type Edit =
  | { readonly do: 'set'; readonly to: unknown }
  | { readonly do: 'add'; readonly value: unknown }
  | { readonly do: 'remove' }
  | { readonly do: 'rename'; readonly to: string }
  | { readonly do: 'swap-with-next' };
