import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const kind = 'data:text/javascript;validator';
/** The runtime's source, not what was built of it: a defect is seen where it is. */
const runtime: string = pathToFileURL(resolve(import.meta.dirname, '../../client/runtime/src/seam.ts')).href;

// The text of a module has no folder to look into: what it imports is found from here.
registerHooks({
  resolve(specifier, context, next) {
    if (!context.parentURL?.startsWith(kind)) return next(specifier, context);
    if (specifier === '@limner/runtime/codegen') return next(runtime, context);
    return next(specifier, { ...context, parentURL: import.meta.url });
  },
});

let count = 0;

/** Imports the text of an ES module without writing it to the disk; `zod` is the generator's own, the runtime is its source. */
export function loadModule(code: string): Promise<Record<string, unknown>> {
  count += 1;
  // Numbered: of two that are alike, each is built anew.
  return import(/* @vite-ignore */ `${kind}=${count},${encodeURIComponent(code)}`);
}
