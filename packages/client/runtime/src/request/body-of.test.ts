import { Readable } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import type { BodyDefinition, Operation } from '../operation.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { openCall, openPost } from '../test-support/open-client.ts';
import { issuesOf, requestPlace } from '../test-support/request-place.ts';
import { createFetchTransport } from '../transport/fetch-transport.ts';
import { type BodyToSend, bodyOf } from './body-of.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

interface SentBody {
  readonly type: string | undefined;
  readonly head: string;
  readonly body: string;
}

/** What of a body came over the wire. */
async function sent(body: Operation['body'], input: unknown, more: object = {}): Promise<SentBody> {
  await using server = await loopbackServer(respond(200, '{}'));
  await openCall(server.origin, { operation: { ...openPost, body }, input, ...more });
  const [head = '', ...rest] = server.requests[0]?.split('\r\n\r\n') ?? [];
  return { type: /content-type: ([^\r]*)/.exec(head)?.[1], head, body: rest.join('\r\n\r\n') };
}

/** The parts of a form, as the platform reads them. */
async function parts({ type, body }: SentBody): Promise<[string, string | File][]> {
  const form = await new Response(Buffer.from(body, 'latin1'), { headers: { 'content-type': type ?? '' } }).formData();
  return [...form];
}

const json: BodyDefinition = { kind: 'json', mediaType: 'application/json', property: 'body' };

it.each([
  ['a list', [1, { a: 2 }], '[1,{"a":2}]'],
  ['a text', 'é', '"\xc3\xa9"'],
  ['a number', 0, '0'],
  ['false', false, 'false'],
  ['null', null, 'null'],
])('sends a body that is %s', async (_, body, text) => {
  expect(await sent(json, { body })).toMatchObject({ type: 'application/json', body: text });
});

it('sends JSON under the name of its own that it has', async () => {
  const body = { ...json, mediaType: 'application/vnd.api+json' };
  expect((await sent(body, { body: {} })).type).toBe('application/vnd.api+json');
});

it('sends what is left beside the parameters', async () => {
  const body: BodyDefinition = { kind: 'json', mediaType: 'application/merge-patch+json' };
  const operation: Operation = {
    ...openPost,
    body,
    path: '/a/{id}',
    parameters: [{ name: 'id', in: 'path', property: 'idPath' }],
  };
  await using server = await loopbackServer(respond(200, '{}'));
  await openCall(server.origin, { operation, input: { idPath: 'x', id: 'y' }, options: { extraBody: { more: 1 } } });
  expect(server.requests[0]).toMatch(/^POST \/a\/x .*\r\n\r\n\{"id":"y","more":1\}$/s);
});

it('sends nothing where the body may be left out and was', async () => {
  const { head } = await sent({ ...json, optional: true }, {});
  expect(head).not.toContain('content-type');
  for (const input of [{}, { a: undefined }])
    expect((await sent({ kind: 'json', mediaType: 'application/json', optional: true }, input)).body).toBe('');
  expect(built({ kind: 'json', mediaType: 'x/y', optional: true }, { a: undefined, b: 1 })).toMatchObject({
    body: '{"b":1}',
  });
});

it('adds to the member that is the body, and refuses what stands there already', async () => {
  expect((await sent(json, { body: { a: 1 } }, { options: { extraBody: { b: 2 } } })).body).toBe('{"a":1,"b":2}');
  await expect(sent(json, { body: { a: 1 } }, { options: { extraBody: { a: 2 } } })).rejects.toThrow('extraBody.a');
  await expect(sent(json, { body: [1] }, { options: { extraBody: { a: 2 } } })).rejects.toThrow('is no object');
});

/** The body of an input as it is built, without a call around it. */
function built(body: Operation['body'], input: object, extra: Readonly<Record<string, unknown>> = {}): unknown {
  return bodyOf(requestPlace({ body }, input), extra);
}

it('without a word of its kind a body is JSON', () => {
  expect(built('json', { a: 1 })).toEqual({ body: '{"a":1}', type: 'application/json' });
  expect(built('none', { a: 1 })).toBeUndefined();
});

