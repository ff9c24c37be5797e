/** A child process: gets jobs from its parent, one at a time, answers each, and ends when its parent lets go of it. */
import { changedSources, generateClient, readClientSpec } from './generate-client.ts';
import type { Job, JobAnswer } from './job.ts';
import { playSuite } from './play-suite.ts';
import { type SwapSources, useSources } from './source-hooks.ts';
import { syntaxFault } from './syntax-fault.ts';

const swapSources = useSources();

process.on('message', (message) => {
  // Sent by `Player` alone, as a job.
  void answer(message as Job).then((told) => process.send?.(told));
});
process.once('disconnect', () => process.exit());
// Whoever is in a loop without end does not tell; the timer keeps nothing alive, which a case might look for.
setInterval(() => process.send?.('alive'), 5000).unref();

async function answer(job: Job): Promise<JobAnswer> {
  try {
    await refuseBroken(Object.values(job.texts));
    swapSources(new Map(Object.entries(job.texts)));
    const providers = job.generate ? await generateAll(job, swapSources) : job.providers;
    if (providers.length === 0) return { state: 'no-effect' };
    await loadClients(providers);
    const { failed, durations } = await playSuite({ ...job, providers });
    return failed ? { state: 'failed', by: failed, durations } : { state: 'passed', durations };
  } catch (error) {
    return { state: 'broken', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Throws where a client cannot be loaded: that no case can be played is not what a case is to notice. */
async function loadClients(providers: readonly string[]): Promise<void> {
  const { loadOwnClient } = await import('../../../packages/conformance/src/providers.ts');
  for (const provider of providers) await loadOwnClient(provider);
}

async function refuseBroken(texts: Iterable<string>): Promise<void> {
  for (const text of texts) {
    const fault = await syntaxFault(text);
    if (fault !== undefined) throw new SyntaxError(fault);
  }
}

/** The providers whose client another generator makes different. */
async function generateAll({ providers, texts }: Job, swap: SwapSources): Promise<string[]> {
  const changed = new Map<string, string>();
  const played: string[] = [];
  for (const provider of providers) {
    const { sources } = await generateClient(await readClientSpec(provider));
    if (sources.size === 0) throw new Error(`The generator makes nothing of ${provider}.`);
    const different = changedSources(sources);
    await refuseBroken(different.values());
    for (const [path, text] of different) changed.set(path, text);
    if (different.size > 0) played.push(provider);
  }
  swap(new Map([...Object.entries(texts), ...changed]));
  return played;
}
