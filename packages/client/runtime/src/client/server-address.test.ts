import { expect, it } from 'vitest';
import type { ProviderDefinition } from '../operation.ts';
import { openProvider } from '../test-support/open-client.ts';
import { resolveClient } from './resolve-client.ts';

const definition: ProviderDefinition = {
  ...openProvider,
  baseUrl: 'https://{region}.open.example/{base}',
  servers: { test: 'https://test.open.example/{base}' },
  serverVariables: { region: { default: 'eu', enum: ['eu', 'us'] }, base: { default: 'v1' } },
};

it('takes the defaults of variables, or what the caller gives', () => {
  expect(resolveClient(definition, {}).baseUrl.href).toBe('https://eu.open.example/v1');
  expect(resolveClient(definition, { serverVariables: { region: 'us' } }).baseUrl.host).toBe('us.open.example');
  const named = resolveClient(definition, { server: 'test', serverVariables: { base: 'v2/x' } });
  expect(named.baseUrl.href).toBe('https://test.open.example/v2/x');
});

it.each([
  ['a value that is none of those', { region: 'mars' }, 'region must be one of eu, us'],
  ['a variable that is none', { regoin: 'us' }, 'Known variables: region, base'],
  ['a value that is another address', { base: 'v1?x' }, 'base holds a character'],
  ['a user in an address', { base: '@evil.example' }, 'base holds a character'],
])('refuses %s', (_, serverVariables, text) => {
  expect(() => resolveClient(definition, { serverVariables })).toThrow(text);
});

it('says that there are no variables where there are none, and cuts a long name', () => {
  const text = `Unknown server variable '${'x'.repeat(40)}'. Known variables: none.`;
  expect(() => resolveClient(openProvider, { serverVariables: { ['x'.repeat(41)]: 'y' } })).toThrow(
    expect.objectContaining({ name: 'ConfigurationError', message: `[open] ${text}` }),
  );
});

it.each(['{other}', '{constructor}', '{__proto__}'])('leaves %s as it is, which is no variable', (path) => {
  const { baseUrl } = resolveClient({ ...definition, baseUrl: `https://x.example/${path}/{base}` }, {});
  expect(decodeURI(baseUrl.pathname)).toBe(`/${path}/v1`);
});

it('asks for an address where the document has none', () => {
  expect(() => resolveClient({ ...definition, baseUrl: '' }, {})).toThrow('pass { baseUrl } to the client');
  expect(resolveClient({ ...definition, baseUrl: '' }, { baseUrl: 'https://x.example' }).baseUrl.host).toBe(
    'x.example',
  );
});
