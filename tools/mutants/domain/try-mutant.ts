import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedSources, generateClient, readClientSpec } from './generate-client.ts';
import type { FailedCase, Job } from './job.ts';
import type { Mutant } from './mutant.ts';
import type { Outcome, Player } from './player.ts';
import { providers } from './providers.ts';
import { replaceOnce } from './replace-once.ts';
import { root } from './root.ts';
import { editValue } from './spec/edit-value.ts';

/** What became of a mutant. */
export interface Tried {
  readonly mutant: Mutant;
  /**
   * `killed`: a case failed, or the suite did not end. `refused`: the generator makes no client of it. `no-effect`:
   * what runs is the same. `broken`: nothing can be run with it, which proves nothing.
   */
  readonly state: 'killed' | 'survived' | 'refused' | 'no-effect' | 'broken';
  readonly by?: FailedCase;
  /** What the generator's own checks say of a changed spec. */
  readonly diagnostics: readonly string[];
  readonly seconds: number;
}

/** What is learnt of cases while mutants are tried. */
export class Experience {
  /** Milliseconds that cases took; the slow ones are played last. */
  readonly durations: Record<string, number> = {};
  /** Cases that failed without a mutant too, and why: they prove nothing. */
  readonly unsound: Map<string, string> = new Map();
}

/** What trying needs beside the mutant. */
export interface Trial {
  readonly experience: Experience;
  /** Most cases to play against a mutant; with it, what survives may only need more of them. */
  readonly first?: number;
  readonly player: Player;
  /** Plays the clients as they are. */
  readonly control: Player;
}

/** Plays the suite against a mutant, over the transport that it is a change of. */
export async function tryMutant(mutant: Mutant, trial: Trial): Promise<Tried> {
  const began = performance.now();
  const told = await tryChange(mutant, trial);
  return { mutant, diagnostics: [], ...told, seconds: (performance.now() - began) / 1000 };
}

type Told = Pick<Tried, 'state'> & Partial<Pick<Tried, 'by' | 'diagnostics'>>;

async function tryChange(mutant: Mutant, trial: Trial): Promise<Told> {
  if (mutant.change.kind === 'text') return tryText(mutant, trial);
  const { provider = '', change } = mutant;
  const spec = await readClientSpec(provider);
  const changed =
    change.file === 'provider.yaml'
      ? { ...spec, facts: editValue(spec.facts, change.path, change.edit) }
      : { ...spec, document: editValue(spec.document, change.path, change.edit) };
  const { sources, diagnostics } = await generateClient(changed);
  if (sources.size === 0) return { state: 'refused', diagnostics };
  const texts = changedSources(sources);
  if (texts.size === 0) return { state: 'no-effect', diagnostics };
  const job = { ...jobOf(mutant), texts: Object.fromEntries(texts), providers: [provider] };
  return { ...(await played(job, trial)), diagnostics };
}

async function tryText(mutant: Mutant, trial: Trial): Promise<Told> {
  if (mutant.change.kind !== 'text') return { state: 'broken' };
  const { file } = mutant.change;
  const texts = { [file]: replaceOnce(readFileSync(join(root, file), 'utf8'), mutant.change) };
  const job = { ...jobOf(mutant), texts };
  // The file of the other transport runs nowhere else.
  const over = /\/fetch-[a-z]+\.ts$/.test(file) ? 'fetch' : 'undici';
  return played({ ...job, over }, trial);
}

/**
 * What a job comes to; a case that fails without the mutant too, at just this moment, is left out and proves
 * nothing.
 */
async function played(job: Job, trial: Trial): Promise<Told> {
  const { player, control, experience, first } = trial;
  const { isFresh } = player;
  const outcome = await player.play({
    ...(first === undefined ? {} : { first }),
    ...job,
    durations: experience.durations,
    without: [...experience.unsound.keys()],
  });
  if ('durations' in outcome) Object.assign(experience.durations, outcome.durations);
  const told = verdict(outcome);
  const name = told.by?.name;
  if (told.state !== 'killed' || name === undefined) return told;
  // What is left at the end of a run may be of a mutant before, unless the process was a new one.
  if (!name.includes('/')) return isFresh || told.by?.name === 'the whole run' ? told : played(job, trial);
  const providers = [name.slice(0, name.indexOf('/'))];
  const unchanged = await control.play({ ...job, texts: {}, generate: false, providers, only: [name] });
  if (unchanged.state === 'passed') return told;
  experience.unsound.set(name, unchanged.state === 'failed' ? unchanged.by.problem : unchanged.state);
  return played(job, trial);
}

function jobOf({ layer, hints }: Mutant): Job {
  const known = { durations: {}, without: [] };
  return { texts: {}, generate: layer === 'generator', providers, over: 'undici', hints, ...known };
}

function verdict(outcome: Outcome): Told {
  switch (outcome.state) {
    case 'passed':
      return { state: 'survived' };
    case 'failed':
      return { state: 'killed', by: outcome.by };
    case 'timeout':
      return { state: 'killed', by: { name: 'the whole run', problem: 'it did not end' } };
    case 'no-effect':
      return { state: 'no-effect' };
    case 'broken':
      return { state: 'broken', by: { name: 'the start of the run', problem: outcome.reason } };
  }
}
