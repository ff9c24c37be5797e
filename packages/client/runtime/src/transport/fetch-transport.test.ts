import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { half, readText, transportRequest } from '../test-support/transport-request.ts';
import { createFetchTransport } from './fetch-transport.ts';
import type { TransportRequest } from './transport.ts';

const transport = createFetchTransport();

/** A platform whose `fetch` does this, and what it was called with. */
function fake(answer: () => Promise<Response>) {
  return vi.fn<typeof fetch>(answer);
}

/** A `fetch` that fails as that of Node does: the reason is in the cause. */
function failingWith(facts: { code: string; syscall: string | undefined }): typeof fetch {
  return fake(() => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), facts) })));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('requests', () => {
  it('go out as they are', async () => {
    await using server = await loopbackServer(respond(200, '{"a":1}'));
    expect(await readText(await transport.send(transportRequest(server.origin)))).toBe('{"a":1}');
    expect(server.requests[0]).toMatch(
      /^POST \/x HTTP\/1\.1\r\n[\s\S]*user-agent: limner-tiny\r\n[\s\S]*\r\n\r\n\{\}$/i,
    );
  });

  it('ask for no redirects, cookies, referrer and cache', async () => {
    const send = fake(async () => new Response('{}'));
    await createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    expect(send.mock.calls[0]?.[1]).toMatchObject({
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });

  it('leave out what the platform would throw at', async () => {
    vi.stubGlobal('Request', class {});
    const send = fake(async () => new Response('{}'));
    await createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    expect(Object.keys(send.mock.calls[0]?.[1] ?? {})).toEqual(['method', 'headers', 'signal', 'redirect', 'body']);
  });

  it('let a browser name itself', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11)' });
    const send = fake(async () => new Response('{}'));
    await createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    expect(send.mock.calls[0]?.[1]?.headers).toEqual({ 'content-type': 'application/json' });
  });

  it.each([
    ['has no navigator', undefined],
    ['does not say what it is', {}],
    ['is no browser', { userAgent: 'Node.js/24' }],
  ])('name the client where the platform %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const send = fake(async () => new Response('{}'));
    await createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    expect(send.mock.calls[0]?.[1]?.headers).toHaveProperty('user-agent', 'limner-tiny');
  });

  it('without a name and a body have none', async () => {
    const { body: _, ...request } = transportRequest('https://x.example', { method: 'GET', headers: {} });
    const send = fake(async () => new Response('{}'));
    await createFetchTransport({ fetch: send }).send(request);
    const init = send.mock.calls[0]?.[1] ?? {};
    expect(init).not.toHaveProperty('body');
    expect(Object.keys(init.headers ?? {})).toEqual([]);
  });
});

describe('answers', () => {
  it('a redirect is an answer and is not followed', async () => {
    await using server = await loopbackServer(respond(307, '', { location: '/elsewhere' }));
    const response = await transport.send(transportRequest(server.origin));
    expect(response).toMatchObject({ status: 307 });
    expect(response.headers.get('location')).toBe('/elsewhere');
    await readText(response);
    expect(server.requests).toHaveLength(1);
  });

  it('a redirect that a browser hides is an answer with status 302', async () => {
    const hidden = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response; // as browsers make it
    const response = await createFetchTransport({ fetch: fake(async () => hidden) }).send(
      transportRequest('https://x.example'),
    );
    expect(response.status).toBe(302);
    expect(await readText(response)).toBe('');
  });

  it('are decoded already, and say so', async () => {
    const body = gzipSync('{"a":1}');
    await using server = await loopbackServer(respond(200, body, { 'content-encoding': 'gzip' }));
    const response = await transport.send(transportRequest(server.origin));
    expect(response.decoded).toBe(true);
    expect(await readText(response)).toBe('{"a":1}');
  });

  it('an answer that is given up gives its connection up', async () => {
    const cancelled = vi.fn();
    const body = new ReadableStream({ cancel: cancelled });
    const send = fake(async () => new Response(body));
    const response = await createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    response.discard();
    response.discard();
    expect(cancelled).toHaveBeenCalledOnce();
    expect(send.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
    await expect(readText(response)).rejects.toMatchObject({ failure: 'closed' });
  });

  it('a reader that stops early gives the connection up', async () => {
    const cancelled = vi.fn();
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(3)), cancel: cancelled });
    const response = await createFetchTransport({ fetch: fake(async () => new Response(body)) }).send(
      transportRequest('https://x.example'),
    );
    for await (const _ of response.body) break;
    expect(cancelled).toHaveBeenCalledOnce();
  });
});

