/** A client of the transport document, against a server on this machine: what is sent, to the byte, and what comes back. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { generatePackage } from '../documents/generate-package.ts';
import { loadPackage } from '../documents/load-package.ts';
import { type Reply, reply, type SeenRequest, startLoopback } from './loopback.ts';
import { styleName, styles, values } from './styles.ts';
import { transportDocument } from './transport-document.ts';

/** As far as a generated method is needed here. */
type Method = (input?: unknown, options?: unknown) => Promise<unknown> & { withResponse(): Promise<unknown> };
type Client = Record<string, Record<string, Method>> & { close(): Promise<void> };

const generated = await generatePackage(transportDocument(), 'courier');
const module = await loadPackage(generated.files)('src/gen/index.ts');
// The generated class is known by its name alone.
const Courier = module.Courier as new (options: object) => Client;
const loopback = await startLoopback();
const baseUrl = `http://127.0.0.1:${loopback.port}`;
const client = new Courier({ baseUrl });

afterAll(async () => {
  await client.close?.();
  await loopback[Symbol.asyncDispose]();
});

beforeEach(() => {
  loopback.seen.length = 0;
  answer({ body: '{"ok":true}' });
});

function answer(with_: Reply): void {
  loopback.answer = (response) => reply(response, with_);
}

function method(id: string, of: Client = client): Method {
  const [resource = '', name = ''] = id.split('.');
  const found = of[resource]?.[name];
  if (!found) throw new Error(`The client has no method ${id}.`);
  return (input, options) => found.call(of[resource], input, options);
}

/** Calls, and gives what the server saw. */
async function sent(id: string, input?: unknown, of: Client = client): Promise<SeenRequest> {
  await method(id, of)(input);
  const [request] = loopback.seen;
  if (!request) throw new Error(`${id} sent nothing.`);
  return request;
}

const query = (request: SeenRequest): string => request.url.split('?')[1] ?? '';

