/** When what reads type and size is loaded, and that images do not depend on it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Operation } from '../operation.ts';
import { type LoopbackServer, loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import type { GeneratedImage } from './generated-image.ts';

const png = tinyPng();
const raw = respond(200, png, { 'content-type': 'image/x-own' });
const load = vi.fn<() => Promise<unknown>>();

// Each test begins with nothing loaded.
beforeEach(() => {
  vi.resetModules();
  load.mockReset().mockImplementation(() => vi.importActual('image-dimensions'));
  vi.doMock('image-dimensions', () => load());
});
afterEach(() => vi.doUnmock('image-dimensions'));

/** Makes a call with the scripts as the provider, of an operation with images unless told otherwise. */
async function made(
  scripts: readonly Script[],
  more: Partial<Pick<Operation, 'images'>> = { images: [] },
): Promise<GeneratedImage[]> {
  await using server: LoopbackServer = await loopbackServer(...scripts);
  const { call } = await import('../call/call.ts');
  const { tinyClient, tinyCreate } = await import('../test-support/tiny-client.ts');
  const client = tinyClient({ baseUrl: server.origin });
  try {
    const operation: Operation<object, object> = { ...tinyCreate, ...more };
    const result = await call<object, object, { images?: GeneratedImage[] }>(client, operation, {});
    return result.images ?? [];
  } finally {
    await client.close();
  }
}

/** Waits for a task, with the scripts as the provider. */
async function painted(scripts: readonly Script[]): Promise<GeneratedImage[]> {
  await using server: LoopbackServer = await loopbackServer(...scripts);
  const { waitTask } = await import('../tasks/task.ts');
  const { tinyClient, tinyCreate, tinyGet } = await import('../test-support/tiny-client.ts');
  const client = tinyClient({ baseUrl: server.origin });
  const states = { status: '/state', pending: [1], done: [2], failed: [3], every: 1 };
  const task = { name: 'painter', create: tinyCreate, id: '/id', poll: tinyGet, pollProperty: 'thing_id', ...states };
  try {
    return (await waitTask(client, { ...task, images: [{ base64: '/image' }] }, 'task-7')).images;
  } finally {
    await client.close();
  }
}

test('it is not loaded with the client, nor by a call that gives no images', async () => {
  await import('../index.ts');
  await made([respond(200, '{}')], {});
  expect(load).not.toHaveBeenCalled();
});

test('it is loaded while the provider works', async () => {
  const whenLoaded: Script = async (socket) => {
    await vi.waitFor(() => expect(load).toHaveBeenCalled());
    raw(socket);
  };
  expect((await made([whenLoaded]))[0]).toMatchObject({ mediaType: 'image/png', width: 3, height: 2 });
});

test.each([
  ['a call', raw, made],
  ['a task', respond(200, JSON.stringify({ state: 2, image: png.toString('base64') })), painted],
] as const)('the images of %s wait for it', async (_, answer, make) => {
  const answered = Promise.withResolvers<void>();
  load.mockImplementation(async () => {
    await answered.promise;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return vi.importActual('image-dimensions');
  });
  const script: Script = (socket) => {
    answer(socket);
    answered.resolve();
  };
  expect((await make([script]))[0]).toMatchObject({ width: 3 });
});

test('an image is as good where it cannot be loaded', async () => {
  load.mockRejectedValue(new TypeError('offline'));
  const [image] = await made([raw]);
  expect(image).toMatchObject({ mediaType: 'image/x-own', width: undefined });
  expect(Buffer.from((await image?.bytes()) ?? [])).toEqual(png);
});

test('the call after a load that failed tries again', async () => {
  load.mockRejectedValueOnce(new TypeError('offline'));
  const { awaitImageReader, readImage } = await import('./read-image.ts');
  await awaitImageReader();
  expect(readImage(png)).toBeUndefined();
  await awaitImageReader();
  expect(readImage(png)).toMatchObject({ mediaType: 'image/png' });
});

test('nothing waits for it for more than a second', async () => {
  load.mockReturnValue(new Promise(() => {}));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { awaitImageReader } = await import('./read-image.ts');
    const over = vi.fn();
    void awaitImageReader().then(over);
    await vi.advanceTimersByTimeAsync(999);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});

test('once it is here nothing waits for a clock', { timeout: 5000 }, async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { awaitImageReader } = await import('./read-image.ts');
    await awaitImageReader();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('it is given few bytes first, and many where those do not tell', async () => {
  const seen: number[] = [];
  const imageDimensionsFromData = (bytes: Uint8Array): void => void seen.push(bytes.length);
  load.mockResolvedValue({ imageDimensionsFromData });
  const { awaitImageReader, readImage } = await import('./read-image.ts');
  await awaitImageReader();
  readImage(new Uint8Array(1_000_000));
  expect(seen).toEqual([3 * 1024, 512 * 1024]);
});
