import { expect, test, vi } from 'vitest';
import { nodeBuiltins } from '../platform/node-builtins.ts';
import { issuesOf, requestPlace } from '../test-support/request-place.ts';
import { tinyJpeg, tinyPng } from '../test-support/tiny-images.ts';
import { readUpload, type UploadSource } from './upload-source.ts';

vi.mock('../platform/node-builtins.ts', async (original) => {
  const real = await original<typeof import('../platform/node-builtins.ts')>();
  return { nodeBuiltins: vi.fn(real.nodeBuiltins) };
});

const place = requestPlace({}, {});

async function refusal(source: unknown): Promise<unknown> {
  const error: unknown = await readUpload(place, source as UploadSource).catch((reason: unknown) => reason); // as callers without types may
  return issuesOf(() => {
    throw error;
  });
}

test.each([
  [null, '/data', 'data: expected a Uint8Array or a Blob'],
  [{}, '/data', 'data: expected a Uint8Array or a Blob'],
  [{ data: 'text', name: 'a' }, '/data', 'data: expected a Uint8Array or a Blob'],
  [{ data: tinyPng() }, '/name', 'name: expected a file name'],
  [{ data: tinyPng(), name: '' }, '/name', 'name: expected a file name'],
  [{ data: tinyPng(), name: 5 }, '/name', 'name: expected a file name'],
  [{ data: new Blob([]), name: 'a' }, '/data', 'data: the file is empty'],
  [
    { data: new Blob(['text']), name: 'a' },
    '/mediaType',
    "mediaType: is required, for the file's bytes do not show what it is",
  ],
])('refuses source %#, and says where', async (source, path, message) => {
  expect(await refusal(source)).toEqual([{ path, rule: 'file', message }]);
});

test('a path of nothing is refused with the reason', async () => {
  expect(await refusal('/no/such/file')).toEqual([
    { path: '', rule: 'file', message: expect.stringMatching(/^the file cannot be read: ENOENT/) },
  ]);
});

test('where there are no files a path is refused', async () => {
  vi.mocked(nodeBuiltins).mockReturnValueOnce(undefined);
  const message = 'a path cannot be read here, for there is no file system: give { data, name }';
  expect(await refusal('a.png')).toEqual([{ path: '', rule: 'file', message }]);
});

test('a file system may fail with anything', async () => {
  const getBuiltinModule = (): object => ({ readFile: () => Promise.reject('gone') });
  vi.mocked(nodeBuiltins).mockReturnValueOnce({ getBuiltinModule } as unknown as typeof process); // the one member that is asked for
  expect(await refusal('a.png')).toMatchObject([{ message: 'the file cannot be read: gone' }]);
});

test.each([
  [{ data: tinyPng(), name: 'a' }, 'image/png'],
  [{ data: tinyPng(), name: 'a', mediaType: '' }, 'image/png'],
  [{ data: tinyPng(), name: 'a', mediaType: 'image/x-own' }, 'image/x-own'],
  [{ data: new Blob([new Uint8Array(tinyJpeg())]), name: 'a' }, 'image/jpeg'],
  [{ data: new Blob([new Uint8Array(tinyJpeg())], { type: 'image/x-own' }), name: 'a' }, 'image/x-own'],
])('of source %# the type is %s', async (source, mediaType) => {
  const file = await readUpload(place, source);
  expect(file).toMatchObject({ name: 'a', mediaType });
  expect(file.data.size).toBeGreaterThan(20);
});
