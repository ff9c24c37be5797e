import { expect, it } from 'vitest';
import { tinyProvider } from '../test-support/tiny-client.ts';
import { checkCallOptions, checkTaskOptions } from './check-call-options.ts';
import { checkClientOptions } from './check-client-options.ts';
import { clientSettings } from './client-settings.ts';
import { resolveClient } from './resolve-client.ts';
import { callSettings } from './settings.ts';

type Check = (options: object, place: { provider: string; operation?: string }) => void;
type Row = readonly [name: string, expected: string, good: readonly unknown[], bad: readonly unknown[]];

const listener = (): void => {};
const transport = { send: listener, close: listener };
const logger = { debug: listener, info: listener, warn: listener, error: listener };
const inTime = [1, 0.5, 2 ** 31, Number.POSITIVE_INFINITY];
const noTime = [0, -1, '1', Number.NaN, null];
const noObject = [null, [], 'x', 1];
const withMembers = (bad: unknown): readonly unknown[] => [...noObject, { other: 1 }, { first: bad }];

const shared: readonly Row[] = [
  ['deadline', 'a number of milliseconds above 0', inTime, noTime],
  [
    'timeouts',
    '{ connect, headers, body, attempt } in milliseconds above 0',
    [{}, { connect: 1, headers: 2, body: 3, attempt: 4 }, { connect: undefined }],
    [...noObject, { other: 1 }, { connect: 0 }, { headers: 0 }, { body: 0 }, { attempt: 0 }],
  ],
  ['retries', 'a whole number, 0 or more', [0, 5], [-1, 0.5, '1', Number.NaN]],
  ['responseChecks', "'report', 'strict' or 'off'", ['report', 'strict', 'off'], ['', 'on', true]],
  ['hooks', 'an array of functions', [[], [listener, listener]], [listener, [listener, 1], {}]],
];

const polling: Row = [
  'polling',
  '{ firstWait, every, timeout } in milliseconds, timeout above 0',
  [{}, { firstWait: 0, every: 0, timeout: 1 }, { timeout: undefined }],
  [...noObject, { other: 1 }, { firstWait: -1 }, { every: Number.POSITIVE_INFINITY }, { timeout: 0 }],
];

const ofClient: readonly Row[] = [
  ...shared,
  polling,
  ['apiKey', 'a string', [''], [1, null, {}]],
  ['credentials', 'an object of strings', [{}, { a: 'x' }], [...noObject, { a: 'x', b: 1 }]],
  ['baseUrl', 'a string', ['x'], [1, new URL('https://a.example')]],
  ['server', 'a string', ['x'], [1]],
  ['serverVariables', 'an object of strings', [{}], [[], { a: 1 }]],
  [
    'backoff',
    '{ first, most } in milliseconds, most no less than first',
    [{}, { first: 0, most: 0 }, { first: 5, most: 5 }, { first: 9 }, { most: 9 }],
    [...withMembers(-1), { first: Number.POSITIVE_INFINITY }, { first: 6, most: 5 }, { most: '9' }],
  ],
  ['onDrift', 'a function', [listener], [{}, 'x']],
  ['maxResponseBytes', 'a number of bytes above 0', [1, Number.POSITIVE_INFINITY], [0, -1, '1']],
  ['transport', 'an object with send() and close()', [transport], [{ send: listener }, { close: listener }, null]],
  ['dispatcher', 'an undici dispatcher: an object with dispatch()', [{ dispatch: listener }], [{}, null, 'x']],
  ['concurrency', 'a whole number above 0', [1, 99], [0, -1, 1.5, '1']],
  [
    'rateLimit',
    '{ requests, per }: a whole number above 0, and milliseconds from 1 to 2147483647',
    [
      { requests: 1, per: 1 },
      { requests: 9, per: 2 ** 31 - 1 },
    ],
    [
      ...noObject,
      { requests: 0, per: 1 },
      { requests: 1, per: 0.5 },
      { requests: 1, per: 2 ** 31 },
      { requests: 1, per: '5' },
      { requests: 1 },
      { requests: 1, per: 1, burst: 2 },
    ],
  ],
  [
    'logger',
    'an object with debug(), info(), warn() and error()',
    [logger],
    Object.keys(logger).map((name) => ({ ...logger, [name]: undefined })),
  ],
  ['logLevel', 'one of debug, info, warn, error, off', ['debug', 'info', 'warn', 'error', 'off'], ['', 'INFO', 1]],
  ['dangerouslyAllowBrowser', 'true or false', [true, false], [1, 'true', null]],
];

