/** How much a change asks of whoever uses a client; `none` is no reason for a release. */
export type Level = 'major' | 'minor' | 'patch' | 'none';

/** Which way the thing that changed travels, or what it belongs to where it does not travel. */
export type Position = 'request' | 'response' | 'operation' | 'error' | 'provider';

/** One difference in meaning between two revisions of what is known about a provider. */
export interface Change {
  /** The rule that it falls under, in oasdiff's words where it has any: `request-property-became-required`. */
  readonly rule: string;
  readonly position: Position;
  /** The operation's id, where it is about one. */
  readonly operation?: string;
  /** A JSON Pointer into what was compared; of what was removed, into the revision before. */
  readonly place: string;
  /** What stood there; absent where nothing did. */
  readonly before?: unknown;
  /** What stands there now; absent where nothing does. */
  readonly after?: unknown;
  readonly level: Level;
}
