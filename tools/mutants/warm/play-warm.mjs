// Plays the plan in this folder's sandbox: `play-warm.mjs <workers>`. What a mutant brings to a standstill or to a crash is
// ended; that mutant is then left to be played alone, and the rest is played on.
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readEvents } from './events.mjs';
import { warmFolder } from './warm-folder.mjs';

/** Milliseconds without a sign of life after which the workers stand still. More than any test takes. */
const patience = 45_000;
const workers = process.argv[2];
const log = join(warmFolder, 'events.ndjson');
/** What the tests print, in case the run ends and nobody knows why. */
const output = openSync(join(warmFolder, 'output.txt'), 'a');

for (const round of ['near', 'quick', 'slow']) await playRound(round);

/** Plays one round, as often as a mutant brings it to a standstill. */
async function playRound(round) {
  for (let time = 0; time < 100; time += 1) {
    appendFileSync(log, '');
    if (await playOnce(round)) return;
    const suspects = busyIn(readEvents(log));
    console.log(`Warm: ended, suspects are ${suspects.map(({ mutant }) => mutant).join(', ') || 'none'}.`);
    const told = [...suspects.map(({ test, mutant }) => ['suspect', test, mutant]), ['ended']];
    for (const event of told) appendFileSync(log, `\n${JSON.stringify(event)}\n`);
  }
  throw new Error('A hundred times the warm run was ended: a test does it, not the mutants. Run the tests alone.');
}

/** True when all was played; false when it was ended. */
function playOnce(round) {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'play-files.mjs'), [round, workers], {
      stdio: ['ignore', output, output, 'ipc'],
    });
    let size = -1;
    const watch = setInterval(() => {
      const now = existsSync(log) ? statSync(log).size : 0;
      if (now === size) child.kill('SIGKILL');
      size = now;
    }, patience);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      if (code !== 0) console.log(`Warm: the tests ended with ${code ?? signal}.`);
      resolve(code === 0);
    });
  });
}

/** What each file was busy with when it was ended. */
function busyIn(events) {
  const busy = new Map();
  for (const [kind, test = '', mutant] of events) {
    const file = test.split('#')[0];
    if (kind === 'try') busy.set(file, { test, mutant });
    else busy.delete(file);
  }
  return [...busy.values()].filter(({ mutant }) => mutant !== null);
}
