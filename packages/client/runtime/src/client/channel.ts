import type { Channel } from 'node:diagnostics_channel';

/** A diagnostics channel by its name; undefined on platforms that have none. */
export function channel(name: 'limner:call:start' | 'limner:call:end' | 'limner:drift'): Channel | undefined {
  return typeof process === 'undefined'
    ? undefined
    : process.getBuiltinModule?.('node:diagnostics_channel')?.channel(name);
}
