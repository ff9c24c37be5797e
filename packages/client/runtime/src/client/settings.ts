import type { Limits } from '../control/limits.ts';
import { mergeTimeouts } from './merge-timeouts.ts';
import type { CallOptions, ClientOptions } from './options.ts';

/** Milliseconds for each phase of one attempt; 0 is no limit of its own. */
export interface ResolvedTimeouts {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
  readonly attempt: number;
}

/** The options of a client with their defaults, without the key. */
export interface ClientSettings {
  readonly deadline: number;
  readonly timeouts: ResolvedTimeouts;
  readonly retries: number;
  readonly backoff: { readonly first: number; readonly most: number };
  readonly responseChecks: 'report' | 'strict' | 'off';
  readonly onDrift: ClientOptions['onDrift'];
  readonly maxResponseBytes: number;
  readonly hooks: NonNullable<ClientOptions['hooks']>;
  readonly polling: ClientOptions['polling'];
  /** Undefined where nothing is limited. */
  readonly limits: Limits | undefined;
}

/** What of the settings one call may change. */
export type CallSettings = Pick<ClientSettings, 'deadline' | 'timeouts' | 'retries' | 'responseChecks' | 'hooks'>;

/** The settings of one call: its own options over the client's. */
export function callSettings(client: ClientSettings, options: CallOptions): CallSettings {
  return {
    deadline: options.deadline ?? client.deadline,
    timeouts: mergeTimeouts(client.timeouts, options.timeouts),
    retries: options.retries ?? client.retries,
    responseChecks: options.responseChecks ?? client.responseChecks,
    hooks: options.hooks === undefined ? client.hooks : [...client.hooks, ...options.hooks],
  };
}
