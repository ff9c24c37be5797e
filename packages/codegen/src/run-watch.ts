/** `limner-codegen generate --watch`: generates, then again whatever changes, until it is told to stop. */
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DocumentReader } from './load/document-reader.ts';
import { listProviders } from './load/read-provider.ts';
import { FilesWatch, watchFolder } from './load/watch-files.ts';
import { type RunDocumentOptions, runDocument } from './run-document.ts';
import { type GenerateOptions, runGenerate } from './run-generate.ts';
import { RunOnChange } from './run-on-change.ts';

/** Watches the specs of the providers; of one that changes, only that one is generated. Ends with the signal. */
export async function watchProviders(options: GenerateOptions, signal: AbortSignal): Promise<number> {
  const { specs, print } = options;
  const code = await runGenerate(options);
  if (code === 2) return code;
  const runner = new RunOnChange(async (changed) => {
    const wanted = [...changed].filter((id) => options.providers.length === 0 || options.providers.includes(id));
    const providers = wanted.filter((id) => listProviders(options).includes(id)).sort();
    if (providers.length > 0) await timed(print, providers.join(', '), () => runGenerate({ ...options, providers }));
  }, signal);
  const watch = watchFolder(resolve(specs), (path) => {
    const [id = '', ...rest] = relative(resolve(specs), path).split(sep);
    // What stands beside the providers' folders is written by the generator itself.
    if (rest.length > 0 && !isAbsolute(id)) runner.change(id);
  });
  print(`Watching ${join(specs, '*')}; Ctrl+C ends it.`);
  await runner.ended();
  watch.close();
  return 0;
}

/** Watches a document with all files that it refers to. Ends with the signal. */
export async function watchDocument(options: RunDocumentOptions, signal: AbortSignal): Promise<number> {
  const { openapi, print } = options;
  const generate = async (): Promise<number> => {
    const reader = new DocumentReader(options);
    const code = await runDocument(options, reader);
    if (reader.files.size > 0) watch.set(reader.files);
    return code;
  };
  const runner = new RunOnChange(async () => {
    await timed(print, openapi, generate);
  }, signal);
  const watch = new FilesWatch(() => runner.change(openapi));
  const code = await generate();
  if (code === 2) {
    watch.close();
    return code;
  }
  print(`Watching ${openapi} and what it refers to; Ctrl+C ends it.`);
  await runner.ended();
  watch.close();
  return 0;
}

/** Says how long it took; a fault is printed, and the watching goes on. */
async function timed(print: (line: string) => void, what: string, work: () => Promise<number>): Promise<void> {
  const start = performance.now();
  try {
    await work();
  } catch (error) {
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  print(`${what}: ${Math.round(performance.now() - start)} ms.`);
}
