import type { Channel } from 'node:diagnostics_channel';
import { nodeBuiltins } from '../platform/node-builtins.ts';

/** A diagnostics channel by its name; undefined on platforms that have none. */
export function channel(name: 'limner:drift'): Channel | undefined {
  return nodeBuiltins()?.getBuiltinModule('node:diagnostics_channel')?.channel(name);
}
