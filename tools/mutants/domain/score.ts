import { type Survivor, survivorOf } from './survivors.ts';
import type { Tried } from './try-mutant.ts';

/** How many mutants of some kind there were, and what became of them. */
export interface Score {
  readonly killed: number;
  /** Nobody could tell them from the client as it is; with a reason each. */
  readonly equivalent: number;
  /** Survived without being equivalent. */
  readonly survived: number;
  /** Not put to the test: what runs was the same, the generator made nothing of them, or nothing ran at all. */
  readonly invalid: number;
  /** Killed of those that could be, from 0 to 1. */
  readonly score: number;
}

/** Counts what was tried. */
export function scoreOf(tried: readonly Tried[], known: readonly Survivor[]): Score {
  const killed = tried.filter(({ state }) => state === 'killed').length;
  const alive = tried.filter(({ state }) => state === 'survived');
  const equivalent = alive.filter(({ mutant }) => survivorOf(mutant.id, known)?.because === 'equivalent').length;
  const survived = alive.length - equivalent;
  const valid = killed + survived;
  const invalid = tried.length - killed - alive.length;
  return { killed, equivalent, survived, invalid, score: valid === 0 ? 1 : killed / valid };
}