const ofCall: readonly Row[] = [
  ...shared,
  [
    'signal',
    'an AbortSignal',
    [new AbortController().signal, { addEventListener: listener }],
    [{}, null, 'x', listener],
  ],
  ['headers', 'an object of strings', [{}, { a: 'x' }], [...noObject, { a: 1 }]],
  ['extraBody', 'an object', [{}, { a: 1 }], noObject],
  ['clientRequestId', 'a string', ['x'], [1]],
];

const ofTask: readonly Row[] = [...ofCall, polling, ['onProgress', 'a function', [listener], [{}]]];

const checks: readonly (readonly [string, Check, Row])[] = [
  ...ofClient.map((row) => ['client', checkClientOptions, row] as const),
  ...ofCall.map((row) => ['call', checkCallOptions, row] as const),
  ...ofTask.map((row) => ['task', checkTaskOptions, row] as const),
].map(([what, check, row]) => [`${what}: ${row[0]}`, check as Check, row]); // wrong on purpose, some of them

it.each(checks)('of a %s what it can be is taken, and all else refused', (_, check, [name, expected, good, bad]) => {
  const place = { provider: 'tiny', operation: 'things.create' };
  for (const value of [undefined, ...good]) check({ [name]: value }, place);
  const refused = bad.map((value) => messageOf(() => check({ [name]: value }, place)));
  expect(refused).toEqual(bad.map(() => `[tiny things.create] The option ${name} must be ${expected}.`));
});

function messageOf(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ name: 'ConfigurationError', category: 'configuration', phase: 'configuration' });
    return error instanceof Error ? error.message : undefined;
  }
}

it('a value that is at fault is not repeated, for it may be the key', () => {
  expect(messageOf(() => checkClientOptions({ deadline: 'sk-1' } as object, { provider: 'tiny' }))).not.toContain(
    'sk-1',
  );
});

it('an option that is none is named, with what is nearest or with all there are', () => {
  const check = (name: string): unknown => messageOf(() => checkCallOptions({ [name]: 1 }, { provider: 'tiny' }));
  expect(check('deadlin')).toBe("[tiny] Unknown option 'deadlin'. Did you mean deadline?");
  const known = 'deadline, timeouts, retries, responseChecks, hooks, signal, headers, extraBody, clientRequestId';
  expect(check('q'.repeat(50))).toBe(`[tiny] Unknown option '${'q'.repeat(40)}'. Known options: ${known}.`);
  expect(check('toString')).toContain("Unknown option 'toString'");
});

it.each([[null], [[]], ['deadline']])('options that are %j are none', (options) => {
  const check = (): void => checkCallOptions(options as object, { provider: 'tiny' }); // wrong on purpose
  expect(messageOf(check)).toBe('[tiny] The options must be an object.');
});

it('has a default for everything', () => {
  expect(clientSettings({})).toEqual({
    deadline: 600_000,
    timeouts: { connect: 10_000, headers: 0, body: 60_000, attempt: 0 },
    retries: 2,
    backoff: { first: 500, most: 8000 },
    responseChecks: 'report',
    onDrift: undefined,
    maxResponseBytes: 67_108_864,
    hooks: [],
    polling: undefined,
    limits: undefined,
  });
});

it.each([
  [{ first: 9 }, { first: 9, most: 8000 }],
  [{ first: 9000 }, { first: 9000, most: 9000 }],
  [{ most: 9 }, { first: 9, most: 9 }],
  [{ most: 9000 }, { first: 500, most: 9000 }],
])('bounds of the back-off %j mean %j', (backoff, expected) => {
  expect(clientSettings({ backoff }).backoff).toEqual(expected);
});

