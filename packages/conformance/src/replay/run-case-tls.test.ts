import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { tlsKinds } from '../cases/tls-kind.ts';
import { byUndici } from '../client-program/by-undici.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import { RawServer } from '../wire/raw-server.ts';
import { runCase } from './run-case.ts';
import { madeCase } from './test-support/made-case.ts';

/** A client that asks over TLS as Node does by itself. */
class Acme {
  readonly #baseUrl: string;

  constructor(options: Record<string, unknown>) {
    this.#baseUrl = String(options.baseUrl);
  }

  call(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    get(`${this.#baseUrl}/a`, { agent: false }, (answer) => resolve(text(answer))).on('error', (cause) => {
      const told = { name: 'ConnectionError', category: 'connection', retryable: false, billable: 'no', attempts: 1 };
      reject(Object.assign(new Error('no connection', { cause }), told));
    });
    return promise;
  }
}

let server: RawServer;

beforeAll(async () => {
  server = await RawServer.listen('.');
});

afterAll(() => server.close());

async function problems(parts: Partial<ConformanceCase>): Promise<readonly string[]> {
  const transport = { ...byUndici, closes: false };
  const client = new InProcessClient({ loadClient: async () => Acme, transport });
  try {
    return (await runCase(madeCase('a', parts), { client, filesDirectory: '.', server })).problems;
  } finally {
    await client.end();
  }
}

test('a valid TLS server is trusted, and the exchange is played over it', async () => {
  const request = { method: 'GET', path: '/a' };
  const exchange = [{ request, steps: [{ respond: { status: 200, text: '{{origin}}' } }] }];
  expect(await problems({ tls: 'valid', exchange, expect: { value: '{{origin-tls}}' } })).toEqual([]);
});

const refused = tlsKinds.filter((kind) => kind !== 'valid');

test.each(refused)('a TLS server that is %s is not, and the attempts are counted', async (tls) => {
  const error = { class: 'ConnectionError', category: 'connection', retryable: false, billable: 'no' } as const;
  expect(await problems({ tls, expect: { error: { ...error, attempts: 1 } } })).toEqual([]);
  const twice = await problems({ tls, expect: { error: { ...error, attempts: 2 } } });
  expect(twice).toContain('expected 2 TLS handshakes, saw 1');
});
