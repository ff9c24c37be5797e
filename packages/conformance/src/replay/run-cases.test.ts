import { expect, test } from 'vitest';
import { byUndici } from '../client-program/by-undici.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import { runCases } from './run-cases.ts';
import { madeCase } from './test-support/made-case.ts';

test('cases share a server, but one that sets a limit has a host of its own', async () => {
  const hosts: unknown[] = [];
  class Acme {
    constructor({ baseUrl }: Record<string, unknown>) {
      hosts.push(baseUrl);
    }
    call(): number {
      return 1;
    }
  }
  const client = new InProcessClient({ loadClient: async () => Acme, transport: byUndici });
  const limits = [{}, { concurrency: 1 }, {}, { rateLimit: { requests: 1, per: 700 } }];
  const cases = limits.map((limit, index) => madeCase(`c${index}`, { client: limit }));
  const results = await runCases({ cases, client, filesDirectory: '.', concurrency: 1 });
  await client.end();
  expect(results.map(({ passed }) => passed)).toEqual([true, true, true, true]);
  const [first, second, third, fourth] = hosts;
  expect(third).toBe(first);
  expect(new Set([first, second, fourth]).size).toBe(3);
});