it('either limit is one', () => {
  expect(clientSettings({ concurrency: 1 }).limits).toEqual({ concurrency: 1, rateLimit: undefined });
  const rateLimit = { requests: 1, per: 1 };
  expect(clientSettings({ rateLimit }).limits).toEqual({ concurrency: undefined, rateLimit });
});

it('a call says what it says over its client, and leaves the rest', () => {
  const [outer, inner] = [async () => ({}) as never, async () => ({}) as never];
  const client = clientSettings({ hooks: [outer], timeouts: { body: 7, attempt: 8 }, retries: 5 });
  expect(callSettings(client, {})).toEqual({
    deadline: client.deadline,
    timeouts: client.timeouts,
    retries: 5,
    responseChecks: 'report',
    hooks: [outer],
  });
  const own = { deadline: 1, timeouts: { connect: 2, headers: 3 }, retries: 0, hooks: [inner] };
  expect(callSettings(client, { ...own, responseChecks: 'off' })).toEqual({
    deadline: 1,
    timeouts: { connect: 2, headers: 3, body: 7, attempt: 8 },
    retries: 0,
    responseChecks: 'off',
    hooks: [outer, inner],
  });
});

const both = 'Give transport or dispatcher, not both: a dispatcher is for the transport of undici.';

it.each<[string, object, string]>([
  ['two ways to send', { transport, dispatcher: { dispatch: listener } }, both],
  ['two addresses', { baseUrl: 'https://a.example', server: 'china' }, 'Give baseUrl or server, not both.'],
  ['no address', { baseUrl: 'x' }, 'baseUrl is no absolute URL: write it as in https://host.example/path.'],
  ['a user', { baseUrl: 'https://u@a.example' }, 'baseUrl must not hold credentials: pass { apiKey }.'],
  ['a password', { baseUrl: 'https://:p@a.example' }, 'baseUrl must not hold credentials: pass { apiKey }.'],
  ['a query', { baseUrl: 'https://a.example?b' }, 'baseUrl must not have a query or a fragment.'],
  ['a fragment', { baseUrl: 'https://a.example#b' }, 'baseUrl must not have a query or a fragment.'],
  [
    'plain http',
    { baseUrl: 'http://a.example' },
    'baseUrl must be https; plain http is for loopback hosts alone, got http://a.example.',
  ],
  ['another protocol', { baseUrl: 'ftp://localhost' }, 'got ftp://localhost.'],
  ['an unknown option', { colour: 1 }, "Unknown option 'colour'"],
  ['a server that is none', { server: 'mars' }, "Unknown server 'mars'; known names: china."],
  ['a server by the name of a method', { server: 'toString' }, "Unknown server 'toString'"],
  ['a name without end', { server: 'x'.repeat(50) }, `Unknown server '${'x'.repeat(40)}';`],
  ['credentials for one key', { credentials: {} }, 'The option credentials is not for this provider: pass { apiKey }.'],
])('a client is refused for %s, and told what to do', (_, options, text) => {
  expect(() => resolveClient(tinyProvider, options)).toThrow(
    expect.objectContaining({
      category: 'configuration',
      phase: 'configuration',
      provider: 'tiny',
      message: expect.stringContaining(text),
    }),
  );
});

it('names all servers there are', () => {
  const definition = { ...tinyProvider, servers: { a: 'https://a.example', b: 'https://b.example' } };
  expect(() => resolveClient(definition, { server: 'c' })).toThrow("Unknown server 'c'; known names: a, b.");
});

it('says of a provider with one host that it has one', () => {
  const { servers: _, ...definition } = tinyProvider;
  expect(() => resolveClient(definition, { server: 'a' })).toThrow(
    "Unknown server 'a'; this provider has one host only.",
  );
});

it.each([
  ['http://a.localhost', true],
  ['http://127.0.0.1.', true],
  ['http://localhost:8080/x', true],
  ['http://127.0.0.1:1', true],
  ['https://127.0.0.1', true],
  ['https://notlocalhost', false],
  ['https://127.example', false],
  ['https://x127.0.0.1.example', false],
])('%s is on this machine: %j', (baseUrl, loopback) => {
  expect(resolveClient(tinyProvider, { baseUrl }).allowLoopback).toBe(loopback);
});
