import { afterEach, expect, it, vi } from 'vitest';
import { tinyProvider } from '../test-support/tiny-client.ts';
import { readCredentials } from './read-credentials.ts';
import { requireNode } from './require-node.ts';
import { resolveClient } from './resolve-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('reads the version of this very process', () => {
  vi.stubGlobal('process', { versions: { node: '20.1.0' } });
  expect(() => requireNode('tiny')).toThrow('this is Node 20.1.0');
});

it('no client is made on a Node that is too old', () => {
  vi.stubGlobal('process', { versions: { node: '20.1.0' }, env: {} });
  expect(() => resolveClient(tinyProvider, {})).toThrow('[tiny] Node 22.19 or newer is needed');
});

it.each([undefined, {}])('asks for nothing where process is %j, and finds no key there', (stub) => {
  vi.stubGlobal('process', stub);
  expect(() => requireNode('tiny')).not.toThrow();
  expect(readCredentials(tinyProvider, {}).size).toBe(0);
});
