import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import type { ProviderContract } from '../operation.ts';
import { tinyCreate, tinyProvider } from '../test-support/tiny-client.ts';
import type { Transport } from '../transport/transport.ts';
import { createClient } from './create-client.ts';
import type { ClientOptions } from './options.ts';
import type { ResolvedClient } from './resolved-client.ts';

const here = new URL('https://api.tiny.example/v1');

function stubTransport(): Transport & { readonly close: ReturnType<typeof vi.fn<() => Promise<void>>> } {
  return { send: () => Promise.reject(new Error('not to be sent')), close: vi.fn(async () => {}) };
}

function make(
  options: ClientOptions = {},
  loadTransport: () => Promise<Transport> = async () => stubTransport(),
  definition = tinyProvider,
): ResolvedClient {
  return createClient({ definition, options: { apiKey: 'sk-tiny', ...options }, loadTransport });
}

it('prints its provider and where it is', () => {
  expect(inspect(make())).toBe('ResolvedClient {"provider":"tiny","baseUrl":"https://api.tiny.example/"}');
});

it('the transport is loaded once, when it is first asked for, and is at hand from then on', async () => {
  const transport = stubTransport();
  const load = vi.fn(async () => transport);
  const client = make({}, load);
  expect(load).not.toHaveBeenCalled();
  expect(client.loadedTransport).toBeUndefined();
  const both = [client.transport(), client.transport()];
  expect(await Promise.all(both)).toEqual([transport, transport]);
  expect(client.loadedTransport).toBe(transport);
  expect(load).toHaveBeenCalledOnce();
});

it('a transport that cannot be loaded has sent nothing, and says why', async () => {
  const cause = new TypeError('offline');
  const client = make({}, () => Promise.reject(cause));
  await expect(client.transport()).rejects.toMatchObject({
    name: 'TransportFault',
    failure: 'unreachable',
    sent: 'no',
    message: 'the transport could not be loaded',
    cause,
  });
});

it('closes the transport that it loaded, not one that was handed in, and none before there is one', async () => {
  const [own, given] = [stubTransport(), stubTransport()];
  const load = vi.fn(async () => own);
  const client = make({}, load);
  await client.close();
  expect(load).not.toHaveBeenCalled();
  await client.transport();
  await client.close();
  expect(own.close).toHaveBeenCalledOnce();
  const other = make({ transport: given }, load);
  await other.transport();
  await other.close();
  expect(given.close).not.toHaveBeenCalled();
  expect(load).toHaveBeenCalledOnce();
});

it('turns are for the host of the API, and for clients with limits', async () => {
  const limited = make({ concurrency: 1 });
  const turns = limited.turns(here);
  expect(turns).toBeInstanceOf(Promise);
  expect(limited.turns(here)).toBe(turns);
  expect(limited.turns(new URL('https://elsewhere.example/'))).toBeUndefined();
  expect(make().turns(here)).toBeUndefined();
  await turns;
});

it('clients of several keys share their turns where they have all of them in common', async () => {
  const auth = {
    scheme: 'several',
    schemes: { a: { type: 'bearer', env: 'NO_A' }, b: { type: 'bearer', env: 'NO_B' } },
    security: [],
  } as const;
  const turns = (a: string, b: string): unknown =>
    createClient({
      definition: { ...tinyProvider, auth },
      options: { credentials: { a, b }, concurrency: 1 },
      loadTransport: async () => stubTransport(),
    }).turns(here);
  const one = await turns('key-a', 'key-b');
  expect(await turns('key-a', 'key-b')).toBe(one);
  expect(await turns('key-a', 'key-c')).not.toBe(one);
  expect(await turns('key-ak', 'ey-b')).not.toBe(one);
});

it('a queue that cannot be loaded has sent nothing, and is loaded again the next time', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest').mockRejectedValueOnce(new Error('no crypto'));
  const client = make({ concurrency: 1 });
  await expect(client.turns(here)).rejects.toMatchObject({
    failure: 'unreachable',
    sent: 'no',
    message: 'the queue for concurrency and rateLimit could not be loaded',
    cause: new Error('no crypto'),
  });
  await expect(client.turns(here)).resolves.toBeDefined();
  digest.mockRestore();
});

it('has its contract once it was loaded, once', async () => {
  const load = vi.fn(async () => tinyProvider.contract as ProviderContract); // it is one, as is seen there
  const client = make({}, undefined, { ...tinyProvider, contract: load });
  expect(client.isReady).toBe(false);
  expect(() => client.contract).toThrow('The contract was used before a call had loaded it.');
  await client.makeReady(tinyCreate.id);
  expect(client.isReady).toBe(true);
  expect(client.contract).toBe(tinyProvider.contract);
});

it('a contract that is there need not be loaded', async () => {
  const client = make();
  expect(client.isReady).toBe(true);
  await client.makeReady(tinyCreate.id);
  expect(client.contract).toBe(tinyProvider.contract);
});

it('names itself as the place of an error in loading', async () => {
  const client = make({}, undefined, { ...tinyProvider, contract: () => Promise.reject(new TypeError('offline')) });
  await expect(client.makeReady(tinyCreate.id)).rejects.toMatchObject({
    name: 'ConnectionError',
    provider: 'tiny',
    operation: 'things.create',
    cause: new TypeError('offline'),
  });
});

it('a credential is there by the name of its scheme', () => {
  expect(make().credential('')).toBe('sk-tiny');
  expect(make().credential('other')).toBeUndefined();
});

it('keeps what the caller said of the address', () => {
  expect(make().ownAddress).toBe(false);
  expect(make({ baseUrl: 'https://x.example' }).ownAddress).toBe(true);
  expect(make({ serverVariables: {} }).serverVariables).toEqual({});
});
