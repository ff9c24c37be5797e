import { inspect } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/options.ts';
import { resolveClient } from '../client/resolve-client.ts';
import type { Auth, Operation, SecurityDefinition } from '../operation.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { type OpenCall, openCall, openGet, openProvider } from '../test-support/open-client.ts';
import { messageOf } from '../test-support/request-place.ts';
import { keysFor } from './keys-for.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const auth: SecurityDefinition = {
  scheme: 'several',
  schemes: {
    token: { type: 'bearer', env: 'OPEN_TOKEN' },
    login: { type: 'basic', env: 'OPEN_LOGIN' },
    header: { type: 'apiKey', in: 'header', name: 'X-Key', env: 'OPEN_HEADER' },
    query: { type: 'apiKey', in: 'query', name: 'key', env: 'OPEN_QUERY' },
    cookie: { type: 'apiKey', in: 'cookie', name: 'sid', env: 'OPEN_COOKIE' },
  },
  security: [['token'], ['header', 'query']],
};
const operation: Operation = { ...openGet, auth: 'required' };

async function request(parts: Partial<OpenCall>): Promise<string> {
  await using server = await loopbackServer(respond(200, '{}'));
  await openCall(server.origin, { operation, provider: { auth }, ...parts });
  return server.requests[0] ?? '';
}

it('takes the first list whose keys are all there', async () => {
  const text = await request({
    client: { credentials: { header: 'h-secret-1', query: 'q secret'.replace(' ', '+') } },
  });
  expect(text).toContain('GET /things?key=q%2Bsecret ');
  expect(text).toContain('x-key: h-secret-1');
  expect(text).not.toContain('authorization');
});

it('sends user and password, and cookies', async () => {
  const text = await request({
    operation: { ...operation, security: [['login', 'cookie']] },
    client: { credentials: { login: 'ü:p w', cookie: 'a=b' } },
    options: { headers: { cookie: 'own=1' } },
  });
  expect(text).toContain(`authorization: Basic ${Buffer.from('ü:p w').toString('base64')}`);
  expect(text).toContain('cookie: own=1; sid=a=b');
});

it('reads each from its environment variable', async () => {
  vi.stubEnv('OPEN_TOKEN', 'from-environment');
  expect(await request({})).toContain('authorization: Bearer from-environment');
});

it('says what to set where no list is met', async () => {
  await expect(request({ client: { credentials: { header: 'h-secret-1' } } })).rejects.toThrow(
    'Open needs a key: set OPEN_TOKEN, or OPEN_HEADER and OPEN_QUERY, or pass { credentials: { token } } to the client.',
  );
});

it('goes without where that will do, and with a key that is there', async () => {
  const optional: Operation = { ...operation, auth: 'none', security: [[], ['token']] };
  expect(await request({ operation: optional })).not.toContain('authorization');
  expect(await request({ operation: optional, client: { credentials: { token: 't-secret-1' } } })).toContain(
    't-secret-1',
  );
});

it('sends no key to an operation that takes none', async () => {
  for (const security of [[], [[]]]) {
    const open: Operation = { ...operation, auth: 'none', security };
    expect(await request({ operation: open, client: { credentials: { token: 't-secret-1' } } })).not.toContain(
      't-secret',
    );
  }
});

const single: SecurityDefinition = {
  scheme: 'several',
  schemes: { key: { type: 'apiKey', in: 'query', name: 'key', env: 'OPEN_KEY' } },
  security: [['key']],
};

it('takes apiKey where there is one scheme', async () => {
  expect(await request({ provider: { auth: single }, client: { apiKey: 'k-secret-1' } })).toContain('?key=k-secret-1');
});

it.each([
  ['apiKey where several keys are known', auth, { apiKey: 'x' }, 'pass { credentials } with any of token, login'],
  ['an unknown name', auth, { credentials: { tokn: 'x' } }, 'Did you mean token?'],
  ['apiKey and credentials', single, { apiKey: 'x', credentials: { key: 'y' } }, 'not both'],
  ['apiKey where none is taken', { ...single, schemes: {} }, { apiKey: 'x' }, 'takes no key'],
  ['a user without a password', auth, { credentials: { login: 'user' } }, 'is no user:password'],
  ['a key with a line in it', auth, { credentials: { token: 'a\nb' } }, 'credentials.token'],
] as const)('refuses %s', (_, definition, options, text) => {
  expect(() => resolveClient({ ...openProvider, auth: definition }, options)).toThrow(text);
});

it('no key can be printed, in whatever place it travels', async () => {
  const credentials = { token: 't-secret-12', login: 'me:p-secret-12', query: "q-se'cret/12", cookie: 'c-secret-12' };
  const secrets = [
    ...Object.values(credentials),
    'p-secret-12',
    btoa(credentials.login),
    encodeURIComponent(credentials.query),
  ];
  const everything: Operation = { ...operation, security: [['query', 'cookie', 'login']] };
  const lines: string[] = [];
  const log = (line: string): number => lines.push(line);
  await using server = await loopbackServer(respond(400, JSON.stringify({ error: `seen ${secrets.join(' ')}` })));
  const error = await openCall(server.origin, {
    operation: everything,
    provider: { auth },
    client: { credentials, logger: { debug: log, info: log, warn: log, error: log }, logLevel: 'debug' },
  }).catch((reason: unknown) => reason);
  const client = resolveClient({ ...openProvider, auth }, { credentials });
  const told = [
    inspect(error, { showHidden: true, depth: 10 }),
    lines.join(),
    inspect(client, { showHidden: true }),
  ].join();
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(told).toContain('[key]');
});

it('the header of a key cannot be set by hand', async () => {
  const client = { credentials: { token: 't-secret-1' } };
  for (const name of ['authorization', 'X-Key'])
    await expect(request({ client, options: { headers: { [name]: 'x' } } })).rejects.toThrow(
      'The option headers cannot set',
    );
});

function keys(definition: Auth, options: ClientOptions, more: Partial<Operation> = {}): ReturnType<typeof keysFor> {
  return keysFor(resolveClient({ ...openProvider, auth: definition }, options), { ...operation, ...more });
}

it('where there is one key for all, it goes its way', () => {
  const bearer = { scheme: 'bearer', env: 'OPEN_TOKEN' } as const;
  expect(keys(bearer, { apiKey: 'k-secret-1' }).headers).toEqual({ authorization: 'Bearer k-secret-1' });
});

it('none is asked for where none is needed', () => {
  const nothing = { headers: {}, query: [], cookies: [] };
  expect(keys(auth, {}, { security: [] })).toEqual(nothing);
  expect(keys(auth, {}, { auth: 'none', security: [['token']] })).toEqual(nothing);
});

it.each([
  ['a=b/c', 'a=b/c'],
  ['a;b', 'a%3Bb'],
  ['"a",\\', '%22a%22%2C%5C'],
])('a cookie of %j is sent as %s', (cookie, sent) => {
  expect(keys(auth, { credentials: { cookie } }, { security: [['cookie']] }).cookies).toEqual([['sid', sent]]);
});

it.each([
  [single, undefined, 'set OPEN_KEY, or pass { apiKey } to the client'],
  [
    auth,
    [['header', 'query'], ['token']],
    'set OPEN_HEADER and OPEN_QUERY, or OPEN_TOKEN, or pass { credentials: { header, query } }',
  ],
  [auth, [['ghost']], 'set ghost, or pass { credentials: { ghost } }'],
])('says what would do: %#', (definition, security, text) => {
  expect(messageOf(() => keys(definition, {}, security && { security }))).toContain(text);
});
