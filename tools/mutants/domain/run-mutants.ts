import type { FailedCase, JobAnswer } from './job.ts';
import { providers } from './list-mutants.ts';
import type { Mutant } from './mutant.ts';
import { Player } from './player.ts';
import { type Trial, type Tried, tryMutant } from './try-mutant.ts';

/** What is to be tried, and how. */
export interface MutantsRun {
  readonly mutants: readonly Mutant[];
  /** Processes that play at a time. */
  readonly atOnce: number;
  /** Ends the run, and every process that it began. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Hears of each mutant as soon as it was tried. */
  readonly keep: (told: Tried) => void;
}

/** What came of it. */
export interface MutantsTried {
  readonly tried: readonly Tried[];
  /** Cases that failed without a mutant, and so were left out: with any, the suite itself is red. */
  readonly unsound: readonly FailedCase[];
  readonly seconds: number;
}

/** Plays the suite as it is, and then against each mutant; a line is told of each that was not killed. */
export async function runMutants(run: MutantsRun): Promise<MutantsTried> {
  const began = performance.now();
  const { durations, by: unsound } = await playUnchanged(run);
  for (const { name, problem } of unsound) run.tell(`fails without a mutant, and is left out: ${name}: ${problem}`);
  const trial = { durations, without: unsound.map(({ name }) => name) };
  const tried: Tried[] = [];
  const waiting = run.mutants.values();
  const worker = async (): Promise<void> => {
    const player = new Player(run.signal);
    const control = new Player(run.signal);
    try {
      for (const mutant of waiting) await take(mutant, { ...trial, player, control });
    } finally {
      player.close();
      control.close();
    }
  };
  const take = async (mutant: Mutant, tools: Trial): Promise<void> => {
    if (run.signal.aborted) return;
    const told = await tryMutant(mutant, tools);
    if (run.signal.aborted) return;
    tried.push(told);
    run.keep(told);
    if (told.state !== 'killed') run.tell(lineOf(told));
    if (tried.length % 100 === 0) run.tell(`${tried.length} of ${run.mutants.length}`);
  };
  await Promise.all(Array.from({ length: run.atOnce }, worker));
  return { tried, unsound, seconds: (performance.now() - began) / 1000 };
}

type Unchanged = Pick<Extract<JobAnswer, { state: 'failed' }>, 'durations' | 'by'>;

/** The times are those of a run that loads everything first, and so are upper bounds. */
async function playUnchanged({ signal }: MutantsRun): Promise<Unchanged> {
  const player = new Player(signal);
  try {
    const job = { texts: {}, generate: false, providers, over: 'undici', hints: [] } as const;
    const told = await player.play({ ...job, durations: {}, without: [], whole: true });
    if (told.state === 'passed') return { durations: told.durations, by: [] };
    if (told.state === 'failed') return told;
    throw new Error(`The suite cannot be played: ${'reason' in told ? told.reason : told.state}. Mend that first.`);
  } finally {
    player.close();
  }
}

function lineOf({ mutant, state, diagnostics, by }: Tried): string {
  const why = by === undefined ? '' : ` ${by.name}: ${by.problem}`;
  const said = diagnostics.length === 0 ? '' : ` (the generator says ${diagnostics.join(', ')})`;
  return `${state}: ${mutant.id}, ${mutant.item}${said}${why}`;
}
