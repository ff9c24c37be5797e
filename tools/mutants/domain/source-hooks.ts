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

/** Gives sources other texts, by their paths from the root; all others have their own again. */
export type SwapSources = (texts: ReadonlyMap<string, string>) => void;

/**
 * From now on our packages load from their sources, some of which have another text: what a mutant changes is never written
 * to the disk, so that nothing is left of it however a run ends. Clients are loaded anew after each swap.
 */
export function useSources(): SwapSources {
  let texts: ReadonlyMap<string, string> = new Map();
  let swaps = 0;
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = sourceOf(specifier, { parent: context.parentURL, swaps });
      return url === undefined ? next(specifier, context) : { url, format: 'module-typescript', shortCircuit: true };
    },
    load: (url, context, next) => {
      const source = texts.get(url.split('?')[0] ?? url);
      return source === undefined ? next(url, context) : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
  return (swapped) => {
    if (swapped.size + texts.size === 0) return;
    texts = new Map([...swapped].map(([path, text]) => [urlOf(path), text]));
    swaps += 1;
  };
}

/** Generated files import each other as what they become, and packages as what was built. */
function sourceOf(
  specifier: string,
  { parent, swaps }: { readonly parent: string | undefined; readonly swaps: number },
): string | undefined {
  const entry = entries[specifier];
  if (entry !== undefined) return urlOf(entry);
  const provider = /^@limner\/((?!conformance)[a-z-]+)$/.exec(specifier)?.[1];
  if (provider !== undefined) return `${urlOf(`packages/client/${provider}/src/gen/index.ts`)}?${swaps}`;
  if (!parent?.includes('/src/gen/') || !specifier.startsWith('./')) return undefined;
  const file = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  file.search = new URL(parent).search;
  return file.href;
}

function urlOf(path: string): string {
  return pathToFileURL(join(root, path)).href;
}
