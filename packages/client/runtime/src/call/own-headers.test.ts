import { expect, it } from 'vitest';
import { tinyClient, tinyCreate } from '../test-support/tiny-client.ts';
import { isFreeHeader, isHeaderValue, ownHeaders } from './own-headers.ts';

const client = tinyClient();

function own(headers: Record<string, string> | undefined): Record<string, string> {
  return ownHeaders({ client, operation: tinyCreate, options: { headers } });
}

const framing = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'expect', 'te'];

it('keeps what the caller gives, its names in lower case', () => {
  expect(own({ 'X-Mine': 'a\tb é', Accept: '*/*', '!#$%': '' })).toEqual({
    'x-mine': 'a\tb é',
    accept: '*/*',
    '!#$%': '',
  });
  expect(own(undefined)).toEqual({});
});

it.each<[string, string, string]>([
  ['X-Api-Key', 'v', 'The option headers cannot set x-api-key: pass the key as { apiKey }.'],
  ...[...framing, 'trailer'].map((name): [string, string, string] => [
    name.toUpperCase(),
    'v',
    `The option headers cannot set ${name}: it belongs to the connection.`,
  ]),
  ['a b', 'v', 'The option headers holds a name that no header field can have.'],
  ['b:', 'v', 'The option headers holds a name that no header field can have.'],
  ['', 'v', 'The option headers holds a name that no header field can have.'],
  ['X-Mine', 'a\nb', 'The option headers holds a value for x-mine that no header field can have.'],
])('refuses %j: %j', (name, value, message) => {
  expect(() => own({ 'x-first': '1', [name]: value })).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: `[tiny things.create] ${message}`,
      category: 'configuration',
      phase: 'configuration',
      provider: 'tiny',
      operation: 'things.create',
    }),
  );
});

it.each([
  ['x-mine', true],
  ['X-Mine', true],
  ['Host', false],
  ['TE', false],
  ['Content-Type', false],
  ['a b', false],
  ['é', false],
])('a parameter can travel as the header field %s: %j', (name, free) => {
  expect(isFreeHeader(name)).toBe(free);
});

it.each([
  ['', true],
  ['\t ~\u0080\u00ff', true],
  ['a\u007f', false],
  ['a\rb', false],
  ['a\u0000', false],
  ['\u0100', false],
  ['\nb', false],
])('%j can be the value of a header field: %j', (text, fits) => {
  expect(isHeaderValue(text)).toBe(fits);
});
