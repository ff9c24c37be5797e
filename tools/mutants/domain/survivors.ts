import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { textPattern } from '../../../packages/conformance/src/known-failing/known-in-run.ts';
import type { Tried } from './try-mutant.ts';

/** Why mutants survive: nobody could tell them from the client as it is, or the suite has a gap. */
export interface Survivor {
  /** Ids of mutants; `*` stands for any text. */
  readonly mutants: string;
  readonly because: 'equivalent' | 'gap';
  readonly reason: string;
}

/** Reads `survivors.yaml`. Throws where an entry gives no reason. */
export function readSurvivors(file: string = join(import.meta.dirname, 'survivors.yaml')): readonly Survivor[] {
  const entries: unknown = parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(entries)) throw new Error(`${file} is no list.`);
  return entries.map((entry: Partial<Record<string, unknown>>, index) => {
    const { mutants, because, reason } = entry;
    const isKnown = because === 'equivalent' || because === 'gap';
    if (typeof mutants !== 'string' || !isKnown || typeof reason !== 'string' || reason === '') {
      throw new Error(`${file}: entry ${index + 1} needs mutants, because (equivalent or gap) and a reason.`);
    }
    return { mutants, because, reason };
  });
}

/** The entry that a mutant has, if any; the first one that fits. */
export function survivorOf(id: string, known: readonly Survivor[]): Survivor | undefined {
  return known.find(({ mutants }) => textPattern(mutants, '.*').test(id));
}

/** Entries that explain no mutant that survived: what they say of it is not true any more, or never was. */
export function staleSurvivors(known: readonly Survivor[], tried: readonly Tried[]): readonly Survivor[] {
  const survived = tried.filter(({ state }) => state === 'survived').map(({ mutant }) => survivorOf(mutant.id, known));
  return known.filter((entry) => !survived.includes(entry));
}
