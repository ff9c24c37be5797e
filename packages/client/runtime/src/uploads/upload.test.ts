import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { ClientOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { UploadDefinition } from '../operation.ts';
import { type LoopbackServer, loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import { uploadFile } from './upload.ts';
import type { UploadSource } from './upload-source.ts';

const definition: UploadDefinition = {
  create: { ...tinyCreate, id: 'uploads.create', path: '/v1/uploads', safe: true },
  fileName: 'image_name',
  mediaType: 'content_type',
  url: '/form/url',
  fields: '/form/fields',
  result: '/image_url',
  filePart: 'file',
  expires: 600_000,
};
const file: UploadSource = { data: tinyPng(), name: 'cat.png' };
const fields = { key: 'in/cat.png', policy: 'p0licy', 'x-amz-signature': 's1gned' };

type Run<T> = (client: ResolvedClient, server: LoopbackServer) => Promise<T>;

/** Serves a ticket whose form is on the same server, and then the scripts. */
async function against<T>(
  ticket: object,
  scripts: readonly Script[],
  run: Run<T>,
  options: ClientOptions = {},
): Promise<T> {
  let origin = '';
  const body = (): string =>
    JSON.stringify({
      form: { url: `${origin}/bucket?x=s3cret`, fields },
      image_url: 'https://cdn.example.com/cat.png',
      ...ticket,
    });
  await using server = await loopbackServer((socket) => respond(200, body())(socket), ...scripts);
  ({ origin } = server);
  const client = tinyClient({ baseUrl: origin, ...options });
  try {
    return await run(client, server);
  } finally {
    await client.close();
  }
}

async function failure(promise: Promise<unknown>): Promise<LimnerError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!LimnerError.is(error)) throw new Error(`expected a LimnerError, got ${inspect(error)}`);
  return error;
}

const stored = respond(204, '', { 'content-length': '0' });

test('asks for a ticket, posts the form and gives the address', async () => {
  await against({}, [stored], async (client, server) => {
    expect(await uploadFile(client, definition, file)).toEqual({ url: 'https://cdn.example.com/cat.png' });
    expect(server.requests[0]).toContain('{"image_name":"cat.png","content_type":"image/png"}');
    expect(server.requests[1]).toContain('POST /bucket?x=s3cret ');
  });
});

test('the form holds every field in order and the file last', async () => {
  await against({}, [stored], async (client, server) => {
    await uploadFile(client, definition, file);
    const [, form = ''] = server.requests;
    const names = [...form.matchAll(/content-disposition: form-data; name="([^"]*)"(; filename="([^"]*)")?/gi)];
    expect(names.map(([, name, , fileName]) => [name, fileName])).toEqual([
      ['key', undefined],
      ['policy', undefined],
      ['x-amz-signature', undefined],
      ['file', 'cat.png'],
    ]);
    expect(form).toMatch(/content-type: image\/png/i);
    expect(form).toContain(tinyPng().toString('latin1'));
    expect(form).toMatch(/content-length: \d+/i);
  });
});

test('the key is not sent along with the form', async () => {
  await against({}, [stored], async (client, server) => {
    await uploadFile(client, definition, file);
    expect(server.requests[1]).not.toMatch(/x-api-key|authorization|sk-tiny/i);
  });
});

test('a path is read, its name and its type told from the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limner-upload-'));
  await writeFile(join(folder, 'dog'), tinyPng());
  await against({}, [stored], async (client, server) => {
    await uploadFile(client, definition, join(folder, 'dog'));
    expect(server.requests[0]).toContain('{"image_name":"dog","content_type":"image/png"}');
  });
  await rm(folder, { recursive: true });
});

test.each([
  ['a given type', { data: tinyPng(), name: 'a', mediaType: 'image/x-own' }, 'image/x-own'],
  ["a blob's type", { data: new Blob(['x'], { type: 'image/heic' }), name: 'a' }, 'image/heic'],
] as const)('%s is used', async (_, source, type) => {
  await against({}, [stored], async (client, server) => {
    await uploadFile(client, definition, source);
    expect(server.requests[0]).toContain(`"content_type":"${type}"`);
  });
});

test.each([
  ['/no/such/file.png', /cannot be read: ENOENT/],
  [{ data: new Uint8Array(), name: 'a' }, /empty/],
  [{ data: Buffer.from('text'), name: 'a' }, /mediaType: is required/],
  [{ data: tinyPng(), name: '' }, /name: expected/],
  [{ data: 'text', name: 'a' } as unknown as UploadSource, /data: expected/], // as callers without types may
])('%o is refused before anything is sent', async (source, message) => {
  await against({}, [], async (client, server) => {
    const error = await failure(uploadFile(client, definition, source));
    expect(error.name).toBe('ValidationError');
    expect(error.message).toMatch(message);
    expect(server.requests).toHaveLength(0);
  });
});

test.each([
  { form: {} },
  { form: { fields } },
  { form: { url: 'https://s3.example.com' } },
  { image_url: '' },
  { form: { url: 'https://s3.example.com', fields: [] } },
])('a ticket that lacks a part is an error: %j', async (ticket) => {
  await against(ticket, [stored], async (client, server) => {
    const error = await failure(uploadFile(client, definition, file));
    expect(error).toMatchObject({ name: 'ProtocolError', billable: 'no' });
    expect(server.requests).toHaveLength(1);
  });
});

test('a form address on a private host is not opened', async () => {
  await against({ form: { url: 'https://10.0.0.1/bucket', fields } }, [], async (client) => {
    expect((await failure(uploadFile(client, definition, file))).message).toMatch(/not on the public internet/);
  });
});

test('a redirect of the form is not followed', async () => {
  await against({}, [respond(307, '', { location: '/elsewhere' })], async (client, server) => {
    expect((await failure(uploadFile(client, definition, file))).status).toBe(307);
    expect(server.requests).toHaveLength(2);
  });
});

test('a refusal gives the code of the storage and none of its secrets', async () => {
  const xml = '<Error><Code>AccessDenied</Code><StringToSign>s1gned</StringToSign></Error>';
  await against({}, [respond(403, xml, { 'content-type': 'application/xml' })], async (client) => {
    const error = await failure(uploadFile(client, definition, file));
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 403, code: 'AccessDenied', billable: 'no' });
    expect(error.message).toContain('good for 600 s');
    expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error)).not.toMatch(/s1gned|p0licy|s3cret/);
  });
});

test.each([
  ['a reset', (socket: Parameters<Script>[0]) => socket.resetAndDestroy(), 'ConnectionError'],
  ['a 503', respond(503, ''), 'ProviderError'],
] as const)('%s is safe to try again', async (_, script, name) => {
  await against({}, [script], async (client) => {
    expect(await failure(uploadFile(client, definition, file))).toMatchObject({
      name,
      retryable: true,
      billable: 'no',
    });
  });
});

test('the deadline is over the ticket and the form', async () => {
  await against({}, [() => undefined], async (client) => {
    expect((await failure(uploadFile(client, definition, file, { deadline: 200 }))).name).toBe('TimeoutError');
  });
});

test('an abort keeps its reason', async () => {
  await against({}, [() => undefined], async (client) => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error('enough')), 100);
    const error = await failure(uploadFile(client, definition, file, { signal: abort.signal }));
    expect(error.name).toBe('AbortedError');
    expect(error.cause).toEqual(new Error('enough'));
  });
});
