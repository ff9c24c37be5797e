import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { byUndici } from '../client-program/by-undici.ts';
import type { ClientTransport } from '../client-program/client-transport.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import type { ClientConstructor } from '../providers/client-constructor.ts';
import { RawServer } from '../wire/raw-server.ts';
import { runCase } from './run-case.ts';
import { madeCase } from './test-support/made-case.ts';

const filesDirectory = mkdtempSync(join(tmpdir(), 'limner-files-'));
writeFileSync(join(filesDirectory, 'three.bin'), new Uint8Array([1, 2, 3]));
afterAll(() => rmSync(filesDirectory, { recursive: true }));

type Method = (...values: unknown[]) => unknown;

/** A client with one method, which is given the client's options. */
function clientWith(method: (options: Record<string, unknown>) => Method): ClientConstructor {
  return class {
    readonly call: Method;

    constructor(options: Record<string, unknown>) {
      this.call = method(options);
    }
  };
}

async function problems(
  Client: ClientConstructor,
  parts: Partial<ConformanceCase>,
  // Most of these clients have no close().
  transport: ClientTransport = { ...byUndici, closes: false },
): Promise<readonly string[]> {
  const client = new InProcessClient({ loadClient: async () => Client, transport });
  const server = await RawServer.listen(filesDirectory);
  try {
    return (await runCase(madeCase('a', parts), { client, filesDirectory, server })).problems;
  } finally {
    await server.close();
    await client.end();
  }
}

const download = (baseUrl: unknown): Promise<Buffer> =>
  new Promise((resolve) => {
    // The server ends what a test leaves open.
    get(`${String(baseUrl)}/a`, (answer) => resolve(buffer(answer))).on('error', () => {});
  });

/** An image that is fetched once. */
function imageOf(baseUrl: unknown): object {
  let loading: Promise<Buffer> | undefined;
  const bytes = (): Promise<Buffer> => {
    loading ??= download(baseUrl);
    return loading;
  };
  const base64 = async (): Promise<string> => (await bytes()).toString('base64');
  return { bytes, base64, blob: async () => new Blob([new Uint8Array(await bytes())]) };
}

const request = { method: 'GET', path: '/a' };

test('images are read where the case states their bytes', async () => {
  const Client = clientWith(({ baseUrl }) => () => ({ images: [imageOf(baseUrl)], body: { a: 1 } }));
  const exchange = [{ request, steps: [{ respond: { status: 200, file: 'three.bin' } }] }];
  expect(await problems(Client, { exchange, expect: { images: [{ base64: 'AQID' }] } })).toEqual([]);
  expect(await problems(Client, { expect: { images: [{}], value: { a: 1 } } })).toEqual([]);
});

test('an error while an image is read is the outcome', async () => {
  const refused = Object.assign(new Error('gone'), {
    name: 'NotFoundError',
    category: 'not_found',
    retryable: false,
    billable: 'no',
  });
  const Client = clientWith(() => () => ({ images: [{ bytes: () => Promise.reject(refused) }] }));
  const error = { class: 'NotFoundError', category: 'not_found', retryable: false, billable: 'no' } as const;
  expect(await problems(Client, { expect: { images: [{ file: 'three.bin' }], error } })).toEqual([]);
});

test('the response is asked for where the case expects it', async () => {
  const both = { data: 1, response: { status: 200 } };
  const Client = clientWith(() => () => ({ withResponse: () => Promise.resolve(both) }));
  expect(await problems(Client, { expect: { value: 1, response: { status: 200 } } })).toEqual([]);
  expect(await problems(Client, { expect: { value: 1, response: { status: 201 } } })).toEqual([
    'response /status: expected 201, got 200',
  ]);
});

test('an input may name a file or hold bytes', async () => {
  const Client = clientWith(
    () => (input, _options) => Buffer.from((input as { data: Uint8Array }).data).toString('hex'),
  );
  const value = '010203';
  for (const data of [{ $file: 'three.bin' }, { $base64: 'AQID' }]) {
    expect(await problems(Client, { call: { method: 'call', input: { data } }, expect: { value } })).toEqual([]);
  }
});

