import { expect, it } from 'vitest';
import { tinyProvider } from '../test-support/tiny-client.ts';
import { resolveClient } from './resolve-client-with-fetch.ts';

it('sends by fetch', async () => {
  const client = resolveClient(tinyProvider);
  expect(await client.transport()).toMatchObject({ send: expect.any(Function), close: expect.any(Function) });
  expect(client.definition).toBe(tinyProvider);
});

it('refuses a dispatcher, and names what there is instead', () => {
  const dispatcher = { dispatch: () => true };
  expect(() => resolveClient(tinyProvider, { dispatcher })).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: '[tiny] The option dispatcher is for Node, where requests travel by undici: pass { transport } here.',
      category: 'configuration',
      phase: 'configuration',
      provider: 'tiny',
    }),
  );
});
