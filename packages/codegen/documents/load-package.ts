/** Imports a generated package as it is, without building it: Node takes the types off. Nothing is written to the disk. */
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A generated file. */
export interface PackageFile {
  readonly path: string;
  readonly text: string;
}

/** Imports a file of the package by its path: `src/gen/index.ts`. */
export type ImportFile = (path: string) => Promise<Record<string, unknown>>;

const scheme = 'generated:';
const packages = new Map<string, Map<string, string>>();
/** The runtime's source, not what was built of it: a defect is seen where it is. */
const runtime = resolve(import.meta.dirname, '../../client/runtime');

/** A module of its own, without a file: a test runner puts another import in place of `import()` everywhere else. */
const address: string = 'data:text/javascript,export const importNatively = (url) => import(url)';
const native: { importNatively: (url: string) => Promise<Record<string, unknown>> } = await import(address);

registerHooks({
  resolve(specifier, context, next) {
    const parent = context.parentURL;
    if (specifier.startsWith(scheme)) return { url: specifier, shortCircuit: true };
    if (!parent?.startsWith(scheme)) return next(specifier, context);
    if (specifier.startsWith('.')) return { url: sibling(specifier, parent), shortCircuit: true };
    const own = /^@limner\/runtime(?:\/([a-z]+))?$/.exec(specifier);
    if (own) return next(pathToFileURL(join(runtime, 'src', `${own[1] ?? 'index'}.ts`)).href, context);
    return next(specifier, { ...context, parentURL: pathToFileURL(join(runtime, 'package.json')).href });
  },
  load(url, context, next) {
    if (!url.startsWith(scheme)) return next(url, context);
    const source = textOf(url);
    if (source === undefined) throw new Error(`The generated package has no file ${url}.`);
    return { format: url.endsWith('.ts') ? 'module-typescript' : 'module', source, shortCircuit: true };
  },
});

/** A neighbour: `./types.js` is `types.js` where there is one, else `types.ts`. */
function sibling(specifier: string, parent: string): string {
  const { href } = new URL(specifier, parent);
  return textOf(href) === undefined ? href.replace(/\.js$/, '.ts') : href;
}

function textOf(url: string): string | undefined {
  const [, id = '', path = ''] = /^generated:\/\/([^/]+)\/(.*)$/.exec(url) ?? [];
  return packages.get(id)?.get(path);
}

/** Takes the files of a package; what it gives back imports one of them, and with it what that one imports. */
export function loadPackage(files: readonly PackageFile[]): ImportFile {
  const id = `p${packages.size}`;
  packages.set(id, new Map(files.map(({ path, text }) => [path, text])));
  return (path) => native.importNatively(`${scheme}//${id}/${path}`);
}
