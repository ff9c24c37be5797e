import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { build } from 'esbuild';
import { largeDocument } from '../../packages/codegen/documents/large-document.ts';
import { recursiveDocument } from '../../packages/codegen/documents/recursive-document.ts';
import { syntheticDocument } from '../../packages/codegen/documents/synthetic-document.ts';
import { generators } from '../generators/generators.mjs';
import { runMeasured } from '../measuring/run-measured.mjs';
import { bar } from '../report/bar.mjs';
import { median } from '../report/median.mjs';

const folder = join(import.meta.dirname, '../.work/codegen');
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const documents = [
  { name: '10 operations', make: () => syntheticDocument({ operations: 10 }) },
  { name: '100 operations', make: () => syntheticDocument({ operations: 100 }) },
  { name: '1,000 operations', make: () => syntheticDocument({ operations: 1000 }) },
  { name: '3,000 operations', make: () => syntheticDocument({ operations: 3000 }) },
  { name: '1,200 operations, 13 MB', make: largeDocument },
  { name: '561 recursive schemas', make: () => recursiveDocument(561) },
];

/** The generators over the same documents: what generating takes, and what their output takes of those who use it. */
export async function measure({ quick }) {
  rmSync(folder, { recursive: true, force: true });
  const figures = [];
  for (const document of documents) {
    const file = write(document);
    for (const generator of generators) figures.push(await measureOne({ generator, document, file, quick }));
  }
  return { tables: [generating(figures), output(figures)], data: figures };
}

function write({ name, make }) {
  const file = join(folder, slug(name), 'openapi.json');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify(make(), null, 2));
  return file;
}

async function measureOne({ generator, document, file, quick }) {
  const work = join(folder, slug(document.name), slug(generator.name));
  const out = join(work, 'out');
  const runs = [];
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    runs.push(runMeasured(generator.args({ document: file, out, work }), { cwd: work, seconds: quick ? 60 : 120 }));
    // One that takes this long says the same each time.
    if (runs[0].failed !== undefined || runs[0].wall > 10) break;
  }
  const middle = (field) => median(runs.map((run) => run[field] ?? Number.NaN));
  const own = { wall: middle('wall'), cpu: middle('cpu'), megabytes: middle('megabytes') };
  const { failed } = runs[0];
  const size = failed === undefined ? sizeOf(out) : {};
  const use = failed === undefined ? { ...typeCheck(work), ...(await imports(generator, work)) } : {};
  return { document: document.name, generator: generator.name, ...own, failed, ...size, ...use };
}

function sizeOf(out) {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { files: files.length, kilobytes: bytes / 1000 };
}

/** tsc 5.9 over all of the output. */
function typeCheck(work) {
  const compilerOptions = {
    ...{ target: 'es2024', lib: ['es2024', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler' },
    ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: ['node'] },
  };
  writeFileSync(join(work, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['out/**/*.ts'] }));
  const args = [compiler, '-p', work, '--extendedDiagnostics', '--pretty', 'false'];
  const { stdout = '' } = runMeasured(args, { cwd: work, flags: heap });
  const errors = stdout.match(/error TS\d+/g)?.length ?? 0;
  const figure = (label) => Number.parseFloat(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1] ?? 'NaN');
  return { checkSeconds: figure('Check time'), errors };
}

const heap = ['--max-old-space-size=6144'];

/**
 * What a fresh process takes over one that imports nothing, everything bundled: to import the client; to import the
 * validators and to have all of them built, which most do as they are imported.
 */