describe('failures', () => {
  it('before an answer, without a code: may have been sent, whatever the words', async () => {
    const onSent = vi.fn();
    const sending = transport.send(transportRequest('http://127.0.0.1:1', { onSent }));
    const message = 'fetch failed before an answer (fetch failed)';
    await expect(sending).rejects.toMatchObject({ name: 'TransportFault', failure: 'closed', sent: 'maybe', message });
    expect(onSent).toHaveBeenCalledOnce();
  });

  it('of a port where nobody listens: surely not sent, for Node tells', async () => {
    const server = await loopbackServer();
    await server[Symbol.asyncDispose]();
    const sending = transport.send(transportRequest(server.origin));
    const message = 'the connection was refused (ECONNREFUSED)';
    await expect(sending).rejects.toMatchObject({ failure: 'refused', sent: 'no', phase: 'connect', message });
  });

  it.each([
    ['ENOTFOUND', 'getaddrinfo', 'dns'],
    ['EAI_AGAIN', 'getaddrinfo', 'dns'],
    ['EHOSTUNREACH', 'connect', 'unreachable'],
    ['ETIMEDOUT', 'connect', 'connect-timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', undefined, 'connect-timeout'],
    ['CERT_HAS_EXPIRED', undefined, 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', undefined, 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', undefined, 'tls'],
  ])('with the code %s of %s: surely not sent', async (code, syscall, failure) => {
    vi.stubGlobal('fetch', failingWith({ code, syscall }));
    const sending = transport.send(transportRequest('https://x.example'));
    await expect(sending).rejects.toMatchObject({ failure, sent: 'no', phase: 'connect' });
  });

  it.each([
    ['ECONNRESET', 'read'],
    ['ETIMEDOUT', 'read'],
    ['UND_ERR_SOCKET', undefined],
    ['EPROTO', 'write'],
    ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', undefined],
    ['ERR_OSSL_X', undefined],
    ['ECONNRESET', 'disconnect'],
    ['ECONNRESET', 'connection'],
  ])('with the code %s of %s: may have been sent', async (code, syscall) => {
    vi.stubGlobal('fetch', failingWith({ code, syscall }));
    const sending = transport.send(transportRequest('https://x.example'));
    await expect(sending).rejects.toMatchObject({ failure: 'closed', sent: 'maybe', phase: 'headers' });
  });

  it("of a fetch of the caller's own: it may have sent the request before", async () => {
    const sending = createFetchTransport({ fetch: failingWith({ code: 'ECONNREFUSED', syscall: 'connect' }) }).send(
      transportRequest('https://x.example'),
    );
    await expect(sending).rejects.toMatchObject({ failure: 'closed', sent: 'maybe' });
  });

  it('of a fetch that throws outright', async () => {
    const send = fake(() => {
      throw new TypeError('no fetch today');
    });
    const sending = createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    await expect(sending).rejects.toMatchObject({
      failure: 'closed',
      message: expect.stringContaining('no fetch today'),
    });
  });

  it('before an answer, in a browser: names CORS, which looks the same', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11)' });
    const send = fake(async () => Promise.reject(new TypeError('Failed to fetch')));
    const sending = createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    await expect(sending).rejects.toThrow(/Failed to fetch.*CORS/);
    vi.unstubAllGlobals();
    await expect(transport.send(transportRequest('http://127.0.0.1:1'))).rejects.not.toThrow('CORS');
  });

  it('a signal that was aborted before: not sent', async () => {
    const onSent = vi.fn();
    const sending = transport.send(
      transportRequest('http://127.0.0.1:1', { onSent, signal: AbortSignal.abort('enough') }),
    );
    await expect(sending).rejects.toBe('enough');
    expect(onSent).not.toHaveBeenCalled();
  });

  it('a body that is cut is malformed, never short data', async () => {
    await using server = await loopbackServer((socket) => {
      half(socket);
      socket.end();
    });
    const response = await transport.send(transportRequest(server.origin));
    await expect(readText(response)).rejects.toMatchObject({ failure: 'malformed', phase: 'body' });
  });

  it('bytes that are not what their encoding says', async () => {
    await using server = await loopbackServer(respond(200, 'plain', { 'content-encoding': 'gzip' }));
    const response = await transport.send(transportRequest(server.origin));
    await expect(readText(response)).rejects.toMatchObject({ failure: 'malformed', phase: 'body' });
  });
});

