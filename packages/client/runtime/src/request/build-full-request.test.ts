import { afterEach, describe, expect, it, vi } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import type { HttpRequest } from '../exchange/http.ts';
import type { Operation, Parameter } from '../operation.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { type OpenCall, openCall, openGet, openPost, openProvider } from '../test-support/open-client.ts';
import { buildFullRequest } from './build-full-request.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** What of a call came over the wire. */
async function sent(parts: OpenCall, path = ''): Promise<{ target: string; head: string; body: string }> {
  await using server = await loopbackServer(respond(200, '{}'));
  await openCall(`${server.origin}${path}`, parts);
  const [head = '', ...body] = server.requests[0]?.split('\r\n\r\n') ?? [];
  return { target: head.split(' ')[1] ?? '', head, body: body.join('\r\n\r\n') };
}

function reading(path: string, ...parameters: readonly Parameter[]): Operation {
  return { ...openGet, path, parameters };
}

it('writes parameters by their styles', async () => {
  const operation = reading(
    '/a/{id}/b{point}{more}',
    { name: 'id', in: 'path' },
    { name: 'point', in: 'path', style: 'matrix', explode: true },
    { name: 'more', in: 'path', style: 'label' },
    { name: 'filter', in: 'query', style: 'deepObject', explode: true },
    { name: 'tags', in: 'query', explode: false },
    { name: 'q', in: 'query' },
  );
  const input = { id: ['x', 'y/z'], point: { x: 1, y: 2 }, more: 'm', filter: { a: 1 }, tags: ['1', '2'], q: 'a b+c' };
  const { target } = await sent({ operation, input });
  expect(target).toBe('/a/x,y%2Fz/b;x=1;y=2.m?filter%5Ba%5D=1&tags=1,2&q=a%20b%2Bc');
});

it('sends reserved characters as they are where that is allowed, but for those that end a value', async () => {
  const operation = reading('/a', { name: 'q', in: 'query', allowReserved: true });
  const { target } = await sent({ operation, input: { q: "/?:@!$'()*+,;=[] a&b#c%20" } });
  expect(target).toBe('/a?q=/?:@!$%27()*+,;=[]%20a%26b%23c%20'); // the apostrophe is the URL standard's
});

it('writes content as JSON', async () => {
  const operation = reading(
    '/a',
    { name: 'q', in: 'query', mediaType: 'application/json' },
    { name: 'x-q', in: 'header', mediaType: 'application/json' },
  );
  const { target, head } = await sent({ operation, input: { q: { a: [1] }, 'x-q': { é: 'ü' } } });
  expect(target).toBe('/a?q=%7B%22a%22%3A%5B1%5D%7D');
  expect(head).toContain('x-q: {"\\u00e9":"\\u00fc"}');
});

it('writes headers by the simple style', async () => {
  const operation = reading(
    '/a',
    { name: 'X-List', in: 'header' },
    { name: 'X-Object', in: 'header', explode: true },
    { name: 'X-None', in: 'header' },
  );
  const { head } = await sent({ operation, input: { 'X-List': [1, 2], 'X-Object': { a: 1, b: 2 }, 'X-None': [] } });
  expect(head).toContain('x-list: 1,2\r\n');
  expect(head).toContain('x-object: a=1,b=2');
  expect(head).not.toContain('x-none');
});

it('refuses a header value with a line in it', async () => {
  const operation = reading('/a', { name: 'X-List', in: 'header' });
  await expect(sent({ operation, input: { 'X-List': ['a\r\nevil: 1'] } })).rejects.toThrow('no header field can have');
});

it.each(['Content-Length', 'Content-Type', 'not a name'])(
  'refuses a parameter in the header field %j',
  async (name) => {
    const operation = reading('/a', { name, in: 'header', explode: false });
    await expect(sent({ operation, input: { [name]: '1' } })).rejects.toThrow('belongs to the connection, or is none');
  },
);

it('adds cookies behind those of the caller, none of which can begin another one', async () => {
  const operation = reading('/a', { name: 'c', in: 'cookie' }, { name: 'd', in: 'cookie' });
  const input = { c: 'x; admin=1\r\nevil: 1', d: ['1', '2'] };
  const { head } = await sent({ operation, input, options: { headers: { cookie: 'own=1' } } });
  expect(head).toContain('cookie: own=1; c=x%3B%20admin%3D1%0D%0Aevil%3A%201; d=1; d=2');
});

it('says that browsers send no cookies of a program', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
  const operation = reading('/a', { name: 'c', in: 'cookie' });
  await expect(sent({ operation, input: { c: 1 } })).rejects.toThrow('from a server');
});

it('reads a parameter from the member that it has in the input', async () => {
  const operation = reading(
    '/a/{id}',
    { name: 'id', in: 'path' },
    { name: 'id', in: 'query', property: 'idQuery' },
    { name: 'constructor', in: 'query' },
  );
  expect((await sent({ operation, input: { id: 1, idQuery: 2 } })).target).toBe('/a/1?id=2');
  expect((await sent({ operation, input: { id: 1, constructor: 'c' } })).target).toBe('/a/1?constructor=c');
});

it.each([
  ['nothing', undefined, 'id: is required'],
  ['null', null, 'id: is required'],
  ['an empty list', [], 'id: is required'],
  ['an empty text', '', 'expected an id'],
  ['dots', '..', 'expected an id'],
  ['half a character', '\udfff', 'half a character'],
])('refuses a path made of %s', async (_, id, text) => {
  const operation = reading('/a/{id}', { name: 'id', in: 'path', style: 'simple' });
  await expect(sent({ operation, input: { id } })).rejects.toThrow(text);
});

