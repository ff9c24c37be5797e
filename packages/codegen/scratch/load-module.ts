import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Code by the made-up address that it is imported from: nothing is written to the disk. */
const codes = new Map<string, string>();
const scheme = 'validator:';
/** The runtime's source, not what was built of it: a defect is seen where it is. */
const runtime: string = pathToFileURL(resolve(import.meta.dirname, '../../client/runtime/src/codegen.ts')).href;
/** Whatever imports it: Node's own import, also where a test runner has put one of its own in place of `import()`. */
const importNatively: (url: string) => Promise<Record<string, unknown>> = new Function(
  'url',
  'return import(url)',
  // The constructor of functions knows no signature.
) as (url: string) => Promise<Record<string, unknown>>;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith(scheme)) return { url: specifier, format: 'module', shortCircuit: true };
    if (!context.parentURL?.startsWith(scheme)) return next(specifier, context);
    if (specifier === '@limner/runtime/codegen')
      return { url: runtime, format: 'module-typescript', shortCircuit: true };
    return next(specifier, { ...context, parentURL: import.meta.url });
  },
  load(url, context, next) {
    const source = codes.get(url);
    if (source === undefined) return next(url, context);
    codes.delete(url);
    return { format: 'module', source, shortCircuit: true };
  },
});

let count = 0;

/** Imports the text of an ES module; `zod` is the generator's own, the runtime is its source. */
export function loadModule(code: string): Promise<Record<string, unknown>> {
  count += 1;
  const url = `${scheme}${count}`;
  codes.set(url, code);
  return importNatively(url);
}
