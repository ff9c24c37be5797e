import { expect, it, vi } from 'vitest';
import type { CallOptions } from '../client/options.ts';
import type { Operation, OperationValidators } from '../operation.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { call } from './call.ts';

const withoutInput = { ...tinyGet, path: '/v1/things', parameters: [] };

/** How often the validators were loaded over two calls. */
async function loads(operation: Operation, options: CallOptions, input?: object): Promise<number> {
  await using server = await loopbackServer(respond(200, '{}'), respond(200, '{}'));
  const validators = vi.fn(async (): Promise<OperationValidators> => ({}));
  const client = tinyClient({ baseUrl: server.origin });
  const counted = { ...operation, validators };
  for (const _ of [1, 2]) await call(client, counted, input, options);
  await client.close();
  return validators.mock.calls.length;
}

it('validators are not loaded where nothing is checked', async () => {
  expect(await loads(withoutInput, { responseChecks: 'off' })).toBe(0);
});

it('they are for the answer', async () => {
  expect(await loads(withoutInput, { responseChecks: 'report' })).toBe(1);
});

it('they are for an input, whatever is done with the answer', async () => {
  expect(await loads(tinyCreate, { responseChecks: 'off' }, {})).toBe(1);
  expect(await loads(tinyGet, { responseChecks: 'off' }, { thing_id: 'a' })).toBe(1);
});