describe('time', () => {
  it('ends the wait for the header', async () => {
    await using server = await loopbackServer(() => {});
    const sending = transport.send(transportRequest(server.origin, { timeouts: { connect: 0, headers: 40, body: 0 } }));
    await expect(sending).rejects.toMatchObject({ failure: 'headers-timeout', sent: 'maybe', phase: 'headers' });
  });

  it('ends a body that stalls', async () => {
    await using server = await loopbackServer(half);
    const response = await transport.send(
      transportRequest(server.origin, { timeouts: { connect: 0, headers: 0, body: 40 } }),
    );
    await expect(readText(response)).rejects.toMatchObject({ failure: 'body-timeout', phase: 'body' });
  });

  it('does not run while the reader is busy', async () => {
    await using server = await loopbackServer(respond(200, 'x'.repeat(3_000_000)));
    const response = await transport.send(
      transportRequest(server.origin, { timeouts: { connect: 0, headers: 0, body: 60 } }),
    );
    let size = 0;
    for await (const chunk of response.body) {
      if (size === 0) await new Promise((resolve) => setTimeout(resolve, 120));
      size += chunk.byteLength;
    }
    expect(size).toBe(3_000_000);
  });
});

describe('aborts', () => {
  it.each([
    ['waiting for the header', (() => {}) as Script],
    ['reading the body', half],
  ])('end %s with the reason, and leave no listener', async (_, script) => {
    await using server = await loopbackServer(script);
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    setTimeout(() => controller.abort('enough'), 40);
    const answer = transport.send(transportRequest(server.origin, { signal: controller.signal })).then(readText);
    await expect(answer).rejects.toBe('enough');
    expect(add).toHaveBeenCalledOnce();
    expect(remove).toHaveBeenCalledOnce();
  });

  it('end an answer without a body, too', async () => {
    const controller = new AbortController();
    const bodiless = createFetchTransport({ fetch: fake(async () => new Response(null, { status: 204 })) });
    const response = await bodiless.send(transportRequest('https://x.example', { signal: controller.signal }));
    controller.abort('enough');
    await expect(readText(response)).rejects.toBe('enough');
  });

  it('end it even where fetch does not heed its signal', async () => {
    const controller = new AbortController();
    const deaf = createFetchTransport({ fetch: fake(() => new Promise(() => {})) });
    const sending = deaf.send(transportRequest('https://x.example', { signal: controller.signal }));
    controller.abort('enough');
    await expect(sending).rejects.toBe('enough');
  });

  it('leave no timer behind', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const deaf = createFetchTransport({ fetch: fake(() => new Promise(() => {})) });
    const timeouts = { connect: 0, headers: 1000, body: 0 };
    const sending = deaf.send(transportRequest('https://x.example', { signal: controller.signal, timeouts }));
    expect(vi.getTimerCount()).toBe(1);
    controller.abort('enough');
    await expect(sending).rejects.toBe('enough');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('while a stream is gathered for a browser: nothing is sent', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
    const controller = new AbortController();
    const [onSent, read, send] = [vi.fn(), vi.fn(), fake(async () => new Response('{}'))];
    const body = (async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      controller.abort('enough');
      setTimeout(read, 5);
      yield new Uint8Array(1);
    })();
    const request = transportRequest('https://x.example', { signal: controller.signal, body, onSent });
    await expect(createFetchTransport({ fetch: send }).send(request)).rejects.toBe('enough');
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    expect([onSent.mock.calls, send.mock.calls]).toEqual([[], []]);
  });

  it('an answer that comes after all is given up', async () => {
    const cancelled = vi.fn();
    const late = Promise.withResolvers<Response>();
    const controller = new AbortController();
    const deaf = createFetchTransport({ fetch: fake(() => late.promise) });
    const sending = deaf.send(transportRequest('https://x.example', { signal: controller.signal }));
    controller.abort('enough');
    late.resolve(new Response(new ReadableStream({ cancel: cancelled })));
    await expect(sending).rejects.toBe('enough');
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  });
});