it('what has no JSON at all is no body', () => {
  for (const body of [undefined, () => 1, Symbol('x')]) expect(built(json, { body })).toBeUndefined();
});

it('where no text is given, none is sent', () => {
  const text: BodyDefinition = { kind: 'text', mediaType: 'text/*', property: 'body' };
  expect(built(text, {})).toBeUndefined();
  expect(built(text, { body: null })).toEqual({ body: '', type: 'text/plain' });
});

it('what is added to a body that was left out is the body', () => {
  expect(built(json, {}, { b: 2 })).toMatchObject({ body: '{"b":2}' });
});

it('an object cannot say of itself what was not checked', () => {
  class Point {
    readonly x = 1;
    toJSON(): string {
      return 'something else';
    }
  }
  expect(built(json, { body: new Point() })).toMatchObject({ body: '{"x":1}' });
});

it.each<[string, BodyDefinition, unknown, string, string]>([
  ['a text', { kind: 'text', mediaType: 'text/csv', property: 'csv' }, {}, '/csv', 'csv: expected string'],
  ['a form', { kind: 'urlencoded', mediaType: 'x/y', property: 'form' }, [], '/form', 'form: expected an object'],
  [
    'a part',
    { kind: 'multipart', mediaType: 'x/y', property: 'form' },
    { a: [new Date(0)] },
    '/form/a/0',
    'form.a.0: ',
  ],
  ['JSON', { kind: 'json', mediaType: 'x/y', property: 'it' }, { a: 1n }, '/it', 'it: cannot be written as JSON'],
])('says where %s is refused', (_, body, value, path, message) => {
  expect(issuesOf(() => built(body, { [body.property ?? '']: value }))).toEqual([
    { path, rule: 'type', message: expect.stringContaining(message) },
  ]);
});

it('calls the body so where it has no name', () => {
  const body: BodyDefinition = { kind: 'urlencoded', mediaType: 'x/y' };
  expect(issuesOf(() => built(body, { a: new Date(0) }))).toMatchObject([{ path: '/body/a' }]);
});

it('nothing can be added to what is no object', () => {
  expect(issuesOf(() => built(json, { body: [1] }, { a: 1 }))).toEqual([
    { path: '', rule: 'type', message: 'extraBody: the body of this call is no object, so nothing can be added to it' },
  ]);
});

const form: BodyDefinition = { kind: 'urlencoded', mediaType: 'application/x-www-form-urlencoded' };

it('writes a form in one line', async () => {
  const input = {
    a: 'b c&d=é',
    list: [1, 2],
    none: undefined,
    no: null,
    object: { x: 1 },
    rows: [{ y: 2 }],
    yes: true,
  };
  const { type, body } = await sent(form, input);
  expect(type).toBe('application/x-www-form-urlencoded');
  expect(body).toBe('a=b+c%26d%3D%C3%A9&list=1&list=2&object=%7B%22x%22%3A1%7D&rows=%7B%22y%22%3A2%7D&yes=true');
});

it('writes the members of a form by their encoding', async () => {
  const encoding = {
    card: { style: 'deepObject', explode: true },
    ids: { explode: false },
    raw: { allowReserved: true },
    list: { mediaType: 'application/json' },
  } as const;
  const input = { card: { number: 1, owner: { name: 'A B' } }, ids: [1, 2], raw: 'a/b', list: [1] };
  const { body } = await sent({ ...form, encoding }, input);
  expect(body).toBe('card%5Bnumber%5D=1&card%5Bowner%5D%5Bname%5D=A+B&ids=1,2&raw=a/b&list=%5B1%5D');
});

const multipart: BodyDefinition = { kind: 'multipart', mediaType: 'multipart/form-data' };

