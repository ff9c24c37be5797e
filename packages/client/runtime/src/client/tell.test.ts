import { afterEach, expect, it, vi } from 'vitest';
import { tell } from './tell.ts';

const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
afterEach(() => {
  warning.mockClear();
  vi.unstubAllGlobals();
});

it('calls the listener', async () => {
  expect(await tell(() => 1, 'it failed')).toBe(true);
  expect(warning).not.toHaveBeenCalled();
});

it.each([
  [
    'throws',
    () => {
      throw new Error('why');
    },
  ],
  ['rejects', () => Promise.reject(new Error('why'))],
  ['throws what is no error', () => Promise.reject('why')],
])('warns of a listener that %s', async (_, listener) => {
  expect(await tell(listener, 'it failed')).toBe(false);
  expect(warning).toHaveBeenCalledExactlyOnceWith('it failed: why', 'LimnerWarning');
});

it.each([undefined, {}])('warns on the console where process is %j', async (stub) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('process', stub);
  expect(await tell(() => Promise.reject(new Error('why')), 'it failed')).toBe(false);
  expect(warn).toHaveBeenCalledExactlyOnceWith('it failed: why');
  warn.mockRestore();
});
