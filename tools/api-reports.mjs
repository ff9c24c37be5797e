// Writes the public surface of each package to docs/api, one report an entry point, so that a change of it shows in a
// diff; with --check, only compares. Reads what `build` made, as users' compilers do.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = join(import.meta.dirname, '..');
const reports = join(root, 'docs/api');

/** Every entry point that has types: its report's name, its package and its declarations. */
function entryPoints() {
  const clients = readdirSync(join(root, 'packages/client')).map((id) => `packages/client/${id}`);
  return ['packages/codegen', 'packages/conformance', ...clients].flatMap((place) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'));
    return Object.entries(exports).flatMap(([path, target]) => {
      const types = target.types ?? String(target).replace(/\.mjs$/, '.d.mts');
      const suffix = path === '.' ? '' : `-${basename(path)}`;
      const report = `${name.replace('@limner/', '')}${suffix}.api.md`;
      return types.endsWith('.d.mts') ? [{ report, place, file: join(root, place, types) }] : [];
    });
  });
}

/** The report of one entry point. */
function reportOf({ report, place, file }, folder) {
  const folders = { reportFolder: folder, reportTempFolder: join(folder, 'temp') };
  const configObject = {
    projectFolder: join(root, place),
    mainEntryPointFilePath: file,
    newlineKind: 'lf',
    compiler: { overrideTsconfig: { compilerOptions, files: [file] } },
    apiReport: { enabled: true, reportFileName: report, includeForgottenExports: true, ...folders },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
  };
  const config = ExtractorConfig.prepare({ configObject, packageJsonFullPath: join(root, place, 'package.json') });
  const messageCallback = (message) => {
    message.handled = true; // what it has to say is about comments and releases; the report is what counts here
  };
  Extractor.invoke(config, { localBuild: true, messageCallback });
  return readFileSync(join(folder, report), 'utf8');
}

const compilerOptions = {
  module: 'nodenext',
  target: 'es2024',
  lib: ['es2024', 'dom', 'esnext.disposable'],
  strict: true,
  skipLibCheck: true, // attw and the fresh project of check-packages check the declarations
  typeRoots: [join(root, 'node_modules/@types')],
  types: ['node'],
};

/** The lines that only one of two texts has, the committed ones first. */
function difference(before, after) {
  const lines = (text) => text.split('\n').filter((line) => line.trim() !== '');
  const [old, now] = [lines(before), lines(after)];
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  return [...gone, ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)].slice(0, 20).join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'limner-api-'));
try {
  const found = new Map(entryPoints().map((entry) => [entry.report, reportOf(entry, folder)]));
  mkdirSync(reports, { recursive: true });
  const known = new Map(readdirSync(reports).map((file) => [file, readFileSync(join(reports, file), 'utf8')]));
  const stale = [...known.keys()].filter((file) => !found.has(file));
  const changed = [...found].filter(([file, text]) => known.get(file) !== text);
  if (!process.argv.includes('--check')) {
    for (const [file, text] of changed) writeFileSync(join(reports, file), text);
    for (const file of stale) rmSync(join(reports, file));
    console.log(`API reports: ${found.size} entry points, ${changed.length + stale.length} reports changed.`);
  } else if (changed.length + stale.length === 0) {
    console.log(`API reports: ${found.size} entry points, as committed.`);
  } else {
    for (const [file, text] of changed) console.error(`docs/api/${file}\n${difference(known.get(file) ?? '', text)}\n`);
    for (const file of stale) console.error(`docs/api/${file} belongs to no entry point.\n`);
    console.error('The public surface is not the one in docs/api. Meant? Run `pnpm api`, read the diff, commit it.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
