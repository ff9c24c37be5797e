// Changes the sources in thousands of small ways and sees which of them no test notices:
// `pnpm mutants [--only runtime/retry] [--only segmind] [--quick]`. Writes docs/mutants.md and docs/mutants.json; a quick look
// plays only what can be played many at a time, says what survived so far, and writes nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pnpm } from '../../bench/prepare/pnpm.mjs';
import { countFolders } from './report/count-folders.mjs';
import { doubtsIn, killersOf, placeOf, settle } from './report/doubts.mjs';
import { readEquivalents } from './report/equivalents.mjs';
import { faultsOf } from './report/faults-of.mjs';
import { writePage } from './report/write-page.mjs';
import { targets } from './targets.mjs';

const root = join(import.meta.dirname, '../..');
const files = {
  summary: join(root, 'docs/mutants.json'),
  page: join(root, 'docs/mutants.md'),
  equivalents: join(import.meta.dirname, 'equivalent.yaml'),
};
/** More than the two cores that it is meant for: tests of a wire wait, and mutants of it wait longest. */
const atOnce = 6;
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, quick: { type: 'boolean', default: false } },
});
if (values.quick) process.env.MUTANTS_QUICK = 'true';
process.chdir(root);
if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
  pnpm(['install', '--frozen-lockfile'], { cwd: import.meta.dirname });
}
// Only now, for it stands on what was installed.
const { findMutants } = await import('./find-mutants.mjs');

const equivalents = readEquivalents(files.equivalents);
const measured = {};
for (const target of targets) {
  const mutate = target.mutate(values.only);
  if (mutate.length === 0) continue;
  const report = await findMutants(target, mutate, { concurrency: atOnce, isWarm: true });
  if (!values.quick) await playDoubtedAgain(target, report);
  Object.assign(measured, countFolders({ report, target, equivalents }));
  // At once, so that nothing is lost if the next target fails.
  if (!values.quick) write({ isWhole: false });
}
if (values.quick) console.log(writePage({ folders: measured }));
else if (values.only.length === 0) write({ isWhole: true });
const faults = faultsOf({ measured, equivalents });
for (const line of faults) console.error(line);
process.exit(faults.length > 0 ? 1 : 0);

/** What comes of a doubted mutant with little beside it counts. */
async function playDoubtedAgain(target, report) {
  const doubts = doubtsIn(report, equivalents);
  if (doubts.length === 0) return;
  for (const doubt of doubts) console.log(`To be played again: ${placeOf(doubt)}, ${killersOf(report, doubt)}`);
  settle(doubts, await findMutants(target, doubts.map(placeOf), { concurrency: 2, isWarm: false }));
}

/** Folders that were not measured now keep the figures that they had, and so does the whole its time. */
function write({ isWhole }) {
  const before = existsSync(files.summary) ? JSON.parse(readFileSync(files.summary, 'utf8')) : {};
  const folders = { ...(isWhole ? {} : before.folders), ...measured };
  const minutes = Math.ceil(performance.now() / 60_000);
  const whole = isWhole ? { minutes, cores: availableParallelism() } : before.whole;
  writeFileSync(files.summary, `${JSON.stringify({ whole, folders }, null, 2)}\n`);
  writeFileSync(files.page, writePage({ whole, folders }));
}