it('generates without a word of complaint but for what it leaves out', () => {
  expect(generated.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning left-out']);
});

describe('parameters', () => {
  for (const style of styles) {
    for (const [index, text] of style.text.entries()) {
      if (text === undefined) continue;
      const kind = ['a string', 'an array', 'an object'][index];
      it(`writes ${kind} in ${style.in} as ${style.style}, ${style.explode ? '' : 'not '}exploded`, async () => {
        const request = await sent(`styles.${styleName(style)}`, { color: values[index] });
        const seen = {
          path: request.url.split('/').at(-1),
          query: query(request),
          header: request.headers.color,
          cookie: request.headers.cookie,
        };
        expect(seen[style.in]).toBe(text);
      });
    }
  }

  const cases: [string, object, string][] = [
    ['escapes a path value', { value: 'a/b?c=d#e f%é' }, '/escaped/a%2Fb%3Fc%3Dd%23e%20f%25%C3%A9'],
    ['escapes a query value', { value: 'v', plain: 'a&b=c d/é' }, '/escaped/v?plain=a%26b%3Dc%20d%2F%C3%A9'],
    ['keeps reserved characters where allowed', { value: 'v', reserved: 'a/b:c' }, '/escaped/v?reserved=a/b:c'],
    ['sends JSON text', { value: 'v', filter: { a: [1] } }, '/escaped/v?filter=%7B%22a%22%3A%5B1%5D%7D'],
    ['escapes a name', { value: 'v', 'odd name[]': ['a', 'b'] }, '/escaped/v?odd%20name%5B%5D=a&odd%20name%5B%5D=b'],
    ['leaves out what is undefined', { value: 'v', plain: undefined }, '/escaped/v'],
  ];
  for (const [title, input, url] of cases) {
    it(title, async () => {
      expect((await sent('escaped.get', input)).url).toBe(url);
    });
  }
});

describe('bodies', () => {
  const cases: [string, unknown, string, string][] = [
    ['flat', { name: 'x', n: 1 }, 'application/json', '{"name":"x","n":1}'],
    ['list', { body: [1, 2] }, 'application/json', '[1,2]'],
    ['scalar', { body: 'text' }, 'application/json', '"text"'],
    ['vendor', { name: 'x' }, 'application/vnd.limner.v1+json', '{"name":"x"}'],
    ['optional', { name: 'x' }, 'application/json', '{"name":"x"}'],
    [
      'urlencoded',
      { title: 'a b&c', tags: ['x', 'y'], size: 1 },
      'application/x-www-form-urlencoded',
      'title=a+b%26c&tags=x&tags=y&size=1',
    ],
    ['text', { body: 'plain é' }, 'text/plain', 'plain é'],
    ['choice', { name: 'x' }, 'application/json', '{"name":"x"}'],
  ];
  for (const [name, input, type, body] of cases) {
    it(`sends ${name} as ${type}`, async () => {
      const request = await sent(`bodies.${name}`, input);
      expect(request.headers['content-type']?.split(';')[0]).toBe(type);
      expect(request.body.toString()).toBe(body);
    });
  }

  it('sends no body where none is given', async () => {
    const request = await sent('bodies.optional');
    expect(request.body.length).toBe(0);
    expect(request.headers['content-type']).toBeUndefined();
  });

  it('sends bytes as they are', async () => {
    const request = await sent('bodies.binary', { body: new Uint8Array([0, 255, 13, 10, 128]) });
    expect(request.headers['content-type']).toBe('application/octet-stream');
    expect([...request.body]).toEqual([0, 255, 13, 10, 128]);
  });

  it('sends the parts of a form with their types, files among them', async () => {
    const file = new File(['<a>'], 'a.svg', { type: 'image/svg+xml' });
    const files = [new Blob(['one']), new Uint8Array([116, 119, 111])];
    const input = { title: 'é', file, files, meta: { n: 1 }, page: '<p>' };
    const { headers, body } = await sent('bodies.multipart', input);
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': String(headers['content-type']) },
    }).formData();
    expect(form.get('title')).toBe('é');
    expect(form.get('meta')).toSatisfy((part: unknown) => part === '{"n":1}' || part instanceof File);
    // Whatever is in the form under these names has been sent with a file name, and is a File then.
    const [svg, ...others] = [...form.getAll('file'), ...form.getAll('files')] as File[];
    expect([svg?.name, svg?.type, await svg?.text()]).toEqual(['a.svg', 'image/svg+xml', '<a>']);
    expect(await Promise.all(others.map((part) => part.text()))).toEqual(['one', 'two']);
    expect(body.toString()).toMatch(/name="page"\r\n(?:[^\r]+\r\n)*content-type: text\/html/i);
    expect(body.toString()).toMatch(/name="meta"\r\n(?:[^\r]+\r\n)*content-type: application\/json/i);
  });

  it('refuses a wrong input before anything is sent', async () => {
    await expect(method('bodies.flat')({ name: 1 })).rejects.toMatchObject({ name: 'ValidationError' });
    expect(loopback.seen).toEqual([]);
  });
});

