/** A child process: gets one job from its parent, answers and ends. */
import { changedSources, generateClient, readClientSpec } from './generate-client.ts';
import type { Job, JobAnswer } from './job.ts';
import { playSuite } from './play-suite.ts';
import { useSources } from './source-hooks.ts';

process.once('message', (message) => {
  // Sent by `runJob` alone, as a job.
  void answer(message as Job).then((told) => {
    process.send?.(told, () => process.exit(0));
  });
});
process.once('disconnect', () => process.exit(1));

async function answer(job: Job): Promise<JobAnswer> {
  try {
    const addTexts = useSources();
    addTexts(new Map(Object.entries(job.texts)));
    const providers = job.generate ? await generateAll(job, addTexts) : job.providers;
    if (providers.length === 0) return { state: 'no-effect' };
    const { failed, durations } = await playSuite({ ...job, providers });
    return failed.length > 0 ? { state: 'failed', by: failed, durations } : { state: 'passed', durations };
  } catch (error) {
    return { state: 'broken', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** The providers whose client another generator makes different. */
async function generateAll(
  { providers }: Job,
  addTexts: (texts: ReadonlyMap<string, string>) => void,
): Promise<string[]> {
  const changed: string[] = [];
  for (const provider of providers) {
    const { sources } = await generateClient(readClientSpec(provider));
    if (sources.size === 0) throw new Error(`The generator makes nothing of ${provider}.`);
    const different = changedSources(sources);
    if (different.size === 0) continue;
    addTexts(different);
    changed.push(provider);
  }
  return changed;
}
