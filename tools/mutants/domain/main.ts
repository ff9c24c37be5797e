/**
 * `pnpm mutants:domain`: changes the specs, the generator and the runtime, one place at a time, and plays the
 * suite. With `--results <file>` it goes on where an earlier run was ended; `--page` writes the page of what that file
 * holds, and tries nothing.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listMutants } from './list-mutants.ts';
import type { Mutant } from './mutant.ts';
import { pageOf } from './page.ts';
import { ResultsFile } from './results-file.ts';
import { root } from './root.ts';
import { type MutantsTried, runMutants } from './run-mutants.ts';
import { scoreOf } from './score.ts';
import { readSurvivors, staleSurvivors, survivorOf } from './survivors.ts';
import type { Tried } from './try-mutant.ts';

/** Below this the run is red. */
const leastScore = 0.95;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: String(Math.min(2, availableParallelism())) },
    results: { type: 'string' },
    again: { type: 'boolean', default: false },
    first: { type: 'string' },
    page: { type: 'boolean', default: false },
  },
});
const isWhole = options.only.length === 0;
const all = await listMutants();
const mutants = isWhole ? all : all.filter((mutant) => options.only.some((text) => nameOf(mutant).includes(text)));

if (options.list) for (const mutant of mutants) console.log(nameOf(mutant));
else if (options.page) writePage(new ResultsFile(options.results).read(all));
else await run();

/** What `--only` looks into. */
function nameOf({ layer, id, item }: Mutant): string {
  return `${layer}: ${id} (${item})`;
}

async function run(): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  const known = readSurvivors();
  const file = new ResultsFile(options.results);
  const before = file.read(mutants, { again: options.again });
  const done = new Set(before.map(({ mutant }) => mutant));
  const now = await runMutants({
    mutants: mutants.filter((mutant) => !done.has(mutant)),
    atOnce: Number(options['at-once']),
    ...(options.first === undefined ? {} : { first: Number(options.first) }),
    signal: stop.signal,
    tell: (line) => console.log(line),
    keep: (told) => file.add(told),
  });
  const ran = { ...now, tried: [...before, ...now.tried] };
  const { killed, survived, equivalent, invalid, score } = scoreOf(ran.tried, known);
  const counts = `${killed} killed, ${survived} survived, ${equivalent} equivalent, ${invalid} invalid`;
  console.log(`${counts}: ${(score * 100).toFixed(1)} % in ${Math.round(ran.seconds)} s`);
  const faults = stop.signal.aborted ? ['The run was ended before its time.'] : faultsOf(ran);
  for (const fault of faults) console.error(fault);
  if (isWhole && !stop.signal.aborted) writePage(ran.tried);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** Says what was tried, of all there is. */
function writePage(tried: readonly Tried[]): void {
  const commit = execFileSync('git', ['log', '-1', '--format=%h'], { cwd: root, encoding: 'utf8' }).trim();
  const page = pageOf({ tried, listed: all.length, commit, written: new Date() }, readSurvivors());
  writeFileSync(join(root, 'docs/mutants-domain.md'), page);
}

/** What makes a run red. */
function faultsOf(ran: MutantsTried): string[] {
  const known = readSurvivors();
  const unexplained = ran.tried.filter(({ state, mutant }) => state === 'survived' && !survivorOf(mutant.id, known));
  const { score } = scoreOf(ran.tried, known);
  return [
    ...(score < leastScore ? [`The score is below ${leastScore * 100} %.`] : []),
    ...unexplained.map(
      ({ mutant }) => `${mutant.id} survived: add a case that notices it, or a reason to survivors.yaml.`,
    ),
    ...(isWhole ? staleSurvivors(known, ran.tried) : []).map(
      ({ mutants: pattern }) => `survivors.yaml: ${pattern} explains no mutant that survived: remove the entry.`,
    ),
    ...[...ran.unsound].map(
      ([name, problem]) =>
        `${name} failed without a mutant (${problem}): mend it, or run this on a machine that is idle.`,
    ),
  ];
}