describe('answers', () => {
  const thing = '{"id":1,"name":"x","more":[]}';
  const cases: [string, Reply, unknown][] = [
    ['json', { body: thing }, JSON.parse(thing)],
    ['vendor', { body: thing, headers: { 'content-type': 'application/vnd.limner.v1+json' } }, JSON.parse(thing)],
    ['text', { body: 'plain é', headers: { 'content-type': 'text/plain; charset=utf-8' } }, 'plain é'],
    ['csv', { body: 'a,b\n1,2\n', headers: { 'content-type': 'text/csv' } }, 'a,b\n1,2\n'],
    ['none', { status: 204 }, undefined],
    ['head', {}, undefined],
    ['range', { status: 206, body: thing }, JSON.parse(thing)],
  ];
  for (const [name, with_, expected] of cases) {
    it(`gives ${name}`, async () => {
      answer(with_);
      expect(await method(`answers.${name}`)()).toEqual(expected);
    });
  }

  it('gives bytes', async () => {
    answer({ body: new Uint8Array([37, 80, 68, 70, 0, 255]), headers: { 'content-type': 'application/pdf' } });
    const bytes = await method('answers.bytes')();
    expect(bytes).toBeInstanceOf(Uint8Array);
    // Just held to be one.
    expect([...(bytes as Uint8Array)]).toEqual([37, 80, 68, 70, 0, 255]);
  });

  it('gives events, in pieces as they come', async () => {
    loopback.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': hello\r\n\r\nevent: thing\nid: 7\ndata: {"id":');
      setTimeout(() => response.end('1}\n\ndata: {"id":2}\n\ndata: [DONE]\n\n'), 30);
    };
    // An operation that answers with events gives an iterable of them.
    const stream = (await method('answers.events')()) as AsyncIterable<{ event: string; data: unknown; id?: string }>;
    const seen: unknown[] = [];
    for await (const { event, data } of stream) seen.push([event, data]);
    expect(seen).toEqual([
      ['thing', { id: 1 }],
      ['message', { id: 2 }],
    ]);
  });

  it('sends nothing that would be answered with events where the answer is waited for', async () => {
    const input = { name: 'x', stream: true };
    await expect(method('talk.speak')(input)).rejects.toThrow('call talk.speakStream for that');
    expect(loopback.seen).toEqual([]);
  });

  it('asks for what is documented', async () => {
    const request = await sent('answers.vendor').catch(() => loopback.seen[0]);
    expect(request?.headers.accept).toContain('application/vnd.limner.v1+json');
  });
});

describe('credentials', () => {
  const credentials = {
    basic: 'ada:secret',
    bearer: 'token',
    headerKey: 'in-header',
    queryKey: 'in+query/=',
    cookieKey: 'in-cookie',
    oauth: 'oauth-token',
  };
  const known = new Courier({ baseUrl, credentials });
  const basic = `Basic ${Buffer.from('ada:secret').toString('base64')}`;
  const cases: [string, Record<string, string | undefined>][] = [
    ['basic', { authorization: basic }],
    ['bearer', { authorization: 'Bearer token' }],
    ['headerKey', { 'x-key': 'in-header' }],
    ['queryKey', { query: 'key=in%2Bquery%2F%3D' }],
    ['cookieKey', { cookie: 'session=in-cookie' }],
    ['oauth', { authorization: 'Bearer oauth-token' }],
    ['both', { authorization: basic, 'x-key': 'in-header' }],
    ['either', { query: 'key=in%2Bquery%2F%3D' }],
    ['none', {}],
  ];
  for (const [name, expected] of cases) {
    it(`sends what ${name} asks for, and nothing else`, async () => {
      const request = await sent(`auth.${name}`, undefined, known);
      const { authorization, cookie, 'x-key': key } = request.headers;
      const seen = { authorization, cookie, 'x-key': key, query: query(request) || undefined };
      expect(seen).toEqual({
        authorization: undefined,
        cookie: undefined,
        'x-key': undefined,
        query: undefined,
        ...expected,
      });
    });
  }

  it('sends a key and a parameter as two cookies, neither of which can make a third', async () => {
    const request = await sent('auth.cookieKey', { theme: 'dark; admin=1' }, known);
    expect(request.headers.cookie?.split('; ').sort()).toEqual(['session=in-cookie', 'theme=dark%3B%20admin%3D1']);
  });

  it('takes the way that it has a credential for', async () => {
    const other = new Courier({ baseUrl, credentials: { bearer: 'token' } });
    expect((await sent('auth.either', undefined, other)).headers.authorization).toBe('Bearer token');
  });

  it('works without one where that is allowed', async () => {
    expect((await sent('auth.optional')).headers.authorization).toBeUndefined();
  });

  it('says what to set where one is missing, and sends nothing', async () => {
    await expect(method('auth.both')()).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/basic|headerKey/),
    });
    expect(loopback.seen).toEqual([]);
  });
});

