// The runtime beside its peers, in one run: `pnpm bench [--quick] [--only NAME] [--no-build]`. See README.md.
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPeers } from './prepare/install-peers.mjs';
import { packLimner } from './prepare/pack-limner.mjs';
import { pnpm } from './prepare/pnpm.mjs';
import { formatTable } from './report/format-table.mjs';

const folder = import.meta.dirname;
const always = [
  'small-answer',
  'large-answer',
  'start-up',
  'bundle',
  'type-check',
  'growth',
  'installed-size',
  'codegen',
];
const whenAsked = ['profile'];

const { quick, only, build } = readOptions();
const began = performance.now();
if (build) buildPackages();
installPeers(folder);
packLimner(folder);
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}${quick ? ', quick' : ''}`);
const measures = {};
for (const name of only.length > 0 ? only : always) {
  const { tables, data } = await take(name);
  for (const table of tables) console.log(formatTable(table));
  measures[name] = data;
}
const seconds = Math.round((performance.now() - began) / 1000);
const conditions = { date: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, quick, seconds };
writeFileSync(join(folder, 'results.json'), `${JSON.stringify({ ...conditions, measures }, null, 2)}\n`);
console.log(`\n${seconds} s. The figures, with more digits: bench/results.json`);

function readOptions() {
  const options = { quick: flag(), only: { type: 'string', multiple: true, default: [] }, 'no-build': flag() };
  const { values } = parseArgs({ options });
  const unknown = values.only.find((name) => ![...always, ...whenAsked].includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no measure '${unknown}'. There are: ${[...always, ...whenAsked].join(', ')}.`);
  return { quick: values.quick, only: values.only, build: !values['no-build'] };
}

function flag() {
  return { type: 'boolean', default: false };
}

function buildPackages() {
  console.log('Building the packages (--no-build measures what is built) ...');
  pnpm(['run', 'build', '--filter=./packages/client/*', '--filter=@limner/codegen'], { cwd: join(folder, '..') });
}

/** Runs one measure in its own process. */
function take(name) {
  const worker = fork(join(folder, 'worker.mjs'), [name, JSON.stringify({ quick })], { execArgv: ['--expose-gc'] });
  return new Promise((resolve, reject) => {
    worker.on('message', (result) => {
      worker.send('thanks');
      resolve(result);
    });
    worker.on('exit', (code) => reject(new Error(`The measure ${name} ended without a result (exit ${code}).`)));
  });
}
