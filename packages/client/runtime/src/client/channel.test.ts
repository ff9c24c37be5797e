import { channel as nodeChannel } from 'node:diagnostics_channel';
import { afterEach, expect, it, vi } from 'vitest';
import { channel } from './channel.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('is the one that a program subscribes to by this name', () => {
  expect(channel('limner:drift')).toBe(nodeChannel('limner:drift'));
});

it('there is none on a platform that has some modules of Node, but not this one', () => {
  vi.stubGlobal('process', { getBuiltinModule: () => undefined });
  expect(channel('limner:drift')).toBeUndefined();
});
