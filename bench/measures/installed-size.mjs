import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bar } from '../report/bar.mjs';

const modules = join(import.meta.dirname, '../node_modules');
const limner = ['aiml', 'modelverse', 'pixwith', 'segmind', 'runtime'].map((id) => `@limner/${id}`);
const peers = ['undici', 'zod', 'openai', 'replicate', '@fal-ai/client', 'ofetch', 'ky'];

/** Bytes of each package as published, alone and with all that it makes npm install. */
export async function measure() {
  const figures = [...limner, ...peers].map((name) => {
    const found = closure(name);
    const own = found.get(name);
    const all = [...found.values()].reduce((sum, size) => sum + size, 0);
    return { name, own, all, dependencies: [...found.keys()].filter((other) => other !== name) };
  });
  const rows = figures.map((one) => [
    one.name,
    megabytes(one.own),
    megabytes(one.all),
    one.dependencies.length,
    one.dependencies.join(', '),
    limner.includes(one.name) ? bar('own', one.own / 1e6, { most: 1, unit: ' MB' }) : '',
  ]);
  const columns = ['package', 'own MB', 'with dependencies MB', 'count', 'dependencies', 'bar'];
  const notes = ['dependencies that npm installs by itself: not the optional peers of openai'];
  return { tables: [{ title: 'Installed size, MB (1000 x 1000 bytes)', columns, rows, notes }], data: figures };
}

/** Sizes by name of a package and all that it depends on. */
function closure(name, { from = modules, found = new Map() } = {}) {
  if (found.has(name)) return found;
  const folder = locate(name, from);
  found.set(name, bytesOf(folder));
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const other of Object.keys(dependencies)) closure(other, { from: folder, found });
  return found;
}

/** Looks for a package as Node does: in the node_modules of each folder upward. */
function locate(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder.endsWith('node_modules') ? folder : join(folder, 'node_modules'), name);
    if (existsSync(place)) return realpathSync(place);
    if (folder === dirname(folder)) throw new Error(`${name} is not installed beside ${from}. Run the bench again.`);
  }
}

function bytesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesOf(path) : statSync(path).size);
    }, 0);
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(2);
}