describe('servers', () => {
  it('puts variables into the address', async () => {
    const other = new Courier({ serverVariables: { port: String(loopback.port), base: 'v2' } });
    expect((await sent('answers.range', undefined, other).catch(() => loopback.seen[0]))?.url).toBe(
      '/v2/answers/range',
    );
  });

  it('refuses a value that the document does not list', async () => {
    const call = async (): Promise<unknown> =>
      method('answers.range', new Courier({ serverVariables: { port: String(loopback.port), base: 'v3' } }))();
    await expect(call()).rejects.toMatchObject({ name: 'ConfigurationError' });
  });
});

describe('failures', () => {
  const cases: [string, Reply, object][] = [
    [
      'a documented status',
      { status: 404, body: '{"title":"Gone"}', headers: { 'content-type': 'application/problem+json' } },
      { status: 404, body: { title: 'Gone' }, message: expect.stringContaining('Gone') },
    ],
    ['a range', { status: 418, body: '{"wrong":"tea"}' }, { status: 418, body: { wrong: 'tea' } }],
    ['the default', { status: 500, body: '{"else":"x"}' }, { status: 500, body: { else: 'x' } }],
    [
      'HTML from a gateway',
      { status: 502, body: '<h1>Bad gateway</h1>', headers: { 'content-type': 'text/html' } },
      { status: 502, body: expect.stringContaining('<h1>') },
    ],
    ['broken JSON', { status: 200, body: '{"id":' }, { name: 'ProtocolError', status: 200 }],
  ];
  for (const [title, with_, expected] of cases) {
    it(`tells ${title} with its status and body`, async () => {
      answer({ ...with_, headers: { ...with_.headers, 'x-request-id': 'r1' } });
      await expect(method('answers.problems')(undefined, { retries: 0 })).rejects.toMatchObject(expected);
    });
  }

  it('knows a documented failure by its status', async () => {
    answer({ status: 404, body: '{"title":"Gone"}', headers: { 'content-type': 'application/problem+json' } });
    const error: unknown = await method('answers.problems')().catch((thrown: unknown) => thrown);
    // A generated client has this guard.
    const { failed } = client as unknown as { failed(id: string, error: unknown): boolean };
    expect(failed.call(client, 'answers.problems', error)).toBe(true);
    expect(failed.call(client, 'answers.problems', new Error('other'))).toBe(false);
  });

  it('tries again after the time that a 429 names', async () => {
    let calls = 0;
    loopback.answer = (response) => {
      calls += 1;
      if (calls === 1) reply(response, { status: 429, headers: { 'retry-after': '1' }, body: '{"wrong":"slow"}' });
      else reply(response, { body: '{"id":1}' });
    };
    const began = performance.now();
    expect(await method('answers.problems')()).toEqual({ id: 1 });
    expect(calls).toBe(2);
    expect(performance.now() - began).toBeGreaterThan(900);
  });

  it('does not send a POST again after a failure that may have come after it was heeded', async () => {
    answer({ status: 500, body: '{}' });
    await expect(method('bodies.flat')({ name: 'x' })).rejects.toMatchObject({ status: 500 });
    expect(loopback.seen).toHaveLength(1);
  });

  it('tells a network failure with what it was', async () => {
    const gone = await startLoopback();
    await gone[Symbol.asyncDispose]();
    const other = new Courier({ baseUrl: `http://127.0.0.1:${gone.port}`, retries: 0 });
    await expect(method('answers.json', other)()).rejects.toMatchObject({
      name: 'ConnectionError',
      cause: expect.anything(),
    });
  });

  it('reports an answer of another shape, and refuses it where told to', async () => {
    answer({ body: '{"id":"not a number"}' });
    const seen: unknown[] = [];
    const watching = new Courier({ baseUrl, onDrift: (drift: unknown) => seen.push(drift) });
    expect(await method('answers.json', watching)()).toEqual({ id: 'not a number' });
    expect(seen).toHaveLength(1);
    const strict = new Courier({ baseUrl, responseChecks: 'strict' });
    await expect(method('answers.json', strict)()).rejects.toMatchObject({
      name: 'ProtocolError',
      issues: [{ path: '/id', rule: 'type' }],
    });
  });
});