test('options come second where an input has a default', async () => {
  const id = (options: unknown): unknown => (options as { clientRequestId: string }).clientRequestId;
  const optional = clientWith(
    () =>
      (_input = {}, options?: unknown) =>
        id(options),
  );
  const without = clientWith(() => (options) => id(options));
  expect(await problems(optional, { expect: { value: 'limner-test' } })).toEqual([]);
  expect(await problems(without, { expect: { value: 'limner-test' } })).toEqual([]);
});

test('options of the case stand before those of the runner', async () => {
  const Client = clientWith((options) => () => [options.retries, options.deadline]);
  expect(await problems(Client, { client: { retries: 3 }, expect: { value: [3, 5000] } })).toEqual([]);
});

test('a connection that the client forgets is told', async () => {
  const Client = clientWith(({ baseUrl }) => () => {
    void download(baseUrl);
    return new Promise((resolve) => setTimeout(resolve, 400, 1));
  });
  const exchange = [{ request, steps: [{ hang: true as const }] }];
  expect(await problems(Client, { exchange })).toEqual(['1 connections left open after the call gave them up']);
});

test('a method that is not there is told', async () => {
  const Client = clientWith(() => () => 1);
  expect(await problems(Client, { call: { method: 'images.generate' } })).toEqual([
    'no error expected, got TypeError: the client has no method images.generate (there: call)',
  ]);
});

test.each([{ server: 'china' }, { baseUrl: 'https://api.example.com' }])(
  'with %j nothing reaches a host',
  async (client) => {
    const Client = clientWith(
      ({ transport }) =>
        () =>
          (transport as { send: () => Promise<void> }).send(),
    );
    expect((await problems(Client, { client }))[0]).toContain('may not reach a real host');
  },
);

test('the same failure is told in the same words on each run', async () => {
  const Client = clientWith(
    ({ baseUrl }) =>
      () =>
        baseUrl,
  );
  expect(await problems(Client, {})).toEqual(['value: expected 1, got "http://{{host}}"']);
});

test('calls beside run on the same client, and begin before', async () => {
  const Client = clientWith(({ baseUrl }) => async (input) => {
    await download(baseUrl);
    return input;
  });
  const steps = [{ respond: { status: 200 } }];
  const beside = [{ call: { method: 'call', input: 'first' }, expect: { value: 'first' } }];
  const call = { method: 'call', input: 'second' };
  const exchange = [
    { request, steps },
    { request, steps },
  ];
  expect(await problems(Client, { beside, call, exchange, expect: { value: 'second' } })).toEqual([]);
  const other = [{ ...beside[0], call: { method: 'call' }, expect: { value: 'third' } }];
  expect((await problems(Client, { beside: other, call, exchange, expect: { value: 'second' } }))[0]).toMatch(
    /^call 1 beside: value: expected "third"/,
  );
});

test('more requests at once than the case says are told', async () => {
  const Client = clientWith(({ baseUrl }) => async () => {
    await Promise.all([download(baseUrl), download(baseUrl)]);
    return 1;
  });
  const steps = [{ delay: '20ms' }, { respond: { status: 200 } }];
  const exchange = [
    { request, steps },
    { request, steps },
  ];
  expect(await problems(Client, { exchange, atOnce: 2 })).toEqual([]);
  expect(await problems(Client, { exchange, atOnce: 1 })).toEqual([
    'requests under way at once: expected 1 at most, saw 2',
  ]);
});

test('a key that goes to another host is told', async () => {
  const Client = clientWith(({ apiKey }) => async (url) => {
    await fetch(`${String(url)}/a?k=${String(apiKey)}`);
    return 1;
  });
  const steps = [{ respond: { status: 200 } }];
  const expected = {
    method: 'GET',
    path: '/a',
    query: { k: 'test-key-0000' },
    present: ['accept-language', 'sec-fetch-mode'],
  };
  const parts = {
    call: { method: 'call', input: '{{elsewhere}}' },
    exchange: [{ request: expected, steps, elsewhere: true as const }],
  };
  expect(await problems(Client, parts)).toEqual(['request 1: holds a secret, and went to another host']);
});