async function imports({ client, validators }, work) {
  const bare = importOf(join(work, 'bare.mjs'), '');
  const taken = {};
  for (const [kind, path] of Object.entries({ client, validators })) {
    const entry = path && join(work, 'out', path);
    if (!entry || !existsSync(entry)) continue;
    const bundle = `./${kind}/${parse(path).name}.mjs`;
    const building =
      kind === 'client' ? '' : "for (const one of globalThis.kept) if (typeof one === 'function') one();\n";
    try {
      await bundleOf(entry, join(work, kind));
      const text = `import * as all from '${bundle}';\nglobalThis.kept = Object.values(all);\n${building}`;
      const found = importOf(join(work, `${kind}.mjs`), text);
      taken[`${kind}Ms`] = found.ms - bare.ms;
      taken[`${kind}Megabytes`] = found.heap - bare.heap;
    } catch (error) {
      taken[`${kind}Failed`] = String(error).split('\n')[0];
    }
  }
  return taken;
}

function bundleOf(entry, outdir) {
  const modules = { bundle: true, splitting: true, format: 'esm', platform: 'node', outExtension: { '.js': '.mjs' } };
  return build({ ...modules, entryPoints: [entry], outdir, logLevel: 'silent' });
}

function importOf(file, text) {
  writeFileSync(file, `${text}globalThis.gc();\nconsole.log(JSON.stringify(process.memoryUsage().heapUsed));\n`);
  const runs = Array.from({ length: 3 }, () => runMeasured([file], { cwd: dirname(file), flags: ['--expose-gc'] }));
  if (runs[0].failed !== undefined) throw new Error(runs[0].failed);
  return { ms: median(runs.map(({ wall }) => wall * 1000)), heap: median(runs.map((run) => Number(run.stdout) / 1e6)) };
}

function generating(figures) {
  const rows = figures.map((one) => {
    const peer = figures.find((other) => other.document === one.document && other.generator.startsWith('@hey-api'));
    const ratio = peer && peer.failed === undefined ? one.wall / peer.wall : undefined;
    const known = one.failed === undefined;
    return [
      one.document,
      one.generator,
      fixed(one.wall, 2),
      fixed(one.cpu, 2),
      fixed(one.megabytes, 0),
      known && ratio !== undefined ? ratio.toFixed(2) : '',
      known ? one.files : '',
      known ? fixed(one.kilobytes, 0) : '',
      known ? generatingBar(one, ratio) : `FAILED: ${one.failed}`,
    ];
  });
  const columns = ['document', 'generator', 'wall s', 'CPU s', 'peak MB', 'to hey-api', 'files', 'KB', 'bar'];
  const notes = ['the whole command in a process of its own, start of Node included; median of three'];
  return { title: 'Generating types, client and validators', columns, rows, notes };
}

function generatingBar(one, ratio) {
  if (one.generator !== 'limner' || !one.document.includes('13 MB') || ratio === undefined) return '';
  const wall = bar('to hey-api', ratio, { most: 0.7 });
  return `${wall}; ${bar('peak', one.megabytes, { most: 600, unit: ' MB' })}`;
}

function output(figures) {
  const rows = figures
    .filter(({ failed }) => failed === undefined)
    .map((one) => [
      one.document,
      one.generator,
      fixed(one.checkSeconds, 2),
      one.errors,
      fixed(one.clientMs, 0),
      fixed(one.clientMegabytes, 1),
      fixed(one.validatorsMs, 0),
      fixed(one.validatorsMegabytes, 1),
      outputBar(one),
    ]);
  const columns = [
    'document',
    'generator',
    'tsc 5.9 check s',
    'client ms',
    'client MB',
    'validators ms',
    'validators MB',
    'bar',
  ];
  const notes = [
    'ms and MB of heap over a process that imports nothing, bundled by esbuild, zod and runtime included',
    'validators: imported and all of them built; those of limner are built one by one with their first use',
  ];
  return { title: 'Using what was generated', columns, rows, notes };
}

function outputBar(one) {
  if (one.generator !== 'limner' || !one.document.includes('13 MB')) return '';
  const check = bar('check', one.checkSeconds, { most: 1, unit: ' s' });
  return `${check}; ${bar('import', one.clientMs, { most: 50, unit: ' ms' })}`;
}

function fixed(value, digits) {
  return value === undefined || Number.isNaN(value) ? '' : value.toFixed(digits);
}

function slug(name) {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
