/** What a child process is to do: play the suite against clients of which one source may be another one. */
export interface Job {
  /** Sources that are different, by their paths from the root. */
  readonly texts: Readonly<Record<string, string>>;
  /** The generator is among them: all clients are generated anew, and those that changed are played. */
  readonly generate: boolean;
  readonly providers: readonly string[];
  readonly over: TransportName;
  /** Parts of names or rows of the cases to play first. */
  readonly hints: readonly string[];
  /** How many milliseconds cases took before; the slow ones come last. */
  readonly durations: Readonly<Record<string, number>>;
  /** Names of cases to leave out. */
  readonly without: readonly string[];
  /** Most cases to play: those that are likely to notice, then the quick ones. All without it. */
  readonly first?: number;
  /** Names of the only cases to play; all without it. */
  readonly only?: readonly string[];
}

/** How requests travel. */
export type TransportName = 'undici' | 'fetch';

/** What became of a job. */
export type JobAnswer =
  /** Every case passed. */
  | { readonly state: 'passed'; readonly durations: Readonly<Record<string, number>> }
  /** A case failed, and failed again when it was played alone. */
  | {
      readonly state: 'failed';
      readonly by: FailedCase;
      readonly durations: Readonly<Record<string, number>>;
    }
  /** Nothing that runs is different. */
  | { readonly state: 'no-effect' }
  /** The program cannot run with this change: it is loaded, and ends. */
  | { readonly state: 'broken'; readonly reason: string };

/** A case that noticed. */
export interface FailedCase {
  readonly name: string;
  readonly problem: string;
}
