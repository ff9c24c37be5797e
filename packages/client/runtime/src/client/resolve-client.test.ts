import { inspect } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import { tinyProvider } from '../test-support/tiny-client.ts';
import type { ClientOptions } from './options.ts';
import { requireNode } from './require-node.ts';
import { resolveClient } from './resolve-client.ts';

const secret = 'sk-tiny-secret-0000';
const operation = { id: 'things.create', auth: 'required' } as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

function sentKey(options: ClientOptions): string | undefined {
  const headers: Record<string, string> = {};
  resolveClient(tinyProvider, options).authorize(headers, operation);
  return headers['x-api-key'];
}

it('takes the key from the option, before the environment', () => {
  vi.stubEnv('TINY_TEST_API_KEY', 'from-environment');
  expect(sentKey({ apiKey: secret })).toBe(secret);
  expect(sentKey({})).toBe('from-environment');
});

it('takes blanks around the key off', () => {
  expect(sentKey({ apiKey: ` ${secret}\r\n` })).toBe(secret);
});

it.each(['sk-tiny\r\nx-evil: 1', 'sk-tiny secret', 'sk-tiny\u0000', 'sk-tïny', 'Bearer sk-tiny'])(
  'refuses the key %j without repeating it',
  (apiKey) => {
    let text = '';
    try {
      resolveClient(tinyProvider, { apiKey });
    } catch (error) {
      text = inspect(error, { showHidden: true });
    }
    expect(text).toContain('option apiKey');
    expect(text).not.toMatch(/sk-t/);
  },
);

it('does not print the key', () => {
  const client = resolveClient(tinyProvider, { apiKey: secret });
  const texts = [inspect(client, { depth: 10, showHidden: true }), JSON.stringify(client), String(client)];
  expect(texts.join()).not.toContain(secret);
  expect(JSON.parse(texts[1] ?? '')).toEqual({ provider: 'tiny', baseUrl: 'https://api.tiny.example/' });
});

it.each<[string, ClientOptions | object, string]>([
  ['an unknown server', { server: 'mars' }, 'known names: china'],
  ['server and baseUrl', { server: 'china', baseUrl: 'https://x.example' }, 'not both'],
  ['plain http', { baseUrl: 'http://api.tiny.example' }, 'must be https'],
  ['no URL', { baseUrl: 'api.tiny.example' }, 'absolute URL'],
  ['credentials in the URL', { baseUrl: 'https://u:p@x.example' }, 'credentials'],
  ['a query in the URL', { baseUrl: 'https://x.example?a=b' }, 'query'],
  ['a misspelt option', { apikey: secret }, 'Did you mean apiKey?'],
  ['a deadline of zero', { deadline: 0 }, 'deadline must be'],
  ['half a retry', { retries: 0.5 }, 'retries must be'],
  ['a key that is no text', { apiKey: 1 }, 'apiKey must be a string'],
  ['back-off bounds the wrong way round', { backoff: { first: 10, most: 5 } }, 'backoff must be'],
])('refuses %s', (_, options, text) => {
  expect(() => resolveClient(tinyProvider, options as ClientOptions)).toThrow(text); // wrong on purpose
});

it.each(['http://127.0.0.1:80', 'http://localhost:80', 'http://[::1]:80', 'http://127.9.9.9'])(
  'allows plain http to %s',
  (baseUrl) => {
    expect(resolveClient(tinyProvider, { baseUrl }).allowLoopback).toBe(true);
  },
);

it.each(['http://127.0.0.1.evil.example', 'http://localhost.evil.example'])(
  'does not take %s for loopback',
  (baseUrl) => {
    expect(() => resolveClient(tinyProvider, { baseUrl })).toThrow('must be https');
  },
);

it('goes to a server by its name', () => {
  expect(resolveClient(tinyProvider, { server: 'china' }).baseUrl.host).toBe('api.tiny.example.cn');
});

it.each([
  [{ node: '20.11.0' }, true],
  [{ node: '22.18.9' }, true],
  [{ node: '22.19.0' }, false],
  [{ node: '24.0.0' }, false],
  [{ node: '20.0.0', bun: '1.0.0' }, false],
  [{}, false],
])('on %j refuses: %j', (versions, refuses) => {
  const check = (): void => requireNode('tiny', versions);
  if (refuses) expect(check).toThrow('Node 22.19 or newer is needed');
  else expect(check).not.toThrow();
});