test('a network that fails is reached where the case says, as often as it says', async () => {
  const Client = clientWith(({ dispatcher, baseUrl }) => async () => {
    const { promise, reject } = Promise.withResolvers<never>();
    // What a client does with a dispatcher of undici.
    (dispatcher as { dispatch: (options: object, handler: object) => void }).dispatch(
      { origin: 'https://a.example' },
      { onResponseError: (_: unknown, error: Error) => reject(error) },
    );
    await promise.catch((error: Error) => expect(error).toMatchObject({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }));
    return baseUrl ?? 1;
  });
  const network = { host: 'https://a.example', code: 'ENOTFOUND', syscall: 'getaddrinfo' };
  expect(await problems(Client, { network })).toEqual([]);
  expect(await problems(Client, { network: { ...network, tried: 2 } })).toEqual(['expected 2 tries, saw 1']);
  expect(await problems(Client, { network: { ...network, host: 'https://b.example' } })).toEqual([
    'expected a request to https://b.example, it went to https://a.example',
  ]);
  const idle = clientWith(() => () => 1);
  expect(await problems(idle, { network })).toEqual(['expected a request to https://a.example, none was made']);
});

test('a call that takes longer than the case allows is told', async () => {
  const Client = clientWith(() => () => new Promise((resolve) => setTimeout(resolve, 40, 1)));
  expect(await problems(Client, { expect: { value: 1, within: '2s' } })).toEqual([]);
  expect((await problems(Client, { expect: { value: 1, within: '10ms' } }))[0]).toMatch(/expected 10ms or less$/);
});

test('a call that takes more memory than the case allows is told', async () => {
  const Client = clientWith(() => () => Buffer.alloc(200_000_000, 1).length / 200_000_000);
  expect(await problems(Client, { expect: { value: 1, memory: '900MB' } })).toEqual([]);
  expect((await problems(Client, { expect: { value: 1, memory: '50MB' } }))[0]).toMatch(
    /^memory: grew by \d+MB, expected 50MB or less$/,
  );
});

test('calls before are made one after another, on the same client', async () => {
  let calls = 0;
  const Client = clientWith(() => () => {
    calls += 1;
    return calls;
  });
  const before = [1, 2].map((value) => ({ call: { method: 'call' }, expect: { value } }));
  expect(await problems(Client, { before, expect: { value: 3 } })).toEqual([]);
  calls = 1;
  expect(await problems(Client, { before, expect: { value: 4 } })).toEqual([
    'call 1 before: value: expected 1, got 2',
    'call 2 before: value: expected 2, got 3',
  ]);
});

test('a promise that nobody waits for is told', async () => {
  const Client = clientWith(() => () => {
    void Promise.reject(new RangeError('forgotten'));
    return 1;
  });
  // The runner of tests hears of it too, and would fail the run.
  const heard = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const found = await problems(Client, {});
  for (const listener of heard) process.on('unhandledRejection', listener);
  expect(found).toEqual(['an unhandled rejection, of this case or of one beside it: RangeError: forgotten']);
});

test('a client that does not close, and one that leaves a connection open, are told', async () => {
  const closing = (close: () => Promise<void>): ClientConstructor =>
    class {
      readonly close = close;
      readonly call: Method;
      constructor({ baseUrl }: Record<string, unknown>) {
        this.call = async () => {
          // Kept open by the agent, which is never closed.
          await new Promise((resolve) => get(`${String(baseUrl)}/a`, { agent }, (answer) => resolve(buffer(answer))));
          return 1;
        };
      }
    };
  const agent = new Agent({ keepAlive: true });
  const exchange = [{ request, steps: [{ respond: { status: 200, text: '' } }] }];
  const forgetful = closing(async () => {});
  expect(await problems(forgetful, { exchange }, byUndici)).toEqual(['1 connections left after the client was closed']);
  const stuck = closing(() => new Promise(() => {}));
  expect((await problems(stuck, { exchange }, byUndici))[0]).toBe('the client did not close within 1000 ms');
  agent.destroy();
});
