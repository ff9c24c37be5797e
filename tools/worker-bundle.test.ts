/** The clients as a bundler puts them together for workers: they run on the globals of a worker alone, and stay small. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedProviderHandle, serveProvider } from '../packages/conformance/dist/index.mjs';
import { bundle, importsOfNode, loadedAtOnce } from './bundle.mjs';

const file = join(import.meta.dirname, 'browser/one-image.mjs');

/** What workers have, and Node has too. Neither `process` nor `Buffer` is there, nor `window`, nor `document`. */
const globals = [
  'fetch Headers Request Response FormData Blob URL URLSearchParams AbortController AbortSignal DOMException Event',
  'EventTarget ReadableStream WritableStream TransformStream TextDecoder TextEncoder crypto performance atob btoa',
  'setTimeout clearTimeout queueMicrotask structuredClone console navigator',
].flatMap((line) => line.split(' '));

interface Program {
  oneImage(baseUrl: string): Promise<Uint8Array>;
}

/** Runs a bundle of one file where nothing of Node is to be had. */
function run(code: string): Program {
  const context = createContext(
    Object.fromEntries(
      globals.map((name) => [
        name,
        Object.getOwnPropertyDescriptor(globalThis, name)?.value ?? Reflect.get(globalThis, name),
      ]),
    ),
  );
  new Script(`${code}; globalThis.program = program;`).runInContext(context);
  return context.program as Program; // the exports of one-image.mjs
}

let provider: ServedProviderHandle;
beforeAll(async () => {
  provider = await serveProvider({ provider: 'segmind' });
});
afterAll(() => provider.close());

describe('a bundle for workers', () => {
  it('gets an image on the globals of a worker alone', async () => {
    const [chunk] = await bundle({ file, conditions: ['workerd', 'worker', 'browser'], oneFile: true });
    const bytes = await run(chunk?.code ?? '').oneImage(provider.url);
    expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toMatch(/PNG|RIFF|ÿØ/);
  });

  it('does not send a request again that may have arrived', async () => {
    let requests = 0;
    const broken = createServer((request) => {
      requests += 1;
      request.socket.destroy();
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const address = broken.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const [chunk] = await bundle({ file, conditions: ['workerd', 'worker', 'browser'], oneFile: true });
    await expect(run(chunk?.code ?? '').oneImage(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ sent: 'maybe' });
    broken.close();
    expect(requests).toBe(1);
  });

  it.each([[['workerd', 'worker', 'browser']], [['browser']], [['deno', 'node']], [['bun', 'node']], [[]]])(
    'by the conditions %j imports nothing of Node',
    async (conditions) => {
      expect(importsOfNode(await bundle({ file, conditions }))).toEqual([]);
    },
  );

  it('by the condition of Node imports undici: the test above can fail', async () => {
    expect(importsOfNode(await bundle({ file, conditions: ['node'] }))).toContain('undici');
  });
});

it('what a page loads for one image, before the first call, is at most 10 KB compressed', async () => {
  const chunks = await bundle({ file, conditions: ['browser'] });
  const size = loadedAtOnce(chunks).reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
  expect(size).toBeLessThanOrEqual(10_000);
});

it('what reads type and size of images is a chunk of its own, which a page loads with its first images', async () => {
  const chunks = await bundle({ file, conditions: ['browser'] });
  const reader = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.includes('/image-dimensions/')));
  expect(reader).toMatchObject([{ isDynamicEntry: true }]);
  const others = reader.flatMap(({ moduleIds }) => moduleIds.filter((id) => !id.includes('/image-dimensions/')));
  expect(others.filter((id) => id.includes('/client/'))).toEqual([]);
});
