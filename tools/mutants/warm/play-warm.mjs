// Plays the plan in this folder's sandbox: `play-warm.mjs <workers>`. A worker that a mutant brought to a standstill is
// ended, the mutant held killed by the clock, and the rest is played on.
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readEvents } from './events.mjs';
import { warmFolder } from './warm-folder.mjs';

/** Milliseconds without a sign of life after which the workers stand still. More than any test takes. */
const patience = 45_000;
const workers = process.argv[2];
const log = join(warmFolder, 'events.ndjson');

for (const round of ['quick', 'slow']) await playRound(round);

/** Plays one round, as often as a mutant brings it to a standstill. */
async function playRound(round) {
  for (let time = 0; time < 100; time += 1) {
    appendFileSync(log, '');
    if (await playOnce(round)) return;
    const stuck = stuckIn(readEvents(log));
    console.log(`Warm: ${stuck.length} mutants stood still: ${stuck.map(({ mutant }) => mutant).join(', ')}`);
    for (const { test, mutant } of stuck) {
      appendFileSync(log, `${JSON.stringify(['killed', test, mutant, 'stood still'])}\n`);
    }
  }
  throw new Error('A hundred times the warm run stood still: a test does, not the mutants. Run the tests alone.');
}

/** True when all was played; false when it stood still, and was ended. */
function playOnce(round) {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'play-files.mjs'), [round, workers], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let size = -1;
    const watch = setInterval(() => {
      const now = existsSync(log) ? statSync(log).size : 0;
      if (now === size) child.kill('SIGKILL');
      size = now;
    }, patience);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      if (signal === 'SIGKILL') resolve(false);
      else if (code === 0) resolve(true);
      else reject(new Error(`The tests of the warm run ended with ${code}.`));
    });
  });
}

/** What each file was busy with when it was ended. */
function stuckIn(events) {
  const busy = new Map();
  for (const [kind, test, mutant] of events) {
    const file = test.split('#')[0];
    if (kind === 'try') busy.set(file, { test, mutant });
    else busy.delete(file);
  }
  return [...busy.values()].filter(({ mutant }) => mutant !== null);
}
