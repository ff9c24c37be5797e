import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { ConformanceCase } from '../../../packages/conformance/src/cases/conformance-case.ts';
import type { CaseResult } from '../../../packages/conformance/src/replay/case-result.ts';
import type { FailedCase, Job } from './job.ts';
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
  readonly failed: readonly FailedCase[];
  readonly durations: Readonly<Record<string, number>>;
}

/** Plays the cases of the providers until one fails twice, or all of them. Known failures are left out. */
export async function playSuite(job: Job): Promise<Played> {
  const play = await loadRunner(job);
  const durations: Record<string, number> = {};
  const failed: FailedCase[] = [];
  for (const cases of slicesOf(inOrder(await casesOf(job), job))) {
    const results = await play(cases);
    for (const { name, milliseconds } of results) durations[name] = milliseconds;
    for (const result of results.filter(({ passed }) => !passed)) {
      // What fails but once has another cause than the mutant: a machine under load.
      const [again] = await play(cases.filter(({ name }) => name === result.name));
      if (again && !again.passed) failed.push({ name: again.name, problem: again.problems[0] ?? 'no reason given' });
      if (failed.length > 0 && !job.whole) return { failed, durations };
    }
  }
  failed.push(...(await timersLeft()));
  return { failed, durations };
}

type Play = (cases: readonly ConformanceCase[]) => Promise<readonly CaseResult[]>;

async function loadRunner({ over }: Job): Promise<Play> {
  const [{ runCases }, { overUndici }, { overFetch }, { loadClient }, { readUniverse }] = await Promise.all([
    import('../../../packages/conformance/src/replay/run-cases.ts'),
    import('../../../packages/conformance/src/replay/over-undici.ts'),
    import('../../../packages/conformance/src/replay/over-fetch.ts'),
    import('../../../packages/conformance/src/providers.ts'),
    import('../../../packages/conformance/src/completeness/universe.ts'),
  ]);
  const classOf = (provider: string): string => {
    const folder = join(root, 'packages/client', provider);
    const files = { openapi: join(folder, 'openapi.json'), contract: join(folder, 'provider.yaml') };
    return readUniverse(provider, files).client;
  };
  return (cases) =>
    runCases({
      cases,
      loadClient: (provider) => loadClient(provider, classOf(provider)),
      filesDirectory: join(conformance, 'fixtures/files'),
      over: over === 'fetch' ? overFetch : overUndici,
      concurrency,
    });
}

const known = new Map<string, Promise<readonly ConformanceCase[]>>();

/** Read once a process. */
async function casesOf(job: Job): Promise<readonly ConformanceCase[]> {
  const key = JSON.stringify([job.providers, job.over]);
  const reading = known.get(key) ?? readAll(job);
  known.set(key, reading);
  return reading;
}

async function readAll({ providers, over }: Job): Promise<readonly ConformanceCase[]> {
  const [{ readCases }, { readKnownFailing }, { readKnownDifferences }] = await Promise.all([
    import('../../../packages/conformance/src/cases/read-cases.ts'),
    import('../../../packages/conformance/src/known-failing/read-known-failing.ts'),
    import('../../../packages/conformance/src/known-failing/read-known-differences.ts'),
  ]);
  const { cases, problems } = readCases({ fixtures: join(conformance, 'fixtures'), providers });
  if (problems[0]) throw new Error(`${problems[0].file}: ${problems[0].message}`);
  const names = new Set(cases.map(({ name }) => name));
  const failing = readKnownFailing({ directory: join(conformance, 'known-failing'), providers, names });
  const differences = readKnownDifferences(join(conformance, 'known-differences', `${over}.yaml`), names);
  return cases.filter(({ name }) => !failing.known.has(name) && !differences.known.has(name));
}

/** First what is likely to notice, then what is quick; cases without a known time come before slow ones. */
function inOrder(cases: readonly ConformanceCase[], { hints, durations }: Job): ConformanceCase[] {
  const rank = (planned: ConformanceCase): number => {
    const time = durations[planned.name] ?? 0;
    const hinted = hints.some((hint) => planned.row === hint || planned.name.includes(hint));
    return (hinted ? -1e6 : 0) + (time < slow ? 0 : time);
  };
  return cases
    .map((planned) => ({ planned, rank: rank(planned) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ planned }) => planned);
}

/** The first slice is small: most mutants are noticed at once. */
function* slicesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  yield items.slice(0, concurrency);
  for (let from = concurrency; from < items.length; from += slice) yield items.slice(from, from + slice);
}

/** The longest that a timer of a good run lasts after it: what a rate limit has to remember. */
const timersEnd = 1500;

/** A timer that calls left behind keeps a user's program alive. */
async function timersLeft(): Promise<FailedCase[]> {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const until = performance.now() + timersEnd;
  while (timers() > 0 && performance.now() < until) await setImmediate();
  const left = timers();
  return left === 0 ? [] : [{ name: 'the end of the run', problem: `${left} timers were left behind` }];
}
