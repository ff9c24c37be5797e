import { expect, test } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import { openGet, openProvider } from '../test-support/open-client.ts';
import { baseOf } from './base-of.ts';

const client = resolveClient({ ...openProvider, baseUrl: 'https://api.example/v1/' }, {});

function base(server: string): URL {
  return baseOf({ client, operation: { ...openGet, server } });
}

test.each([
  ['https://other.example/v2', 'https://other.example/v2'],
  ['http://127.0.0.1:1/v2', 'http://127.0.0.1:1/v2'],
  ['/v3', 'https://api.example/v3'],
])('the server %s is at %s', (server, address) => {
  expect(base(server).href).toBe(address);
});

test.each([
  ['http://other.example', 'The server of this operation must be https, got http://other.example: pass { baseUrl }.'],
  ['ftp://127.0.0.1', 'The server of this operation must be https, got ftp://127.0.0.1: pass { baseUrl }.'],
  ['https://[oops', 'The server of this operation, https://[oops, is no address: pass { baseUrl }.'],
])('the server %s is refused', (server, message) => {
  expect(() => base(server)).toThrow(
    expect.objectContaining({
      ...{ name: 'ConfigurationError', category: 'configuration', phase: 'configuration' },
      ...{ provider: 'open', operation: 'things.read', message: expect.stringContaining(message) },
    }),
  );
});
