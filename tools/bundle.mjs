// Bundles a program as a bundler of a user would for a platform, by the export conditions of that platform. Needs built
// packages.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
// tsdown brings the bundler along; it is not a dependency of its own.
const ofTsdown = createRequire(createRequire(import.meta.url).resolve('tsdown'));
const { rolldown } = await import(pathToFileURL(ofTsdown.resolve('rolldown')).href);

/** Lets a program import the packages of this repository, wherever it stands: conformance depends on all of them. */
const ownPackages = {
  name: 'own-packages',
  resolveId(source, importer) {
    if (!source.startsWith('@limner/') || importer?.includes('/packages/')) return null;
    return this.resolve(source, join(root, 'packages/conformance/package.json'), { skipSelf: true });
  },
};

/**
 * Bundles the program at `file` with these conditions; gives the chunks, the entry first. `oneFile` puts all into the entry,
 * as a plain script whose exports are the value of `program`. A module that cannot be resolved is an error.
 */
export async function bundle({ file, conditions, oneFile = false }) {
  const build = await rolldown({
    input: file,
    platform: 'neutral', // which adds no conditions of its own
    // Left as imports, to be seen: the bundler would put something empty in their place.
    external: [/^node:/, 'undici'],
    resolve: { conditionNames: [...conditions, 'import', 'default'] },
    plugins: [ownPackages],
    onLog(level, log, handler) {
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
      if (log.code !== 'UNSUPPORTED_TSCONFIG_OPTION') handler(level, log);
    },
  });
  const form = oneFile ? { format: 'iife', name: 'program', codeSplitting: false } : { format: 'esm' };
  const { output } = await build.generate({ ...form, minify: true });
  await build.close();
  return output;
}

/** The chunks that are loaded with the entry: itself and what it imports, not what it loads later. */
export function loadedAtOnce(chunks) {
  const found = new Set();
  const visit = (chunk) => {
    if (chunk === undefined || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) visit(chunks.find(({ fileName }) => fileName === name));
  };
  visit(chunks.find(({ isEntry }) => isEntry));
  return [...found];
}

/** Modules of Node, and undici, that a bundle would import where there are none: should be empty. */
export function importsOfNode(chunks) {
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const written = chunks.flatMap(({ code }) =>
    [...code.matchAll(/(?:\bfrom|\bimport\(?|\brequire\()\s*["'`]((?:node:|undici)[^"'`]*)/g)].map((match) => match[1]),
  );
  return [...imported.filter((name) => !chunks.some(({ fileName }) => fileName === name)), ...written];
}
