import { expect, it, vi } from 'vitest';
import { call } from '../call/call.ts';
import { tinyCreate, tinyProvider } from '../test-support/tiny-client.ts';
import type { Transport } from '../transport/transport.ts';
import { createClient } from './create-client.ts';

const answering: Transport = {
  send: async () => ({
    status: 200,
    headers: new Headers({ 'content-type': 'application/json' }),
    body: (async function* () {
      yield Buffer.from('{}');
    })(),
    discard: () => {},
  }),
  close: async () => {},
};

it('a transport that could not be loaded is loaded again, for nothing was sent', async () => {
  const loadTransport = vi
    .fn<() => Promise<Transport>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValue(answering);
  const options = { apiKey: 'sk-tiny-secret-0000', backoff: { first: 1, most: 1 } };
  const client = createClient({ definition: tinyProvider, options, loadTransport });
  const { response } = await call(client, tinyCreate, {}).withResponse();
  expect(response.attempts).toBe(2);
});