describe('bodies', () => {
  /** What `fetch` is called with for a body. */
  async function sent(body: TransportRequest['body']): Promise<RequestInit & { duplex?: string }> {
    const send = fake(async () => new Response('{}'));
    await createFetchTransport({ fetch: send }).send(
      transportRequest('https://x.example', body === undefined ? {} : { body }),
    );
    return send.mock.calls[0]?.[1] ?? {};
  }

  async function* twoPieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('ab');
    yield Buffer.from('cd');
  }

  it('that are whole go as they are', async () => {
    for (const body of ['text', Buffer.from('bytes'), new Blob(['blob'])]) {
      const init = await sent(body);
      expect([init.body === body, 'duplex' in init]).toEqual([true, false]);
    }
  });

  it('that are streams are sent while they come, and ended where they are given up', async () => {
    const { body, duplex } = await sent(twoPieces());
    expect([body instanceof ReadableStream, duplex]).toEqual([true, 'half']);
    expect(await new Response(body ?? null).text()).toBe('abcd');
    const source = twoPieces();
    const ended = vi.spyOn(source, 'return');
    const stream = (await sent(source)).body as ReadableStream; // as above
    await stream.cancel();
    expect(ended).toHaveBeenCalledOnce();
  });

  it('that are streams may be given up where their source cannot be told', async () => {
    const { body } = await sent({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) });
    await expect((body as ReadableStream).cancel()).resolves.toBeUndefined(); // as above
  });

  it('that are streams are gathered for a browser, which sends none; what is whole is not', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
    const { body, duplex } = await sent(twoPieces());
    expect([body instanceof Blob, duplex]).toEqual([true, undefined]);
    expect(await (body as Blob).text()).toBe('abcd'); // as above
    expect((await sent('text')).body).toBe('text');
  });
});

describe('what is said', () => {
  const stalling = (): Response => new Response(new ReadableStream());

  it('of an answer that does not come in time', async () => {
    const waiting = createFetchTransport({ fetch: fake(() => new Promise(() => {})) });
    const sending = waiting.send(
      transportRequest('https://x.example', { timeouts: { connect: 0, headers: 10, body: 0 } }),
    );
    const message = 'the answer did not start in time (after 10 ms)';
    await expect(sending).rejects.toMatchObject({
      failure: 'headers-timeout',
      sent: 'maybe',
      phase: 'headers',
      message,
    });
  });

  it('of a body that stalls, whose time runs only while it is waited for', async () => {
    const timeouts = { connect: 0, headers: 15, body: 15 };
    const response = await createFetchTransport({ fetch: fake(async () => stalling()) }).send(
      transportRequest('https://x.example', { timeouts }),
    );
    await new Promise((resolve) => setTimeout(resolve, 40));
    const message = 'the answer stalled (after 15 ms)';
    await expect(readText(response)).rejects.toMatchObject({
      failure: 'body-timeout',
      sent: 'maybe',
      phase: 'body',
      message,
    });
  });

  it('of an answer that was given up', async () => {
    const send = fake(async () => stalling());
    const response = await createFetchTransport({ fetch: send }).send(transportRequest('https://x.example'));
    response.discard();
    const fault = { failure: 'closed', sent: 'maybe', phase: 'body' };
    const message = 'the connection was closed before the answer (given up by the reader)';
    await expect(readText(response)).rejects.toMatchObject({ ...fault, message });
    expect(send.mock.calls[0]?.[1]?.signal?.reason).toMatchObject(fault);
  });

  it('of a body that breaks off', async () => {
    const broken = new ReadableStream({ pull: (stream) => stream.error(new Error('terminated')) });
    const response = await createFetchTransport({ fetch: fake(async () => new Response(broken)) }).send(
      transportRequest('https://x.example'),
    );
    const message = 'the answer is cut or is no valid HTTP (terminated)';
    const fault = { failure: 'malformed', sent: 'maybe', phase: 'body', message, cause: new Error('terminated') };
    await expect(readText(response)).rejects.toMatchObject(fault);
  });
});

it('a stream that fails while it is gathered for a browser leaves no listener behind', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
  const body = (async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1);
    throw new Error('disk is gone');
  })();
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  const sending = createFetchTransport().send(transportRequest('https://x.example', { signal, body }));
  await expect(sending).rejects.toThrow('disk is gone');
  expect(removed).toHaveBeenCalledWith('abort', expect.any(Function));
});
