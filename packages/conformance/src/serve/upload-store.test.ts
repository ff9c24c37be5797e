import { afterEach, expect, test, vi } from 'vitest';
import type { Answer } from './answer.ts';
import { UploadStore } from './upload-store.ts';

const contract = { create: '', fileName: '', url: '', fields: '', filePart: 'file', result: '', expires: '1m' };

async function post(
  store: UploadStore,
  id: string,
  parts: readonly (readonly [string, string | Blob])[],
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? undefined;
  return store.post(id, { body: new Uint8Array(await encoded.arrayBuffer()), contentType });
}

afterEach(() => {
  vi.useRealTimers();
});

const file = ['file', new Blob(['bytes'], { type: 'image/png' })] as const;

test('what was posted is read back at the promised path', async () => {
  const store = new UploadStore(contract);
  const { id, fields, file: path } = store.issue('a b.png');
  expect(store.read(path)).toBeUndefined();
  expect(await post(store, id, [...Object.entries(fields), file])).toMatchObject({ status: 204 });
  expect(store.read(path)).toEqual({ bytes: new TextEncoder().encode('bytes'), mediaType: 'image/png' });
});

test('a field that was changed is refused', async () => {
  const store = new UploadStore(contract);
  const { id, fields } = store.issue('a.png');
  const answer = await post(store, id, [...Object.entries({ ...fields, policy: 'mine' }), file]);
  expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('policy') });
});

test('a file that is not last is refused', async () => {
  const store = new UploadStore(contract);
  const { id, fields } = store.issue('a.png');
  expect(await post(store, id, [file, ...Object.entries(fields)])).toMatchObject({ status: 400 });
});

test('a file under another name is refused', async () => {
  const store = new UploadStore(contract);
  const { id, fields } = store.issue('a.png');
  const answer = await post(store, id, [...Object.entries(fields), ['picture', file[1]]]);
  expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('"file"') });
});

test('a file is served under its own name only', async () => {
  const store = new UploadStore(contract);
  const { id, fields } = store.issue('a.png');
  await post(store, id, [...Object.entries(fields), file]);
  expect(store.read(`${id}/b.png`)).toBeUndefined();
});

test('a file that is too large is refused', async () => {
  const store = new UploadStore(contract);
  const { id, fields } = store.issue('a.png');
  const large = ['file', new Blob([new Uint8Array(20 * 1024 * 1024 + 1)])] as const;
  const answer = await post(store, id, [...Object.entries(fields), large]);
  expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('EntityTooLarge') });
});

test('a ticket runs out', async () => {
  const store = new UploadStore(contract);
  const { id, fields } = store.issue('a.png');
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
  expect(await post(store, id, [...Object.entries(fields), file])).toMatchObject({ status: 403 });
});

test('a body that is no form is refused', async () => {
  const store = new UploadStore(contract);
  const { id } = store.issue('a.png');
  const body = new TextEncoder().encode('hello');
  expect(await store.post(id, { body, contentType: 'text/plain' })).toMatchObject({ status: 400 });
  expect(await store.post(id, { body, contentType: 'multipart/form-data; boundary=x' })).toMatchObject({ status: 400 });
});

test('the oldest ticket is forgotten', async () => {
  const store = new UploadStore(contract);
  const [first] = Array.from({ length: 11 }, () => store.issue('a.png'));
  expect(await post(store, first?.id ?? '', [file])).toMatchObject({
    status: 403,
    body: expect.stringContaining('ticket'),
  });
});
