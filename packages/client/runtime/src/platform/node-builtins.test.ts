import { afterEach, expect, it, vi } from 'vitest';
import { nodeBuiltins } from './node-builtins.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('Node gives its own modules', () => {
  expect(nodeBuiltins()).toBe(process);
});

it.each([
  ['no process', undefined],
  ['a process that a bundler put in', { env: {} }],
])('where there is %s there are none', (_, stub) => {
  vi.stubGlobal('process', stub);
  const found = nodeBuiltins();
  vi.unstubAllGlobals();
  expect(found).toBeUndefined();
});
