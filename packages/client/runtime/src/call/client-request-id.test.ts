import { expect, it } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import { tinyClient, tinyProvider } from '../test-support/tiny-client.ts';
import { clientRequestId } from './client-request-id.ts';

const client = tinyClient();

it.each(['a', 'A.b_c:d-9', 'x'.repeat(128)])('takes the id %s as it is', (id) => {
  expect(clientRequestId(client, id)).toBe(id);
});

it.each(['', 'x'.repeat(129), 'a b', 'ä', 'a\n', '/a'])('refuses %j, and says what an id is made of', (id) => {
  expect(() => clientRequestId(client, id)).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: '[tiny] The option clientRequestId must be 1 to 128 letters, digits, ".", "_", ":" or "-".',
      category: 'configuration',
      phase: 'configuration',
    }),
  );
});

it('makes one up where none is given, another each time', () => {
  const [one, other] = [clientRequestId(client, undefined), clientRequestId(client, undefined)];
  expect(one).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(other).not.toBe(one);
});

it('there is none where the provider takes none', () => {
  const contract = { ...client.contract, meta: {} };
  const without = resolveClient({ ...tinyProvider, contract }, {});
  expect(clientRequestId(without, undefined)).toBeUndefined();
  expect(clientRequestId(without, 'me-1')).toBeUndefined();
});
