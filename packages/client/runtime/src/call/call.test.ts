import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { CallOptions, ClientOptions } from '../client/options.ts';
import { AbortedError } from '../errors/aborted-error.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { Operation } from '../operation.ts';
import { schema } from '../schema/schema.ts';
import { type LoopbackServer, loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import { call } from './call.ts';

const ok = respond(200, '{"id":"a"}');

async function failure(promise: Promise<unknown>): Promise<LimnerError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!LimnerError.is(error)) throw new Error(`expected a LimnerError, got ${inspect(error)}`);
  return error;
}

async function against<T>(
  scripts: readonly Script[],
  run: (server: LoopbackServer, client: ReturnType<typeof tinyClient>) => Promise<T>,
  options: ClientOptions = {},
): Promise<T> {
  await using server = await loopbackServer(...scripts);
  const client = tinyClient({ baseUrl: server.origin, ...options });
  try {
    return await run(server, client);
  } finally {
    await client.close();
  }
}

describe('a call that works', () => {
  it('resolves to the body, untouched', async () => {
    await against([respond(200, '{"id":"a","unknown":{"x":1}}')], async (_, client) => {
      expect(await call(client, tinyCreate, { prompt: 'x' })).toEqual({ id: 'a', unknown: { x: 1 } });
    });
  });

  it('sends the input as JSON, without undefined members, with the key in its header', async () => {
    await against([ok], async (server, client) => {
      await call(
        client,
        tinyCreate,
        { prompt: 'ü', seed: undefined },
        { extraBody: { more: 1 }, clientRequestId: 'me-1' },
      );
      const [request = ''] = server.requests;
      expect(request).toContain('POST /v1/things HTTP/1.1');
      expect(request.toLowerCase()).toContain('x-api-key: sk-tiny-secret-0000');
      expect(request).toContain('x-client-request-id: me-1');
      expect(request).toContain('user-agent: limner-tiny');
      expect(Buffer.from(request.split('\r\n\r\n')[1] ?? '', 'latin1').toString()).toBe('{"prompt":"ü","more":1}');
    });
  });

  it('puts parameters into path and query, encoded', async () => {
    await against([ok], async (server, client) => {
      await call(client, tinyGet, { thing_id: 'a/b ?', include: ['x', 'y'] });
      expect(server.requests[0]).toContain('GET /v1/things/a%2Fb%20%3F?include=x&include=y HTTP/1.1');
    });
  });

  it('tells about the answer with withResponse()', async () => {
    await against([respond(200, '{}', { 'x-request-id': 'r1', 'x-cost': '0.02' })], async (_, client) => {
      const { data, response } = await call(client, tinyCreate, {}, { clientRequestId: 'me-1' }).withResponse();
      expect(data).toEqual({});
      expect(response).toMatchObject({
        status: 200,
        requestId: 'r1',
        clientRequestId: 'me-1',
        cost: { usd: 0.02 },
        attempts: 1,
      });
      expect(response).not.toHaveProperty('remainingCredits');
    });
  });

  it.each([200, 400])(
    'a member named __proto__ in a %i stays a member, and touches no other object',
    async (status) => {
      const body = '{"id":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
      await against([respond(status, body)], async (_, client) => {
        const given = await call(client, tinyCreate, {}).catch((error: LimnerError) => error.body);
        expect(JSON.stringify(given)).toBe(body);
        expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
        expect('polluted' in {}).toBe(false);
      });
    },
  );

  it('tolerates a byte order mark', async () => {
    await against([respond(200, '\ufeff{"id":"a"}')], async (_, client) => {
      expect(await call(client, tinyCreate, {})).toEqual({ id: 'a' });
    });
  });

  it('runs hooks as an onion, those of the client outermost', async () => {
    const order: string[] = [];
    const hook =
      (name: string): NonNullable<ClientOptions['hooks']>[number] =>
      async (_, next) => {
        order.push(`${name} in`);
        const answer = await next();
        order.push(`${name} out`);
        return answer;
      };
    await against([ok], (_, client) => call(client, tinyCreate, {}, { hooks: [hook('call')] }), {
      hooks: [hook('client')],
    });
    expect(order).toEqual(['client in', 'call in', 'call out', 'client out']);
  });
});

