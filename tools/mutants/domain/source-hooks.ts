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
 * From now on our packages load from their sources, some of which have another text: what a mutant changes is never
 * written to the disk, so that nothing is left of it however a run ends. Clients are loaded anew after a swap, and
 * with them the runtime where the swap is about it; what has loaded the runtime before keeps it.
 */
export function useSources(): SwapSources {
  let texts: ReadonlyMap<string, string> = new Map();
  const version = { client: 0, runtime: 0 };
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = sourceOf(specifier, { parent: context.parentURL, version });
      return url === undefined ? next(specifier, context) : { url, format: 'module-typescript', shortCircuit: true };
    },
    load: (url, context, next) => {
      const source = texts.get(url.split('?')[0] ?? url);
      return source === undefined ? next(url, context) : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
  return (swapped) => {
    const after = new Map([...swapped].map(([path, text]) => [urlOf(path), text]));
    const changed = [...texts.keys(), ...after.keys()];
    if (changed.length > 0) version.client += 1;
    if (changed.some((url) => url.startsWith(urlOf(runtime)))) version.runtime += 1;
    texts = after;
  };
}

interface Import {
  readonly parent: string | undefined;
  /** Loaded once each: a client for each swap, the runtime for each that is about it. */
  readonly version: { readonly client: number; readonly runtime: number };
}

function sourceOf(specifier: string, { parent, version }: Import): string | undefined {
  const entry = entries[specifier];
  if (entry !== undefined) return `${urlOf(entry)}?${version.runtime}`;
  const provider = /^@limner\/((?!conformance)[a-z-]+)$/.exec(specifier)?.[1];
  if (provider !== undefined) return `${urlOf(`packages/client/${provider}/src/gen/index.ts`)}?${version.client}`;
  return specifier.startsWith('.') && parent?.includes('?') ? besides(specifier, parent) : undefined;
}

/**
 * What is imported by a file that was loaded for a swap is too. Generated files import each other as what they
 * become.
 */
function besides(specifier: string, parent: string): string {
  const file = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  file.search = new URL(parent).search;
  return file.href;
}

function urlOf(path: string): string {
  return pathToFileURL(join(root, path)).href;
}
