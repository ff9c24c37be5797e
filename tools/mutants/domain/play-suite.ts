import { join } from 'node:path';
import type { ConformanceCase } from '../../../packages/conformance/src/cases/conformance-case.ts';
import type { ClientUnderTest } from '../../../packages/conformance/src/client-program/client-under-test.ts';
import type { CaseResult } from '../../../packages/conformance/src/replay/case-result.ts';
import type { FailedCase, Job } from './job.ts';
import { providers as all } from './providers.ts';
import { root } from './root.ts';

const conformance = join(root, 'packages/conformance');
/** Cases at a time; most of them wait for nothing but the loopback. */
const concurrency = 8;
/** Cases between two looks at whether one failed. */
const slice = 48;
/** From this many milliseconds on a case counts as slow. */
const slow = 100;

/** What a suite said. */
export interface Played {
  /** The first case that failed twice; absent where all passed. */
  readonly failed?: FailedCase;
  readonly durations: Readonly<Record<string, number>>;
}

/**
 * Plays the cases of the providers until one fails twice, or all of them. Known failures are left out, and so are cases
 * whose memory is measured: those need a process that loads nothing else.
 */
export async function playSuite(job: Job): Promise<Played> {
  const { client, play } = await loadRunner(job);
  const durations: Record<string, number> = {};
  for (const cases of slicesOf(inOrder(await casesOf(job), job).slice(0, job.first))) {
    const results = await play(cases);
    for (const { name, milliseconds } of results) durations[name] = milliseconds;
    for (const result of results.filter(({ passed }) => !passed)) {
      // What fails but once has another cause than the mutant: a machine under load.
      const [again] = await play(cases.filter(({ name }) => name === result.name));
      const [problem = 'no reason given'] = again?.problems ?? [];
      if (again && !again.passed) return { failed: { name: again.name, problem }, durations };
    }
  }
  const [left] = await client.end();
  if (left === undefined) return { durations };
  return { failed: { name: 'the end of the run', problem: `left behind: ${left}` }, durations };
}

interface Runner {
  readonly client: ClientUnderTest;
  readonly play: (cases: readonly ConformanceCase[]) => Promise<readonly CaseResult[]>;
}

async function loadRunner({ over }: Job): Promise<Runner> {
  const [{ runCases }, { InProcessClient }, { clientTransports }, { loadOwnClient }] = await Promise.all([
    import('../../../packages/conformance/src/replay/run-cases.ts'),
    import('../../../packages/conformance/src/client-program/in-process-client.ts'),
    import('../../../packages/conformance/src/client-program/client-transports.ts'),
    import('../../../packages/conformance/src/providers/providers.ts'),
  ]);
  const client = new InProcessClient({ loadClient: loadOwnClient, transport: clientTransports[over] });
  const filesDirectory = join(conformance, 'fixtures/files');
  return { client, play: (cases) => runCases({ cases, client, filesDirectory, concurrency }) };
}

const read = new Map<string, Promise<readonly ConformanceCase[]>>();

/** Read once a process. */
function casesOf(job: Job): Promise<readonly ConformanceCase[]> {
  const key = JSON.stringify([job.providers, job.over]);
  const reading = read.get(key) ?? readAll(job);
  read.set(key, reading);
  return reading;
}

/** Faults are written for several providers, and can be read only for all of them. */
async function readAll({ providers, over }: Job): Promise<readonly ConformanceCase[]> {
  const [{ caseSources }, { readKnown }] = await Promise.all([
    import('../../../packages/conformance/src/runs/case-sources.ts'),
    import('../../../packages/conformance/src/known-failing/read-known.ts'),
  ]);
  const found = caseSources.map((source) => source({ fixtures: join(conformance, 'fixtures'), providers: all }));
  const [problem] = found.flatMap(({ problems }) => problems);
  if (problem) throw new Error(`${problem.file}: ${problem.message}`);
  const cases = found.flatMap((one) => one.cases).filter(({ provider }) => providers.includes(provider));
  const known = readKnown({ directory: conformance, providers, names: new Set(cases.map(({ name }) => name)) });
  const run = { id: `node-26-${over}`, transport: over };
  return cases.filter(({ name, expect }) => expect.memory === undefined && known.inRun(name, run) === undefined);
}

/**
 * First what is likely to notice, then what is written by hand for this provider, then the tables; the slow ones of
 * each last.
 */
function inOrder(cases: readonly ConformanceCase[], { hints, durations, without, only }: Job): ConformanceCase[] {
  const rank = (planned: ConformanceCase): number => {
    const time = durations[planned.name] ?? 0;
    const hint = hints.findIndex((part) => planned.row === part || planned.name.includes(part));
    const tier = tierOf(planned);
    // The sweeps of one operation, or of one row, are hundreds: they would stand before all that says more.
    if (tier === sweeps) return hints.length * 1e7 + (hint < 0 ? tier + 1 : tier) * 1e6;
    return (hint < 0 ? hints.length : hint) * 1e7 + tier * 1e6 + (time < slow ? 0 : time);
  };
  return cases
    .filter(({ name }) => !without.includes(name) && (only === undefined || only.includes(name)))
    .map((planned) => ({ planned, rank: rank(planned) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ planned }) => planned);
}

const sweeps = 4;

/** What says most in one case comes first: whole answers, then other cases of this provider, then the tables. */
function tierOf({ id, kind, file, provider, expect }: ConformanceCase): number {
  if (id.startsWith('sweep-')) return sweeps;
  if (id.startsWith('boundary-')) return 2;
  if (!file.includes(`fixtures/${provider}/`)) return 3;
  return kind === 'success' || (expect.drift ?? []).length > 0 ? 0 : 1;
}

/** The first slice is small: most mutants are noticed at once. */
function* slicesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  yield items.slice(0, concurrency);
  for (let from = concurrency; from < items.length; from += slice) yield items.slice(from, from + slice);
}