it('refuses dots that two parameters make together', async () => {
  const operation = reading('/a/{b}{c}/d', { name: 'b', in: 'path', explode: false }, { name: 'c', in: 'path' });
  await expect(sent({ operation, input: { b: '.', c: '.' } })).rejects.toThrow('made of dots');
});

it('a fragment of the server is not sent', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const auth = { scheme: 'bearer', env: 'OPEN_TOKEN' } as const;
  for (const suffix of ['#top', '?key=1#top']) {
    const provider = { auth, baseUrl: `${server.origin}/v1${suffix}` };
    await openCall('', { operation: openGet, provider, client: { baseUrl: undefined } });
  }
  expect(server.requests.map((text) => text.split(' ')[1])).toEqual(['/v1/things', '/v1/things?key=1']);
});

it('keeps the query of the template and of the server', async () => {
  const operation = reading('/a?Action=Get#Frag', { name: 'q', in: 'query' });
  const provider = { baseUrl: 'http://127.0.0.1:1/v1?key=1' };
  await using server = await loopbackServer(respond(200, '{}'));
  provider.baseUrl = `${server.origin}/v1?key=1`;
  await openCall(server.origin, { operation, input: { q: 1 }, provider, client: { baseUrl: undefined } });
  expect(server.requests[0]).toMatch(/^GET \/v1\/a\?key=1&Action=Get&q=1 /);
});

it('goes to the server of the operation, unless the caller said where the API is', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  await using own = await loopbackServer(respond(200, '{}'));
  const operation = { ...openGet, server: `${server.origin}/{version}` };
  const provider = { serverVariables: { version: { default: 'v1', enum: ['v1', 'v2'] } }, baseUrl: own.origin };
  await openCall('', { operation, provider, client: { baseUrl: undefined, serverVariables: { version: 'v2' } } });
  await openCall(own.origin, { operation, provider });
  expect(server.requests.map((request) => request.split(' ')[1])).toEqual(['/v2/things']);
  expect(own.requests.map((request) => request.split(' ')[1])).toEqual(['/things']);
});

it('does not send to a server of an operation where the key could be read on the way', async () => {
  const operation = { ...openGet, server: 'http://api.open.example' };
  await expect(openCall('', { operation, client: { baseUrl: undefined } })).rejects.toThrow('must be https');
});

it('sets what the operation sets, and refuses another value for it', async () => {
  const operation = { ...openPost, fixed: { stream: true } };
  expect((await sent({ operation, input: { a: 1 } })).body).toBe('{"a":1,"stream":true}');
  await expect(sent({ operation, input: { stream: false } })).rejects.toThrow('stream: is true in this operation');
});

it('refuses what asks for the answer of another method, and sends all else as it is', async () => {
  const operation = { ...openPost, refused: { stream: { value: true, method: 'x.doStream' } } };
  await expect(sent({ operation, input: { stream: true } })).rejects.toThrow('call x.doStream for that');
  expect((await sent({ operation, input: { a: 1 } })).body).toBe('{"a":1}');
  expect((await sent({ operation, input: { stream: false } })).body).toBe('{"stream":false}');
});

it('sets it in the member that is the body', async () => {
  const body = { kind: 'json', mediaType: 'application/json', property: 'body' } as const;
  const operation = { ...openPost, body, fixed: { stream: true } };
  expect((await sent({ operation, input: { body: { a: 1 } } })).body).toBe('{"a":1,"stream":true}');
  expect((await sent({ operation, input: undefined })).body).toBe('{"stream":true}');
});

describe('without a call around it', () => {
  function built(operation: Partial<Operation>, input: object = {}, headers: Record<string, string> = {}): HttpRequest {
    const client = resolveClient({ ...openProvider, baseUrl: 'https://api.example/v1//?key=1' }, {});
    const parts = { client, operation: { ...openGet, ...operation }, input: { ...input } };
    return buildFullRequest({ ...parts, options: { headers }, clientRequestId: undefined });
  }

  it('the address is put together of all that has a part in it', () => {
    const parameters: Parameter[] = [{ name: 'q', in: 'query' }];
    expect(built({ path: '/a?x=1?y#z', parameters }, { q: 2 }).url.href).toBe(
      'https://api.example/v1/a?key=1&x=1?y&q=2',
    );
    expect(built({ path: '/a' }).url.href).toBe('https://api.example/v1/a?key=1');
  });

  const cookies: Partial<Operation> = { parameters: [{ name: 'c', in: 'cookie' }] };

  it.each([
    ['without a navigator', undefined],
    ['of which nobody says what it is', {}],
  ])('cookies are sent by a platform %s', (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    expect(built(cookies, { c: 1 }).headers.cookie).toBe('c=1');
    expect(built(cookies, { c: 1 }, { cookie: 'own=1' }).headers.cookie).toBe('own=1; c=1');
    expect(built(cookies, {}).headers).not.toHaveProperty('cookie');
  });

  it('a browser is told that it cannot', () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
    expect(() => built(cookies, { c: 1 })).toThrow(
      expect.objectContaining({
        ...{ name: 'ConfigurationError', category: 'configuration', phase: 'configuration' },
        ...{ provider: 'open', operation: 'things.read' },
      }),
    );
  });
});
