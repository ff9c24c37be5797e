import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { byUndici } from '../client-program/by-undici.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import { runCases } from './run-cases.ts';
import { madeCase } from './test-support/made-case.ts';

/** Where each case was played, in order. */
const origins: string[] = [];

class Acme {
  readonly #baseUrl: string;

  constructor(options: Record<string, unknown>) {
    this.#baseUrl = String(options.baseUrl);
    origins.push(this.#baseUrl);
  }

  call(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    get(`${this.#baseUrl}/a`, { agent: false }, (answer) => resolve(text(answer))).on('error', reject);
    return promise;
  }
}

afterEach(() => {
  origins.length = 0;
});

async function play(clients: readonly object[], concurrency: number): Promise<readonly boolean[]> {
  const client = new InProcessClient({ loadClient: async () => Acme, transport: { ...byUndici, closes: false } });
  const cases = clients.map((options, index) =>
    madeCase(`${index}`, {
      client: { ...options },
      exchange: [{ request: { method: 'GET', path: '/a' }, steps: [{ respond: { status: 200, text: `${index}` } }] }],
      expect: { value: `${index}` },
    }),
  );
  try {
    return (await runCases({ cases, client, filesDirectory: '.', concurrency })).map(({ passed }) => passed);
  } finally {
    await client.end();
  }
}

test('cases are played one after the other on one server for each that plays', async () => {
  expect(await play([{}, {}, {}, {}, {}, {}], 2)).toEqual([true, true, true, true, true, true]);
  expect(new Set(origins).size).toBe(2);
});

test('a case with limits has a host of its own: a client keeps limits by host, beyond its end', async () => {
  const limited = [{ concurrency: 1 }, { rateLimit: { requests: 1, per: 700 } }];
  expect(await play([{}, ...limited, {}], 1)).toEqual([true, true, true, true]);
  const [first, second, third, last] = origins;
  expect(new Set([first, second, third]).size).toBe(3);
  expect(last).toBe(first);
});
