import type { Level, Position } from '../change.ts';

/** A kind of change. */
export interface Rule {
  /** In oasdiff's words where it has any. */
  readonly id: string;
  readonly position: Position;
  readonly level: Level;
  /** Why it has this level, in a sentence. */
  readonly why: string;
}
