// Runs the test files of the plan that are not done, each in one load for all its mutants: `play-files.mjs <round> <workers>`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { readEvents } from './events.mjs';
import { warmFolder } from './warm-folder.mjs';

const plan = JSON.parse(readFileSync(join(warmFolder, 'plan.json'), 'utf8'));
const [round, workers] = process.argv.slice(2);
const events = readEvents(join(warmFolder, 'events.ndjson'));
const done = new Set(events.flatMap(([kind, file, of]) => (kind === 'done' && of === round ? file : [])));
const files = plan[round].filter((file) => !done.has(file));
if (files.length === 0) process.exit(0);

// What the sequencer and the workers read.
Object.assign(process.env, {
  WARM_ORDER: files.join('\n'),
  WARM_FOLDER: join(process.cwd(), warmFolder),
  WARM_ROUND: round,
  NODE_ENV: 'test',
});
// Whoever began this has gone: nobody reads what comes of it.
process.on('disconnect', () => process.exit(1));
const vitest = await createVitest('test', {
  config: plan.config,
  runner: join(import.meta.dirname, 'warm-test-runner.mjs'),
  pool: 'threads',
  maxWorkers: Number(workers),
  maxConcurrency: 1,
  testTimeout: round === 'slow' ? 8000 : 2000,
  watch: false,
  bail: 0,
  coverage: { enabled: false },
  reporters: [{}],
  onConsoleLog: () => false,
  onUnhandledError: () => false,
});
await vitest.start(files);
await vitest.close();
process.exit(0);