it('sends a form of parts: texts, objects, lists and files', async () => {
  const input = {
    text: 'é"\r\n',
    count: 2,
    object: { a: 1 },
    list: ['x', 'y'],
    none: undefined,
    blob: new Blob(['bytes'], { type: 'image/png' }),
    file: new File(['file'], 'a "b".txt', { type: 'text/plain' }),
    named: { data: new Uint8Array([1, 2]), name: 'c.bin', mediaType: 'application/x-c' },
    files: [new TextEncoder().encode('1').buffer, Buffer.from('2')],
  };
  const seen = await sent(multipart, input);
  expect(seen.type).toMatch(/^multipart\/form-data; boundary=limner-[\w-]+$/);
  expect(seen.head).toMatch(/content-length: \d+/);
  const found = await parts(seen);
  expect(found.map(([name]) => name)).toEqual([
    'text',
    'count',
    'object',
    'list',
    'list',
    'blob',
    'file',
    'named',
    'files',
    'files',
  ]);
  const files = found.map(([, value]) => value).filter((value) => value instanceof File);
  const facts = await Promise.all(files.map(async (file) => [file.name, file.type, await file.text()]));
  expect(facts).toEqual([
    ['blob', 'image/png', 'bytes'],
    ['a "b".txt', 'text/plain', 'file'],
    ['c.bin', 'application/x-c', '\u0001\u0002'],
    ['blob', 'application/octet-stream', '1'],
    ['blob', 'application/octet-stream', '2'],
  ]);
  expect(seen.body).toMatch(/name="object"\r\nContent-Type: application\/json\r\n\r\n\{"a":1\}/);
});

it('names and types of parts cannot begin a field of their own', async () => {
  const data = new Uint8Array([1]);
  const input = { 'a"\r\nevil: 1': { data, name: 'b"\r\nevil: 2', mediaType: 'x/y\r\nevil: 3' } };
  const { body } = await sent(multipart, input);
  expect(body).not.toMatch(/^evil/m);
});

it('sends parts by their encoding', async () => {
  const encoding = {
    meta: { mediaType: 'application/json' },
    list: { mediaType: 'application/json' },
    note: { mediaType: 'text/markdown' },
    image: { mediaType: 'image/png, image/jpeg' },
    photo: { mediaType: 'image/png' },
    deep: { style: 'deepObject', explode: true },
  } as const;
  const bytes = new Uint8Array([1]);
  const input = { meta: 'm', list: [1, 2], note: '# n', image: bytes, photo: bytes, deep: { a: 'x y' } };
  const { body } = await sent({ ...multipart, encoding }, input);
  expect(body).toContain('name="meta"\r\nContent-Type: application/json\r\n\r\n"m"\r\n');
  expect(body).toContain('name="list"\r\nContent-Type: application/json\r\n\r\n[1,2]\r\n');
  expect(body).toContain('name="note"\r\nContent-Type: text/markdown\r\n\r\n# n');
  expect(body).toContain('name="image"; filename="blob"\r\nContent-Type: application/octet-stream');
  expect(body).toContain('name="photo"; filename="blob"\r\nContent-Type: image/png');
  expect(body).toContain('name="deep[a]"\r\n\r\nx y');
});

it('sends a file that comes as a stream while it comes', async () => {
  const input = { a: 'b', file: { data: Readable.from([Buffer.from('one'), 'two']), name: 'f.txt' } };
  const seen = await sent(multipart, input);
  expect(seen.head).toContain('transfer-encoding: chunked');
  expect(seen.body).toContain('one\r\n');
  expect(seen.body).toContain('two\r\n');
});

it('sends a form without streams again, whole', async () => {
  await using server = await loopbackServer(respond(503, '{}'), respond(200, '{}'));
  const operation: Operation = { ...openPost, safe: true, body: multipart };
  await openCall(server.origin, { operation, input: { file: new Uint8Array([65]) } });
  expect(server.requests.map((request) => request.includes('\r\n\r\nA\r\n'))).toEqual([true, true]);
});

it('does not send a stream again that was read', async () => {
  await using server = await loopbackServer(respond(503, '{}'));
  const operation: Operation = { ...openPost, safe: true, body: multipart };
  const input = { file: Readable.from(['x']) };
  await expect(openCall(server.origin, { operation, input })).rejects.toMatchObject({
    status: 503,
    attempts: 1,
    retryable: false,
  });
});

