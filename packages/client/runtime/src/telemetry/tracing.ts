import type { TracingChannel } from 'node:diagnostics_channel';
import { nodeBuiltins } from '../platform/node-builtins.ts';

/** What is traced: a call of an operation, each exchange that it took, and a task around its calls. */
export type Traced = 'call' | 'request' | 'task';

/** Attributes by their OpenTelemetry names. One object for all events of one thing that is traced; more come with its end. */
export type TraceEvent = Record<string, string | number | boolean>;

const channels = new Map<Traced, TracingChannel<TraceEvent, unknown> | undefined>();

/** The tracing channel `limner:<name>`; undefined on platforms that have none. */
export function tracing(name: Traced): TracingChannel<TraceEvent, unknown> | undefined {
  if (!channels.has(name)) {
    const library = nodeBuiltins()?.getBuiltinModule('node:diagnostics_channel');
    channels.set(name, library?.tracingChannel<TraceEvent, unknown>(`limner:${name}`));
  }
  return channels.get(name);
}
