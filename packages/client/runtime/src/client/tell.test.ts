import { afterEach, expect, it, vi } from 'vitest';
import { tell } from './tell.ts';

const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
afterEach(() => warning.mockClear());

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
])('warns of a listener that %s', async (_, listener) => {
  expect(await tell(listener, 'it failed')).toBe(false);
  expect(warning).toHaveBeenCalledExactlyOnceWith('it failed: why', 'LimnerWarning');
});
