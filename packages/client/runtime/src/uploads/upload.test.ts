import { getEventListeners } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import type { ClientOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { UploadDefinition } from '../operation.ts';
import { answeringTransport } from '../test-support/answering-transport.ts';
import { type LoopbackServer, loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import type { Transport } from '../transport/transport.ts';
import { uploadFile } from './upload.ts';
import type { UploadSource } from './upload-source.ts';
import { readTicket } from './upload-ticket.ts';

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
    expect(server.requests[1]).toContain('accept: */*\r\n');
    expect(server.requests[1]).toMatch(/content-type: multipart\/form-data; boundary=limner-/);
    expect(server.requests[1]).toContain('user-agent: limner-tiny\r\n');
  });
});

test('sends the file as it was named when the call was made', async () => {
  await against({}, [stored], async (client, server) => {
    const source = { data: tinyPng(), name: 'cat.png' };
    const options = { headers: { 'x-from': 'cat' } };
    const uploading = uploadFile(client, definition, source, options);
    source.name = 'dog.png';
    options.headers['x-from'] = 'dog';
    await uploading;
    expect(server.requests[0]).toContain('{"image_name":"cat.png","content_type":"image/png"}');
    expect(server.requests[0]).toContain('x-from: cat\r\n');
  });
});

test.each([200, 299])('a storage that answers %i has taken the file', async (status) => {
  await against({}, [respond(status, '')], async (client) => {
    expect(await uploadFile(client, definition, file)).toEqual({ url: 'https://cdn.example.com/cat.png' });
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

const place = { provider: 'tiny', operation: 'uploads.create' };

test.each([
  [{ form: { url: 5, fields } }, 'an address to upload to at /form/url'],
  [{ form: { url: 'https://s3.example.com', fields: null } }, 'form fields at /form/fields'],
  [{ form: { url: 'https://s3.example.com', fields: 'text' } }, 'form fields at /form/fields'],
  [{ form: { url: 'https://s3.example.com', fields: { a: 'b', c: null } } }, 'form fields at /form/fields'],
  [{ image_url: ' ' }, 'an address for the file at /image_url'],
  [{ image_url: 5 }, 'an address for the file at /image_url'],
])('says what a ticket lacks: %j', async (ticket, what) => {
  const body = { form: { url: 'https://s3.example.com', fields }, image_url: 'https://cdn.example.com/x', ...ticket };
  const client = tinyClient();
  expect(() => readTicket({ client, definition }, body)).toThrow(
    expect.objectContaining({
      ...{ ...place, category: 'protocol', phase: 'decode', sent: 'yes', attempts: 1 },
      message: expect.stringContaining(
        `The provider answered without ${what}. Nothing was uploaded; calling again is safe.`,
      ),
    }),
  );
});

test('fields of a ticket may be numbers and truths', () => {
  const form = { url: 'https://s3.example.com', fields: { a: 1, b: true, c: 'x' } };
  const ticket = readTicket({ client: tinyClient(), definition }, { form, image_url: ' https://cdn.example.com/x\n' });
  expect(ticket).toMatchObject({
    fields: [
      ['a', '1'],
      ['b', 'true'],
      ['c', 'x'],
    ],
    result: 'https://cdn.example.com/x',
  });
});

test('an address that may not be opened is told as the fault of the ticket', () => {
  const body = { form: { url: 'https://10.0.0.1', fields }, image_url: 'https://cdn.example.com/x' };
  expect(() => readTicket({ client: tinyClient(), definition }, body)).toThrow(
    expect.objectContaining({ ...place, phase: 'decode' }),
  );
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

test('an answer before the answer, handed on by a transport, is no success', async () => {
  const ticket = {
    form: { url: 'https://storage.example.com/bucket', fields },
    image_url: 'https://cdn.example.com/a.png',
  };
  const transport = answeringTransport({ body: JSON.stringify(ticket) }, { status: 103, body: '' });
  const error = await failure(uploadFile(tinyClient({ transport }), definition, file));
  expect(error).toMatchObject({ name: 'InvalidRequestError', status: 103 });
});

test('a refusal gives the code of the storage and none of its secrets', async () => {
  const xml = '<Error><Code>AccessDenied</Code><StringToSign>s1gned</StringToSign></Error>';
  await against({}, [respond(403, xml, { 'content-type': 'application/xml' })], async (client) => {
    const error = await failure(uploadFile(client, definition, file));
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 403, code: 'AccessDenied', billable: 'no' });
    expect(error).toMatchObject({ ...place, category: 'invalid_request', phase: 'request', sent: 'yes', attempts: 1 });
    expect(error.message).toMatch(
      /403 AccessDenied from 127\.0\.0\.1:\d+ to the upload\. The file may be too large or of/,
    );
    expect(error.message).toContain('may have run out (it is good for 600 s): check the file and call again.');
    expect(error.headers?.get('content-type')).toBe('application/xml');
    expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error)).not.toMatch(/s1gned|p0licy|s3cret/);
  });
});

test.each([
  ['', undefined],
  [`<Code>${'a'.repeat(60)}</Code>`, 'a'.repeat(60)],
  [`<Code>${'a'.repeat(61)}</Code>`, undefined],
  ['<Code>a b</Code>', undefined],
  [`${' '.repeat(10_000)}<Code>late</Code>`, undefined],
])('of what a storage says only its code is taken: %#', async (body, code) => {
  await against({}, [respond(400, body)], async (client) => {
    const { expires: _, ...lasting } = definition;
    const error = await failure(uploadFile(client, lasting, file));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(code === undefined ? / 400 from / : / 400 a+ from /);
    expect(error.message).toContain('may have run out: check');
  });
});

test('a field that cannot be sent is refused', async () => {
  const body = (url: string): object => ({ form: { url, fields: { a: '\ud800' } } });
  await against(body('https://s3.example.com'), [], async (client) => {
    expect(await failure(uploadFile(client, definition, file))).toMatchObject({
      ...{ ...place, name: 'ValidationError', issues: [{ path: '/file/a' }] },
    });
  });
});

test('a transport that says nothing of its failure is held to be one that did not connect', async () => {
  const answer = { form: { url: 'https://s3.example.com', fields }, image_url: 'https://cdn.example.com/x' };
  const send: Transport['send'] = async ({ url }) => {
    if (url.host === 's3.example.com') throw new Error('odd');
    const body = new Blob([JSON.stringify(answer)]).stream();
    return { status: 200, headers: new Headers({ 'content-type': 'application/json' }), body, discard: () => {} };
  };
  const client = tinyClient({ transport: { send, close: async () => {} } });
  expect(await failure(uploadFile(client, definition, file))).toMatchObject({
    ...{ ...place, name: 'ConnectionError', sent: 'maybe', billable: 'no', attempts: 1, phase: 'request' },
    message: expect.stringMatching(/Uploading to s3\.example\.com failed: the host could not be reached/),
  });
});

test('any status of success is one', async () => {
  await against({}, [respond(299, '')], async (client) => {
    expect(await uploadFile(client, definition, file)).toEqual({ url: 'https://cdn.example.com/cat.png' });
  });
});

test.each([300, 428, 499])('a %i is not to be repeated', async (status) => {
  await against({}, [respond(status, '')], async (client) => {
    expect(await failure(uploadFile(client, definition, file))).toMatchObject({ status, retryable: false });
  });
});

test('what a storage does wrong is told as the fault of the upload', async () => {
  await against({}, [respond(500, '')], async (client) => {
    expect(await failure(uploadFile(client, definition, file))).toMatchObject({
      ...{ ...place, category: 'provider', phase: 'request', sent: 'yes', retryable: true },
      message: expect.stringMatching(/500 from 127\.0\.0\.1:\d+ to the upload\. Calling again is safe\.$/),
    });
  });
});

test('the time of the call ends the form too', async () => {
  await against({}, [() => undefined], async (client) => {
    expect(await failure(uploadFile(client, definition, file, { deadline: 400 }))).toMatchObject({
      ...{
        ...place,
        name: 'TimeoutError',
        phase: 'request',
        sent: 'maybe',
        billable: 'no',
        retryable: true,
        attempts: 1,
      },
    });
  });
});

test('wrong options are refused, and no listener is left', async () => {
  await against({}, [stored], async (client, server) => {
    const error = await failure(uploadFile(client, definition, file, { retries: -1 }));
    expect(error).toMatchObject({ ...place, name: 'ConfigurationError' });
    expect(server.requests).toHaveLength(0);
    const { signal } = new AbortController();
    await uploadFile(client, definition, file, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

test.each([
  ['a reset', (socket: Parameters<Script>[0]) => socket.resetAndDestroy(), 'ConnectionError'],
  ['a 503', respond(503, ''), 'ProviderError'],
  ['a 429', respond(429, ''), 'ProviderError'],
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

test('an upload whose code cannot be loaded is told in its name, and nothing was sent', async () => {
  vi.resetModules();
  vi.doMock('./carry-out-upload.ts', () => Promise.reject(new TypeError('offline')));
  const { uploadFile: unloaded } = await import('./upload.ts');
  const error = await failure(unloaded(tinyClient(), definition, file));
  vi.doUnmock('./carry-out-upload.ts');
  expect(error).toMatchObject({ name: 'ConnectionError', provider: 'tiny', operation: 'uploads.create', sent: 'no' });
});
