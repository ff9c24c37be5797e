import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedSources, generateClient, readClientSpec } from './generate-client.ts';
import type { FailedCase, Job, TransportName } from './job.ts';
import { providers } from './list-mutants.ts';
import type { Mutant } from './mutant.ts';
import type { Outcome, Player } from './player.ts';
import { replaceOnce } from './replace-once.ts';
import { root } from './root.ts';
import { editValue } from './spec/edit-value.ts';

/** What became of a mutant. */
export interface Tried {
  readonly mutant: Mutant;
  /**
   * `killed`: a case failed, or the suite did not end. `refused`: the generator makes no client of it. `no-effect`: what
   * runs is the same. `broken`: nothing can be run with it, which proves nothing.
   */
  readonly state: 'killed' | 'survived' | 'refused' | 'no-effect' | 'broken';
  readonly by?: FailedCase;
  /** What the generator's own checks say of a changed spec. */
  readonly diagnostics: readonly string[];
  readonly seconds: number;
}

/** What trying needs beside the mutant. */
export interface Trial {
  readonly durations: Readonly<Record<string, number>>;
  readonly player: Player;
}

/** Plays the suite against a mutant: over the transport of Node, then over fetch. */
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
  const job = { ...jobOf(mutant, trial), texts: Object.fromEntries(texts), providers: [provider] };
  return { ...verdict(await trial.player.play(job)), diagnostics };
}

async function tryText(mutant: Mutant, trial: Trial): Promise<Told> {
  if (mutant.change.kind !== 'text') return { state: 'broken' };
  const { file } = mutant.change;
  const texts = { [file]: replaceOnce(readFileSync(join(root, file), 'utf8'), mutant.change) };
  const job = { ...jobOf(mutant, trial), texts };
  // The file of the other transport runs nowhere else.
  const overs: readonly TransportName[] = /fetch/.test(file) ? ['fetch'] : ['undici', 'fetch'];
  for (const over of mutant.layer === 'generator' ? overs.slice(0, 1) : overs) {
    const told = verdict(await trial.player.play({ ...job, over }));
    if (told.state !== 'survived') return told;
  }
  return { state: 'survived' };
}

function jobOf({ layer, hints }: Mutant, { durations }: Trial): Job {
  return { texts: {}, generate: layer === 'generator', providers, over: 'undici', hints, durations, whole: false };
}

function verdict(outcome: Outcome): Told {
  switch (outcome.state) {
    case 'passed':
      return { state: 'survived' };
    case 'failed': {
      const [by] = outcome.by;
      return { state: 'killed', ...(by && { by }) };
    }
    case 'timeout':
      return { state: 'killed', by: { name: 'the whole run', problem: 'it did not end' } };
    case 'no-effect':
      return { state: 'no-effect' };
    case 'broken':
      return { state: 'broken', by: { name: 'the start of the run', problem: outcome.reason } };
  }
}