describe('what the contract calls a failure', () => {
  it('becomes an error with class, category, code, request id and the way out', async () => {
    await against(
      [respond(406, '{"error":"no credits left","code":17}', { 'x-request-id': 'r9' })],
      async (_, client) => {
        const error = await failure(call(client, tinyCreate, {}));
        expect(error).toMatchObject({
          name: 'InsufficientCreditsError',
          category: 'quota',
          status: 406,
          code: 17,
          requestId: 'r9',
          retryable: false,
          billable: 'no',
          sent: 'yes',
          attempts: 1,
        });
        expect(error.message).toBe(
          '[tiny things.create] 406 InsufficientCredits: no credits left. Top up the account or raise its limit, then call again.',
        );
      },
    );
  });

  it('can stand inside a 200', async () => {
    await against([respond(200, '{"code":0,"error":"broken"}')], async (_, client) => {
      expect(await failure(call(client, tinyCreate, {}))).toMatchObject({
        name: 'ProviderError',
        status: 200,
        code: 0,
      });
    });
  });

  it('is told however deep its body is', async () => {
    const deep = `{"error":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    await against([respond(500, deep)], async (_, client) => {
      expect(await failure(call(client, tinyCreate, {}))).toMatchObject({ name: 'ProviderError', status: 500 });
    });
  });

  it('does not take the catch-all for a success', async () => {
    await against([respond(201, '{"id":"b"}')], async (_, client) => {
      expect(await call(client, tinyCreate, {})).toEqual({ id: 'b' });
    });
  });
});

describe('answers with an image', () => {
  const operation: Operation<object, object> = { ...tinyCreate, images: [{ base64: '/image' }] };

  it.each([['application/octet-stream'], ['']])('a PNG labelled %j is one', async (label) => {
    await against([respond(200, tinyPng(), { 'content-type': label })], async (_, client) => {
      const result: unknown = await call(client, operation, {});
      expect(result).toMatchObject({ images: [{ mediaType: 'image/png' }] });
    });
  });

  it('a failure that is labelled as bytes is none', async () => {
    const script = respond(200, '{"status":"busy"}', { 'content-type': 'application/octet-stream' });
    await against([script], async (_, client) => {
      expect(await failure(call(client, operation, {}))).toMatchObject({ name: 'ProtocolError', billable: 'maybe' });
    });
  });

  it('the error of an answer without one names the request and has its header', async () => {
    await against([respond(200, '{}', { 'x-request-id': 'r1' })], async (_, client) => {
      const error = await failure(call(client, operation, {}));
      expect(error).toMatchObject({ requestId: 'r1', status: 200, attempts: 1 });
      expect(error.headers?.get('x-request-id')).toBe('r1');
    });
  });
});

describe('answers that are none', () => {
  it.each([
    ['text', '<html></html>'],
    ['null', 'null'],
    ['nothing', ''],
    ['JSON without a bottom', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ])('%s is a protocol error', async (_, body) => {
    await against([respond(200, body)], async (_server, client) => {
      expect(await failure(call(client, tinyCreate, {}))).toMatchObject({
        name: 'ProtocolError',
        billable: 'maybe',
        sent: 'yes',
      });
    });
  });

  it('an array where an object is due is a protocol error in mode report', async () => {
    const operation = { ...tinyCreate, validators: async () => ({ output: schema(() => z.looseObject({})) }) };
    await against([respond(200, '[]')], async (_, client) => {
      expect(await failure(call(client, operation, {}))).toMatchObject({ name: 'ProtocolError' });
    });
  });
});

it('options that only a task heeds are refused, not ignored', async () => {
  const options = { onProgress: () => {} } as CallOptions; // as a caller without types may
  const error = await failure(call(tinyClient(), tinyCreate, {}, options));
  expect(error).toMatchObject({ name: 'ConfigurationError', sent: 'no' });
  expect(error.message).toContain("Unknown option 'onProgress'");
});

describe('response checks', () => {
  const operation: Operation<object, object> = {
    ...tinyCreate,
    validators: async () => ({ output: schema(() => z.looseObject({ id: z.string() })) }),
  };

  it('report tells of the drift and succeeds', async () => {
    const onDrift = vi.fn();
    await against([respond(200, '{"id":1}')], (_, client) => call(client, operation, {}), { onDrift });
    expect(onDrift).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        operation: 'things.create',
        status: 200,
        issues: [expect.objectContaining({ path: '/id', rule: 'type' })],
      }),
    );
  });

  it('a listener that rejects loses nothing', async () => {
    const onDrift = (): Promise<never> => Promise.reject(new Error('listener'));
    const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    await against(
      [respond(200, '{"id":1}')],
      async (_, client) => expect(await call(client, operation, {})).toEqual({ id: 1 }),
      { onDrift },
    );
    expect(warning).toHaveBeenCalledOnce();
    warning.mockRestore();
  });

  it.each<[string, string | Uint8Array, string, string]>([
    ['a number that lost digits', '{"id":"a","seed":9007199254740993}', '/seed', 'safe-integer'],
    ['bytes that are no UTF-8', Buffer.from('{"id":"\xff"}', 'latin1'), '', 'utf-8'],
  ])('tells of %s, and strict throws', async (_, body, path, rule) => {
    const onDrift = vi.fn();
    await against(
      [respond(200, body)],
      async (_server, client) => {
        await call(client, tinyGet, { thing_id: 'a' });
        expect(onDrift).toHaveBeenCalledWith(
          expect.objectContaining({ issues: [expect.objectContaining({ path, rule })] }),
        );
        const error = await failure(call(client, tinyGet, { thing_id: 'a' }, { responseChecks: 'strict' }));
        expect(error).toMatchObject({ category: 'protocol', issues: [{ path, rule }] });
      },
      { onDrift },
    );
  });

  it('takes a byte order mark off', async () => {
    await against([respond(200, '\ufeff{"id":"a"}')], async (_, client) => {
      expect(await call(client, tinyGet, { thing_id: 'a' }, { responseChecks: 'strict' })).toEqual({ id: 'a' });
    });
  });

  it('strict throws', async () => {
    await against([respond(200, '{"id":1}')], async (_, client) => {
      const error = await failure(call(client, operation, {}, { responseChecks: 'strict' }));
      expect(error).toMatchObject({ name: 'ProtocolError', issues: [{ path: '/id', rule: 'type' }] });
    });
  });

  it('off does not look', async () => {
    const onDrift = vi.fn();
    await against([respond(200, '{"id":1}')], (_, client) => call(client, operation, {}), {
      onDrift,
      responseChecks: 'off',
    });
    expect(onDrift).not.toHaveBeenCalled();
  });
});

describe('input that cannot be', () => {
  const strict: Operation<unknown, object> = {
    ...tinyCreate,
    validators: async () => ({ input: schema(() => z.strictObject({ prompt: z.string() })) }),
  };

  it.each([[null], [[]], ['text'], [undefined]])('%j is refused', async (input) => {
    expect(await failure(call(tinyClient(), strict, input))).toMatchObject({
      name: 'ValidationError',
      sent: 'no',
      attempts: 0,
      billable: 'no',
    });
  });

  it('names the misspelt property with its nearest neighbour, and sends nothing', async () => {
    await against([ok], async (server, client) => {
      const error = await failure(call(client, strict, { promt: 'x', prompt: 'y' }));
      expect(error.message).toContain("unknown property 'promt'; did you mean 'prompt'?");
      expect(server.requests).toEqual([]);
    });
  });

  it.each(['', '.', '..'])('the path parameter %j would be another path', async (thing_id) => {
    expect(await failure(call(tinyClient(), tinyGet, { thing_id }))).toMatchObject({ name: 'ValidationError' });
  });

  it('a path parameter with half a character is refused', async () => {
    expect(await failure(call(tinyClient(), tinyGet, { thing_id: '\ud800' }))).toMatchObject({
      name: 'ValidationError',
    });
  });

  it('extraBody may have a name that every object knows', async () => {
    await against([ok], async (server, client) => {
      await call(client, tinyCreate, {}, { extraBody: { constructor: 1 } });
      expect(server.requests[0]).toContain('{"constructor":1}');
    });
  });

  it('a property in both input and extraBody is refused', async () => {
    const error = await failure(call(tinyClient(), tinyCreate, { a: 1 }, { extraBody: { a: 2 } }));
    expect(error).toMatchObject({ name: 'ValidationError' });
  });

  it.each(['X-API-KEY', 'Host', 'bad name'])('the header %j cannot be set', async (name) => {
    const error = await failure(call(tinyClient(), tinyCreate, {}, { headers: { [name]: 'v' } }));
    expect(error).toMatchObject({ name: 'ConfigurationError' });
  });

  it('a misspelt option is named', async () => {
    const options = { retrys: 1 } as object; // what a caller without types would write
    expect((await failure(call(tinyClient(), tinyCreate, {}, options))).message).toContain('Did you mean retries?');
  });
});

describe('sending again', () => {
  const reset: Script = (socket) => socket.resetAndDestroy();

  it('a paid POST is not sent again after a reset', async () => {
    await against([reset, ok], async (server, client) => {
      const error = await failure(call(client, tinyCreate, {}));
      expect(error).toMatchObject({
        name: 'ConnectionError',
        sent: 'maybe',
        billable: 'maybe',
        retryable: false,
        attempts: 1,
        phase: 'headers',
      });
      expect(server.requests).toHaveLength(1);
    });
  });

  it('a read is', async () => {
    await against([reset, ok], async (server, client) => {
      const { response } = await call(client, tinyGet, { thing_id: 'a' }).withResponse();
      expect(response.attempts).toBe(2);
      expect(server.requests).toHaveLength(2);
    });
  });

  it('a paid POST is where the contract says always, after the wait that the provider asks for', async () => {
    const busy = respond(429, '{"error":"slow down"}', { 'retry-after': '0.05' });
    await against([busy, ok], async (server, client) => {
      const start = performance.now();
      await call(client, tinyCreate, {});
      expect(performance.now() - start).toBeGreaterThanOrEqual(45);
      expect(server.requests).toHaveLength(2);
    });
  });

  it('a paid POST is not after another transport failed without telling how far it came', async () => {
    const send = vi.fn(() => Promise.reject(new Error('broken')));
    const error = await failure(call(tinyClient({ transport: { send, close: async () => {} } }), tinyCreate, {}));
    expect(error).toMatchObject({ sent: 'maybe', billable: 'maybe', retryable: false });
    expect(send).toHaveBeenCalledOnce();
  });

  it('never is by more than the retries', async () => {
    await against([respond(429, '{}')], async (server, client) => {
      expect(await failure(call(client, tinyCreate, {}, { retries: 1 }))).toMatchObject({
        name: 'RateLimitError',
        attempts: 2,
        retryable: true,
      });
      expect(server.requests).toHaveLength(2);
    });
  });

  it('ends at once when the wait does not fit the deadline', async () => {
    await against([respond(429, '{}', { 'retry-after': '90' })], async (_, client) => {
      const error = await failure(call(client, tinyCreate, {}, { deadline: 1000 }));
      expect(error).toMatchObject({ name: 'RateLimitError', retryAfter: 90_000, attempts: 1 });
    });
  });

  it('a moment beyond the deadline is not waited for either', async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    await against([respond(429, '{}', { 'retry-after': at })], async (_, client) => {
      const error = await failure(call(client, tinyCreate, {}, { deadline: 1000 }));
      expect(error).toMatchObject({ name: 'RateLimitError', attempts: 1 });
      expect(error.retryAfter).toBeGreaterThan(80_000);
    });
  });

  it('a moment within the deadline is waited for', async () => {
    const at = Date.now() + 150;
    const busy = respond(429, '{}', { 'retry-after': new Date(at).toISOString() });
    await against([busy, ok], async (server, client) => {
      await call(client, tinyCreate, {});
      expect(Date.now()).toBeGreaterThanOrEqual(at - 1); // timers of Node may fire a millisecond early
      expect(server.requests).toHaveLength(2);
    });
  });

  it.each(['-5', 'NaN', 'Infinity', '1e3', '9'.repeat(30), 'soon', '5, 7', 'Wed, 21 Oct 2015 07:28:00 GMT', ''])(
    'a wait of %j is ignored: the back-off is as ever, and no error tells of it',
    async (wait) => {
      const busy = respond(429, '{}', { 'retry-after': wait });
      await against([busy, busy], async (server, client) => {
        const error = await failure(call(client, tinyCreate, {}, { retries: 1, deadline: 2000 }));
        expect(error).toMatchObject({ name: 'RateLimitError', attempts: 2 });
        expect(error).not.toHaveProperty('retryAfter');
        expect(server.requests).toHaveLength(2);
      });
    },
  );

  it('a request that surely was not sent may go again', async () => {
    const error = await failure(call(tinyClient({ baseUrl: 'http://127.0.0.1:1' }), tinyCreate, {}));
    expect(error).toMatchObject({
      name: 'ConnectionError',
      sent: 'no',
      billable: 'no',
      retryable: true,
      attempts: 3,
      phase: 'connect',
    });
  });
});

describe('the end of waiting', () => {
  const hang: Script = () => {};
  const half: Script = (socket) =>
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"a":');

  it.each([
    ['the header', hang, 'headers', 'maybe'],
    ['the body', half, 'body', 'yes'],
  ] as const)('the deadline ends the wait for %s', async (_, script, phase, sent) => {
    await against([script], async (_server, client) => {
      const error = await failure(call(client, tinyCreate, {}, { deadline: 60 }));
      expect(error).toMatchObject({ name: 'TimeoutError', category: 'timeout', phase, sent, billable: 'maybe' });
    });
  });

  const drips: Script = (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n');
    const timer = setInterval(() => socket.write(' '), 20);
    socket.on('close', () => clearInterval(timer));
  };

  it.each([
    ['its answer', () => {}, 'headers', 'maybe'],
    ['the end of a body that drips', drips, 'body', 'yes'],
  ] as const)(
    'an attempt has its own time for %s, and what was paid is not sent again',
    async (_, script, phase, sent) => {
      await against([script, ok], async (server, client) => {
        const error = await failure(call(client, tinyCreate, {}, { timeouts: { attempt: 90, body: 1000 } }));
        expect(error).toMatchObject({ name: 'TimeoutError', phase, sent, attempts: 1, billable: 'maybe' });
        expect(error.message).toContain('the attempt took longer than 90 ms');
        expect(server.requests).toHaveLength(1);
      });
    },
  );

  it('a read has its attempts one by one, all within the deadline', async () => {
    await against([() => {}, ok], async (server, client) => {
      expect(await call(client, tinyGet, { thing_id: 'a' }, { timeouts: { attempt: 90 } })).toEqual({ id: 'a' });
      expect(server.requests).toHaveLength(2);
    });
    await against([() => {}], async (_, client) => {
      const error = await failure(
        call(client, tinyGet, { thing_id: 'a' }, { timeouts: { attempt: 5000 }, deadline: 60 }),
      );
      expect(error.message).toContain('the deadline of 60 ms passed');
    });
  });

  it('says where the deadline caught a read, however safe it is to send again', async () => {
    await against([hang], async (_, client) => {
      const error = await failure(call(client, tinyGet, { thing_id: 'a' }, { deadline: 300 }));
      expect(error).toMatchObject({
        name: 'TimeoutError',
        phase: 'headers',
        attempts: 1,
        retryable: true,
        billable: 'no',
      });
    });
  });

  it('the deadline ends a body that is labelled gzip and is none', async () => {
    const mislabelled: Script = (socket) =>
      socket.write(
        Buffer.from(
          'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n2\r\n\x1f\x8b\r\n',
          'latin1',
        ),
      );
    await against([mislabelled], async (_, client) => {
      expect(await failure(call(client, tinyCreate, {}, { deadline: 60 }))).toMatchObject({
        name: 'TimeoutError',
        phase: 'body',
      });
    });
  });

  it.each([
    ['the header', hang],
    ['the body', half],
    ['the back-off', respond(429, '{}', { 'retry-after': '5' })],
  ] as const)('abort ends the wait for %s, keeps its reason and leaves no listener', async (_, script) => {
    await against([script], async (_server, client) => {
      const controller = new AbortController();
      const add = vi.spyOn(controller.signal, 'addEventListener');
      const remove = vi.spyOn(controller.signal, 'removeEventListener');
      const reason = new Error('enough');
      setTimeout(() => controller.abort(reason), 40);
      const start = performance.now();
      const error = await failure(call(client, tinyCreate, {}, { signal: controller.signal }));
      expect(AbortedError.is(error)).toBe(true);
      expect(error.cause).toBe(reason);
      expect(performance.now() - start).toBeLessThan(1000);
      expect(remove.mock.calls.length).toBeGreaterThanOrEqual(add.mock.calls.length);
    });
  });

  it('a signal that is aborted already sends nothing', async () => {
    await against([ok], async (server, client) => {
      const error = await failure(call(client, tinyCreate, {}, { signal: AbortSignal.abort(new Error('before')) }));
      expect(error).toMatchObject({ name: 'AbortedError', sent: 'no', attempts: 0 });
      expect(server.requests).toEqual([]);
    });
  });
});

describe('the key', () => {
  const secret = 'sk-tiny-secret-0000';

  it('is taken out of what the provider says, wherever it stands', async () => {
    const echo = respond(500, '{"error":"bad key sk-tiny-secret-0000 and \\u0073k-tiny-secret-0000"}', {
      'x-request-id': 'sk-tiny-secret-0000',
    });
    await against([echo], async (_, client) => {
      const error = await failure(call(client, tinyCreate, {}));
      const texts = [
        error.message,
        error.stack,
        JSON.stringify(error),
        inspect(error, { depth: 10, showHidden: true }),
        JSON.stringify(error.body),
      ];
      expect(texts.join()).toContain('[key]');
      expect(texts.join()).not.toContain('sk-tiny-secret');
    });
  });

  const shown = (value: unknown): string => inspect(value, { depth: 10, showHidden: true }) + JSON.stringify(value);

  it('is taken out of the header of a success', async () => {
    await against([respond(200, '{}', { 'x-echo': secret, 'x-request-id': secret })], async (_, client) => {
      const { response } = await call(client, tinyCreate, {}).withResponse();
      expect(response.headers.get('x-echo')).toBe('[key]');
      expect(shown(response)).not.toContain(secret);
    });
  });

  it('is taken out of what is wrong with an answer', async () => {
    const output = schema(() => z.looseObject({ id: z.enum(['a']) }));
    const operation = { ...tinyCreate, validators: async () => ({ output }) };
    const onDrift = vi.fn();
    const run = async (_: LoopbackServer, client: ReturnType<typeof tinyClient>): Promise<void> => {
      await call(client, operation, {});
      expect(onDrift).toHaveBeenCalledOnce();
      expect(shown(onDrift.mock.calls)).not.toContain(secret);
      expect(shown(await failure(call(client, operation, {}, { responseChecks: 'strict' })))).not.toContain(secret);
    };
    await against([respond(200, JSON.stringify({ id: secret }))], run, { onDrift });
  });

  it('is taken out of what is wrong with an input', async () => {
    const input = schema(() => z.strictObject({ model: z.enum(['a']) }));
    const operation = { ...tinyCreate, validators: async () => ({ input }) };
    expect(shown(await failure(call(tinyClient(), operation, { model: secret })))).not.toContain(secret);
    const apiKey = `${secret}-${'x'.repeat(40)}`;
    // Long values are cut, and what is left of the key is no less a secret.
    expect(shown(await failure(call(tinyClient({ apiKey }), operation, { model: apiKey })))).not.toContain(secret);
  });

  it('is not in the bytes that could not be parsed', async () => {
    const broken: Script = (socket) => socket.write(`HTTP/1.1 200 OK\r\nbad\x01: 1\r\nx-echo: ${secret}\r\n\r\n`);
    await against([broken], async (_, client) => {
      expect(shown(await failure(call(client, tinyCreate, {})))).not.toContain(secret);
    });
  });

  it('is taken out of what another transport says', async () => {
    const broken = Object.assign(new Error(`bad ${secret}`), { request: { headers: { 'x-api-key': secret } } });
    const transport = { send: () => Promise.reject(broken), close: async () => {} };
    const error = await failure(call(tinyClient({ transport }), tinyCreate, {}));
    expect(error.cause).toMatchObject({ message: 'bad [key]' });
    expect(shown(error)).not.toContain(secret);
  });

  it('is missed with the names of the variable and the option, before anything is sent', async () => {
    const error = await failure(call(tinyClient({ apiKey: '' }), tinyCreate, {}));
    expect(error).toMatchObject({ name: 'ConfigurationError' });
    expect(error.message).toContain('Tiny needs a key: set TINY_TEST_API_KEY or pass { apiKey }');
  });

  it('is not missed where none is needed', async () => {
    await against([ok], async (_, client) => call(client, { ...tinyCreate, auth: 'none' }, {}), { apiKey: '' });
  });
});
