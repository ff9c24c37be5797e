import { expect, it, vi } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import type { ProviderContract } from '../operation.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyProvider } from '../test-support/tiny-client.ts';
import { call } from './call.ts';

const { contract } = tinyClient();

async function against(
  load: () => Promise<ProviderContract>,
  run: (make: () => Promise<unknown>, requests: readonly unknown[]) => Promise<void>,
): Promise<void> {
  await using server = await loopbackServer(respond(406, '{"error":"no credits"}'));
  const client = resolveClient({ ...tinyProvider, contract: load }, { apiKey: 'sk-tiny', baseUrl: server.origin });
  await run(() => call(client, tinyCreate, {}), server.requests);
  await client.close();
}

it('a contract is loaded with the first call, once', async () => {
  const load = vi.fn(async () => contract);
  await against(load, async (make) => {
    expect(load).not.toHaveBeenCalled();
    for (const _ of [1, 2]) await expect(make()).rejects.toMatchObject({ name: 'InsufficientCreditsError' });
    expect(load).toHaveBeenCalledOnce();
  });
});

it('one that cannot be loaded ends the call before anything is sent, and the next call tries again', async () => {
  const load = vi.fn(async () => contract).mockRejectedValueOnce(new TypeError('offline'));
  await against(load, async (make, requests) => {
    await expect(make()).rejects.toMatchObject({ name: 'ConnectionError', sent: 'no', retryable: true });
    expect(requests).toEqual([]);
    await expect(make()).rejects.toMatchObject({ name: 'InsufficientCreditsError' });
  });
});
