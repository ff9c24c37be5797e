import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';

const runtime = 'packages/client/runtime/src';
const entries: Readonly<Record<string, string>> = {
  '@limner/runtime': `${runtime}/index.ts`,
  '@limner/runtime/codegen': `${runtime}/seam.ts`,
  '@limner/runtime/validation': `${runtime}/validation.ts`,
  '@limner/runtime/opentelemetry': `${runtime}/opentelemetry.ts`,
};

/**
 * From now on our packages load from their sources, some of which have another text: what a mutant changes is never written
 * to the disk, so that nothing is left of it however a run ends. Returns what adds texts, by paths from the root.
 */
export function useSources(): (texts: ReadonlyMap<string, string>) => void {
  const texts = new Map<string, string>();
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = sourceOf(specifier, context.parentURL);
      return url === undefined ? next(specifier, context) : { url, format: 'module-typescript', shortCircuit: true };
    },
    load: (url, context, next) => {
      const source = texts.get(url);
      return source === undefined ? next(url, context) : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
  return (added) => {
    for (const [path, text] of added) texts.set(urlOf(path), text);
  };
}

/** Generated files import each other as what they become, and packages as what was built. */
function sourceOf(specifier: string, parent: string | undefined): string | undefined {
  const entry = entries[specifier];
  if (entry !== undefined) return urlOf(entry);
  const provider = /^@limner\/((?!conformance)[a-z-]+)$/.exec(specifier)?.[1];
  if (provider !== undefined) return urlOf(`packages/client/${provider}/src/gen/index.ts`);
  if (!parent?.includes('/src/gen/') || !specifier.startsWith('./')) return undefined;
  return new URL(specifier.replace(/\.js$/, '.ts'), parent).href;
}

function urlOf(path: string): string {
  return pathToFileURL(join(root, path)).href;
}
