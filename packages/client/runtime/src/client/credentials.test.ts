import { afterEach, expect, it, vi } from 'vitest';
import type { Auth, ProviderDefinition, SecurityScheme } from '../operation.ts';
import { tinyProvider } from '../test-support/tiny-client.ts';
import { basicText } from './basic-text.ts';
import { keyHeaders } from './key-headers.ts';
import { keyRedactor } from './key-redactor.ts';
import { keySource } from './key-source.ts';
import type { ClientOptions } from './options.ts';
import { readCredentials } from './read-credentials.ts';
import { readLog } from './read-log.ts';
import { requireNode } from './require-node.ts';
import { resolveClient } from './resolve-client.ts';

const header: SecurityScheme = { type: 'apiKey', in: 'header', name: 'X-One', env: 'ONE_KEY' };
const query: SecurityScheme = { type: 'apiKey', in: 'query', name: 'key', env: 'TWO_KEY' };
const basic: SecurityScheme = { type: 'basic', env: 'BASIC_KEY' };
const bearer: SecurityScheme = { type: 'bearer', env: 'BEARER_KEY' };

afterEach(() => {
  vi.unstubAllEnvs();
});

function several(schemes: Record<string, SecurityScheme>): ProviderDefinition & { readonly auth: Auth } {
  return { ...tinyProvider, auth: { scheme: 'several', schemes, security: [[]] } };
}

function read(schemes: Record<string, SecurityScheme>, options: ClientOptions): object {
  return Object.fromEntries(readCredentials(several(schemes), options));
}

it('takes each credential by the name of its scheme, from the option or from its variable', () => {
  vi.stubEnv('TWO_KEY', ' from-two\n');
  vi.stubEnv('BEARER_KEY', '  ');
  const schemes = { one: header, two: query, basic, bearer };
  expect(read(schemes, { credentials: { one: 'key-one', basic: 'käthe:pass word' } })).toEqual({
    one: 'key-one',
    two: 'from-two',
    basic: 'käthe:pass word',
  });
  expect(read({ one: header }, { apiKey: 'key' })).toEqual({ one: 'key' });
  expect(read({ basic }, {})).toEqual({});
});

const blank = 'holds a blank, a line break or another character that no key has';

it.each<[string, Record<string, SecurityScheme>, ClientOptions, string]>([
  [
    'a name that is near one',
    { one: header },
    { credentials: { onee: 'x' } },
    "Unknown name 'onee' in the option credentials. Did you mean one?",
  ],
  ['a name that is near none', { one: header }, { credentials: { quite_other: 'x' } }, 'Known names: one.'],
  [
    'a name that is near none of two',
    { one: header, two: query },
    { credentials: { quite_other: 'x' } },
    'Known names: one, two.',
  ],
  ['a name where there is none', {}, { credentials: { a: 'x' } }, 'Known names: none.'],
  ['a long name', { one: header }, { credentials: { ['q'.repeat(50)]: 'x' } }, `Unknown name '${'q'.repeat(40)}' in`],
  ['a key where none is taken', {}, { apiKey: 'x' }, 'This API takes no key: leave apiKey out.'],
  [
    'one key of several',
    { one: header, two: query },
    { apiKey: 'x' },
    'This API knows several kinds of keys: pass { credentials } with any of one, two.',
  ],
  [
    'a key in both',
    { one: header },
    { apiKey: 'x', credentials: { one: 'y' } },
    'Give apiKey or credentials, not both.',
  ],
  ['a key with a blank', { one: header }, { apiKey: 'a b' }, `The key in the option apiKey ${blank}. Copy it again.`],
  [
    'a key with its word',
    { one: header },
    { apiKey: 'bearer x' },
    `${blank}. Leave the word "Bearer" out. Copy it again.`,
  ],
  [
    'a named key with a blank',
    { one: header },
    { credentials: { one: 'a b' } },
    'The key in the option credentials.one holds',
  ],
  [
    'no user',
    { basic },
    { credentials: { basic: 'user' } },
    'credentials.basic is no user:password in one line. Copy it again.',
  ],
  ['two lines', { basic }, { credentials: { basic: 'user:a\nb' } }, 'is no user:password in one line.'],
  ['a user in two lines', { basic }, { credentials: { basic: 'us\ner:a' } }, 'is no user:password in one line.'],
])('refuses %s', (_, schemes, options, text) => {
  expect(() => read(schemes, options)).toThrow(
    expect.objectContaining({
      category: 'configuration',
      phase: 'configuration',
      provider: 'tiny',
      message: expect.stringContaining(text),
    }),
  );
});

it('does not speak of the word "Bearer" where a key merely holds it', () => {
  expect(() => read({ one: header }, { apiKey: 'my bearer x' })).toThrow(/no key has\. Copy it again\.$/);
});

it('takes a key out of texts whole, whatever it is made of', () => {
  const client = resolveClient(several({ one: header }), { credentials: { one: 'name:secret' } });
  expect(client.redact('name:secret, secret')).toBe('[key], secret');
});

it('names the variable that a wrong key came from', () => {
  vi.stubEnv('ONE_KEY', 'a b');
  expect(() => read({ one: header }, {})).toThrow(`The key in the environment variable ONE_KEY ${blank}.`);
});

it('a password may hold a colon, and a key any character that can be seen', () => {
  expect(read({ basic, one: header }, { credentials: { basic: ':a:b', one: '!~' } })).toEqual({
    basic: ':a:b',
    one: '!~',
  });
});