it('tells that it was the stream that failed', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const operation: Operation = { ...openPost, body: multipart };
  const failing = Readable.from(
    (async function* () {
      yield 'x';
      throw new Error('disk is gone');
    })(),
  );
  await expect(openCall(server.origin, { operation, input: { file: failing } })).rejects.toThrow('disk is gone');
});

it('sends bytes under the type that they have', async () => {
  const binary = (mediaType: string): BodyDefinition => ({ kind: 'binary', mediaType, property: 'file' });
  const file = new Blob(['x'], { type: 'image/webp' });
  expect(await sent(binary('image/*'), { file })).toMatchObject({ type: 'image/webp', body: 'x' });
  expect(await sent(binary('image/png'), { file })).toMatchObject({ type: 'image/png' });
  expect((await sent(binary('*/*'), { file: new Uint8Array([65]) })).type).toBe('application/octet-stream');
  expect((await sent(binary('image/*'), { file })).head).toContain('content-length: 1');
});

it('sends a text', async () => {
  const text: BodyDefinition = { kind: 'text', mediaType: 'text/csv', property: 'body' };
  expect(await sent(text, { body: 'a,é' })).toMatchObject({ type: 'text/csv', body: 'a,\xc3\xa9' });
});

it('a stream that is a file alone is sent piece by piece, as of no known type', async () => {
  const file: BodyDefinition = { kind: 'binary', mediaType: 'image/*', property: 'body' };
  const body = built(file, { body: Readable.from(['abc', 'def']) }) as BodyToSend;
  expect(body.type).toBe('application/octet-stream');
  const pieces: string[] = [];
  for await (const piece of body.body as AsyncIterable<Uint8Array>) pieces.push(Buffer.from(piece).toString());
  expect(pieces).toEqual(['abc', 'def']);
});

const shared = new Uint8Array(new SharedArrayBuffer(1));

it.each([
  ['a text where a file is due', { kind: 'binary', mediaType: 'x/y', property: 'body' }, 'a path', 'expected a Blob'],
  ['a list where a form is due', { ...form, property: 'body' }, [], 'expected an object'],
  ['a date in a form', { ...form, property: 'body' }, { at: new Date(0) }, 'body.at: expected string'],
  ['half a character in a name', { ...form, property: 'body' }, { '\ud800': 1 }, 'half a character'],
  ['memory that is shared', { kind: 'binary', mediaType: 'x/y', property: 'body' }, shared, 'expected a Blob'],
  ['a ring', json, Object.assign([], { 0: null }), 'refers to itself'],
] as const)('refuses %s', async (name, body, value, text) => {
  const ring: unknown[] = [];
  ring.push(ring);
  await expect(sent(body, { body: name === 'a ring' ? ring : value })).rejects.toThrow(text);
});

it('refuses a stream that somebody reads already', async () => {
  const stream = new Blob(['x']).stream();
  stream.getReader();
  await expect(sent(multipart, { file: stream })).rejects.toThrow('file: is a stream that is being read');
});

it.each([
  ['a blob', () => new Blob(['abc']), /content-length/],
  ['a stream', () => Readable.from(['abc']), /chunked/],
])('over fetch: sends %s', async (_, file, framing) => {
  const client = { transport: createFetchTransport() };
  const seen = await sent(multipart, { file: file() }, { client });
  expect(seen.head).toMatch(framing);
  expect(seen.body).toContain('abc');
});

it('over fetch in a browser: gathers a stream first', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
  const client = { transport: createFetchTransport() };
  const seen = await sent(multipart, { file: Readable.from(['abc', 'def']) }, { client });
  expect(seen.head).toMatch(/content-length: \d+/);
  expect(seen.body).toContain('abcdef');
});

it('over fetch in a browser: tells that it was the stream that failed, and may be given up while it is gathered', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
  const client = { transport: createFetchTransport() };
  const failing = Readable.from(
    (async function* () {
      yield 'x';
      throw new Error('disk is gone');
    })(),
  );
  await expect(sent(multipart, { file: failing }, { client })).rejects.toThrow('disk is gone');
  const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  const options = { signal: AbortSignal.timeout(50) };
  await expect(sent(multipart, { file: silent }, { client, options })).rejects.toMatchObject({ category: 'aborted' });
});
