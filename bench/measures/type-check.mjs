import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { oneImagePrograms } from '../programs/one-image.mjs';
import { bar } from '../report/bar.mjs';
import { median } from '../report/median.mjs';

const root = join(import.meta.dirname, '..');
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const flags = ['--noEmit', '--strict', '--skipLibCheck', '--extendedDiagnostics'];
// A folder of types that is not there, or TypeScript would take in @types/node, which no program here needs.
const modules = ['--target', 'es2024', '--lib', 'es2024,dom', '--module', 'nodenext', '--typeRoots', 'none'];

/** What TypeScript 5.9 has to do for the ten-line program with each client. */
export async function measure({ quick }) {
  const figures = oneImagePrograms.map(({ name, file }) => ({ name, ...check(file, quick ? 1 : 3) }));
  const rows = figures.map((one) => [
    one.name,
    one.instantiations,
    one.checkSeconds.toFixed(2),
    one.types,
    one.lines,
    one.name.startsWith('limner') ? bar('instantiations', one.instantiations, { most: 60 }) : '',
  ]);
  const columns = ['client', 'instantiations', 'check s', 'types', 'lines of d.ts', 'bar'];
  const title = 'Type check: the ten-line program, TypeScript 5.9.3, strict, skipLibCheck';
  const notes = [
    "without @types/node, unless the package asks for it; the row fetch has TypeScript's own library alone",
  ];
  return { tables: [{ title, columns, rows, notes }], data: figures };
}

function check(file, times) {
  const runs = Array.from({ length: times }, () => diagnostics(file));
  return { ...runs[0], checkSeconds: median(runs.map(({ checkSeconds }) => checkSeconds)) };
}

function diagnostics(file) {
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...flags, ...modules, file], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The program does not type-check:\n${stdout.slice(0, 2000)}`);
  const figure = (label) => Number.parseFloat(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1] ?? 'NaN');
  return {
    instantiations: figure('Instantiations'),
    checkSeconds: figure('Check time'),
    types: figure('Types'),
    lines: figure('Lines of Definitions'),
  };
}
