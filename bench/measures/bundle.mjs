import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { oneImagePrograms } from '../programs/one-image.mjs';
import { bar } from '../report/bar.mjs';

/** Size of a program that makes one image, bundled and minified by esbuild for Node and for browsers, after gzip. */
export async function measure() {
  const node = await forPlatform('node');
  const browser = await forPlatform('browser');
  const notes = ["Node's own modules are not in it"];
  const tables = [
    table('Bundle for Node: a program that makes one image, min+gzip, KB (1000 bytes)', node, () => ''),
    table('The same for browsers, which take the fetch transport where there is one', browser, entryBar),
  ];
  return { tables: tables.map((one) => ({ ...one, notes })), data: { node, browser } };
}

async function forPlatform(platform) {
  const figures = [];
  for (const { name, file } of oneImagePrograms) {
    try {
      figures.push({ name, ...(await sizes(file, platform)) });
    } catch (error) {
      figures.push({ name, failure: error.errors?.[0]?.text ?? String(error) });
    }
  }
  return figures;
}

function entryBar({ name, entry }) {
  return name.startsWith('limner') ? bar('entry', entry / 1000, { most: 10, aim: 7, unit: ' KB' }) : '';
}

function table(title, figures, barOf) {
  const rows = figures.map((one) =>
    one.failure
      ? [one.name, '-', '-', '-', `does not bundle: ${one.failure}`]
      : [one.name, kilobytes(one.entry), kilobytes(lazySize(one)), lazyChunks(one), barOf(one)],
  );
  return { title, columns: ['client', 'entry + static', 'lazy', 'lazy chunks', 'bar'], rows };
}

function lazySize({ lazy }) {
  return lazy.reduce((sum, { size }) => sum + size, 0);
}

function lazyChunks({ lazy }) {
  return lazy.map(({ chunk, size }) => `${chunk} ${kilobytes(size)}`).join(', ');
}

async function sizes(file, platform) {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform,
    external: ['node:*'],
    target: 'es2023',
    metafile: true,
    write: false,
    outdir: 'out',
    chunkNames: '[name]-[hash]',
    logLevel: 'silent',
  });
  const gzipped = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents, { level: 9 }).length]));
  const sizeOf = (output) => gzipped.get(join(process.cwd(), output)) ?? 0;
  const now = loadedAtOnce(metafile.outputs);
  const lazy = Object.keys(metafile.outputs).filter((output) => !now.has(output));
  return {
    entry: [...now].reduce((sum, output) => sum + sizeOf(output), 0),
    lazy: lazy.map((output) => ({ chunk: chunkName(metafile.outputs[output], output), size: sizeOf(output) })),
  };
}

/** The entry and all that it imports without an `import()`. */
function loadedAtOnce(outputs) {
  const entry = Object.keys(outputs).find((output) => outputs[output].entryPoint?.endsWith('.mts'));
  const seen = new Set();
  const follow = (output) => {
    if (seen.has(output)) return;
    seen.add(output);
    for (const { path, kind } of outputs[output]?.imports ?? [])
      if (kind === 'import-statement' && outputs[path]) follow(path);
  };
  follow(entry);
  return seen;
}

function chunkName({ inputs }, output) {
  const largest = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)[0]?.[0] ?? output;
  return /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(largest)?.[1] ?? output;
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
