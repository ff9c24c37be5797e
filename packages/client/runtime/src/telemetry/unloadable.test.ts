/** What tells of calls is loaded with the first call that has somebody to tell; in a page that may fail, as here. */
import { expect, it, vi } from 'vitest';
import { call } from '../call/call.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate } from '../test-support/tiny-client.ts';

vi.mock('./write-line.ts', () => {
  throw new TypeError('offline');
});

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

it('a call whose log cannot be loaded is carried out without one', async () => {
  await using server = await loopbackServer(respond(200, '{"a":1}'));
  const client = tinyClient({ baseUrl: server.origin, logger, logLevel: 'debug' });
  await expect(call(client, tinyCreate, {})).resolves.toEqual({ a: 1 });
  expect(logger.debug).not.toHaveBeenCalled();
});

it('and where it fails, it does so for its own reason', async () => {
  await using server = await loopbackServer(respond(406, '{"error":"no credit"}'));
  const client = tinyClient({ baseUrl: server.origin, logger, logLevel: 'debug' });
  await expect(call(client, tinyCreate, {})).rejects.toThrow('no credit');
  expect(logger.error).not.toHaveBeenCalled();
});
