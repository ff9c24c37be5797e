import { afterEach, expect, it, vi } from 'vitest';
import { readLog } from './read-log.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([undefined, {}])('no level is asked for where process is %j', (stub) => {
  vi.stubGlobal('process', stub);
  expect(readLog({}, 'tiny')).toBeUndefined();
  expect(readLog({ logLevel: 'warn' }, 'tiny')?.level).toBe('warn');
});
