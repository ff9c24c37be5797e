import type { Mutant } from './mutant.ts';
import { Player } from './player.ts';
import { Experience, type Trial, type Tried, tryMutant } from './try-mutant.ts';

/** What is to be tried, and how. */
export interface MutantsRun {
  readonly mutants: readonly Mutant[];
  /** Processes that play at a time. */
  readonly atOnce: number;
  /** Most cases to play against a mutant; all without it. */
  readonly first?: number;
  /** Ends the run, and every process that it began. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Hears of each mutant as soon as it was tried. */
  readonly keep: (told: Tried) => void;
}

/** What came of it. */
export interface MutantsTried {
  readonly tried: readonly Tried[];
  /** Cases that failed without a mutant, and why; they were left out from then on. */
  readonly unsound: ReadonlyMap<string, string>;
  readonly seconds: number;
}

/** Plays the suite against each mutant; a line is told of each that was not killed. */
export async function runMutants(run: MutantsRun): Promise<MutantsTried> {
  const began = performance.now();
  const experience = new Experience();
  const bound = run.first === undefined ? {} : { first: run.first };
  const tried: Tried[] = [];
  const waiting = run.mutants.values();
  const worker = async (): Promise<void> => {
    const player = new Player(run.signal);
    const control = new Player(run.signal);
    try {
      for (const mutant of waiting) await take(mutant, { experience, player, control, ...bound });
    } finally {
      player.close();
      control.close();
    }
  };
  const take = async (mutant: Mutant, trial: Trial): Promise<void> => {
    if (run.signal.aborted) return;
    const told = await tryMutant(mutant, trial);
    if (run.signal.aborted) return;
    tried.push(told);
    run.keep(told);
    if (told.state !== 'killed') run.tell(lineOf(told));
    if (tried.length % 100 === 0) run.tell(`${tried.length} of ${run.mutants.length}`);
  };
  await Promise.all(Array.from({ length: run.atOnce }, worker));
  return { tried, unsound: experience.unsound, seconds: (performance.now() - began) / 1000 };
}

function lineOf({ mutant, state, diagnostics, by }: Tried): string {
  const why = by === undefined ? '' : ` ${by.name}: ${by.problem}`;
  const said = diagnostics.length === 0 ? '' : ` (the generator says ${diagnostics.join(', ')})`;
  return `${state}: ${mutant.id}, ${mutant.item}${said}${why}`;
}