it.each<[Auth, string, string[]]>([
  [{ scheme: 'bearer', env: 'A' }, 'A or pass { apiKey }', ['authorization']],
  [{ scheme: 'apiKey', header: 'X-Key', env: 'A' }, 'A or pass { apiKey }', ['x-key']],
  [several({}).auth, 'the option headers', []],
  [several({ header, query }).auth, 'ONE_KEY or TWO_KEY or pass { credentials }', ['x-one']],
  [
    several({ basic, again: { ...bearer, env: 'BASIC_KEY' } }).auth,
    'BASIC_KEY or pass { credentials }',
    ['authorization', 'authorization'],
  ],
  [several({ basic }).auth, 'BASIC_KEY or pass { apiKey }', ['authorization']],
])('of %j the key is set in %s and travels in %j', (auth, source, headers) => {
  expect([keySource(auth), keyHeaders(auth)]).toEqual([source, headers]);
});

it('writes a key where its provider wants it, and asks for one that is missing', () => {
  const operation = { id: 'things.create', auth: 'required' } as const;
  const sent = (
    auth: Auth,
    options: ClientOptions,
    of: { id: string; auth: 'required' | 'none' } = operation,
  ): object => {
    const headers = {};
    resolveClient({ ...tinyProvider, auth }, options).authorize(headers, of);
    return headers;
  };
  expect(sent({ scheme: 'bearer', env: 'NO_KEY' }, { apiKey: 'key' })).toEqual({ authorization: 'Bearer key' });
  expect(sent(tinyProvider.auth, { apiKey: 'key' })).toEqual({ 'x-api-key': 'key' });
  expect(sent(tinyProvider.auth, {}, { ...operation, auth: 'none' })).toEqual({});
  expect(sent({ scheme: 'bearer', env: 'NO_KEY' }, {}, { ...operation, auth: 'none' })).toEqual({});
  const message = '[tiny things.create] Tiny needs a key: set TINY_TEST_API_KEY or pass { apiKey } to the client.';
  expect(() => sent(tinyProvider.auth, {})).toThrow(
    expect.objectContaining({ message, category: 'configuration', phase: 'configuration' }),
  );
});

it('takes user and password out of texts, alone and as they travel', () => {
  const client = resolveClient(several({ basic }), { credentials: { basic: 'user:p4ssword' } });
  const said = `user:p4ssword, ${basicText('user:p4ssword')}, p4ssword, user`;
  expect(client.redact(said)).toBe('[key], [key], [key], user');
  expect(basicText('ü:€')).toBe(Buffer.from('ü:€').toString('base64'));
});

it('takes the heads of a key out down to eight letters, where a text was cut', () => {
  const redact = keyRedactor(undefined, 'abcdefghijkl');
  expect(redact('a abcdefgh… b')).toBe('a [key]… b');
  expect(redact('a abcdefghijk… b')).toBe('a [key]… b');
  expect(redact('a abcdefg… b')).toBe('a abcdefg… b');
  expect(redact('a abcdefgh b')).toBe('a abcdefgh b');
  expect(keyRedactor('abcd')('abcd abc')).toBe('[key] abc');
});

it.each([
  [undefined, {}, undefined],
  [undefined, { logger: 'own' }, 'info'],
  [undefined, { logLevel: 'warn' }, 'warn'],
  [' DEBUG ', {}, 'debug'],
  ['off', { logger: 'own' }, undefined],
  ['debug', { logLevel: 'error' }, 'error'],
  ['  ', {}, undefined],
])('with LIMNER_LOG %j and the options %j the level is %j', (variable, options, level) => {
  vi.stubEnv('LIMNER_LOG', variable);
  expect(readLog(options as ClientOptions, 'tiny')?.level).toBe(level);
});

it('refuses a level that is none, and writes to standard error where there is no logger', () => {
  vi.stubEnv('LIMNER_LOG', 'loud');
  const message = 'The environment variable LIMNER_LOG must be one of debug, info, warn, error, off, or not be set.';
  expect(() => readLog({}, 'tiny')).toThrow(
    expect.objectContaining({ message: `[tiny] ${message}`, category: 'configuration', phase: 'configuration' }),
  );
  const lines = vi.spyOn(console, 'error').mockImplementation(() => {});
  const logger = readLog({ logLevel: 'info' }, 'tiny')?.logger;
  for (const level of ['debug', 'info', 'warn', 'error'] as const) logger?.[level](level);
  expect(lines.mock.calls).toEqual([['debug'], ['info'], ['warn'], ['error']]);
  lines.mockRestore();
});

it('says which Node is needed, which this is, and where to get one', () => {
  const message = '[tiny] Node 22.19 or newer is needed, this is Node 22.18.0: install a newer one from nodejs.org.';
  expect(() => requireNode('tiny', { node: '22.18.0' })).toThrow(
    expect.objectContaining({ message, category: 'configuration', phase: 'configuration' }),
  );
  expect(() => requireNode('tiny', { node: '20.0.0', deno: '2.0.0' })).not.toThrow();
  expect(() => requireNode('tiny', { node: '21.20.0' })).toThrow('22.19 or newer');
  expect(() => requireNode('tiny', { node: '22.20.0' })).not.toThrow();
  expect(() => requireNode('tiny')).not.toThrow();
});
