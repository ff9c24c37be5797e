import type { Limits } from '../control/limits.ts';
import type { CallOptions, ClientOptions, Timeouts } from './options.ts';

/** Milliseconds for each phase of one attempt; 0 is no limit of its own. */
export interface ResolvedTimeouts {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
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

/** The client's settings: what the options say, and a default for the rest. The options must have been checked. */
export function clientSettings(options: ClientOptions): ClientSettings {
  return {
    deadline: options.deadline ?? 600_000,
    timeouts: mergeTimeouts({ connect: 10_000, headers: 0, body: 60_000 }, options.timeouts),
    retries: options.retries ?? 2,
    backoff: backoffBounds(options.backoff),
    responseChecks: options.responseChecks ?? 'report',
    onDrift: options.onDrift,
    maxResponseBytes: options.maxResponseBytes ?? 64 * 1024 * 1024,
    hooks: options.hooks ?? [],
    polling: options.polling,
    limits: limitsOf(options),
  };
}

/** The settings of one call: its own options over the client's. */
export function callSettings(client: ClientSettings, options: CallOptions): CallSettings {
  return {
    deadline: options.deadline ?? client.deadline,
    timeouts: options.timeouts === undefined ? client.timeouts : mergeTimeouts(client.timeouts, options.timeouts),
    retries: options.retries ?? client.retries,
    responseChecks: options.responseChecks ?? client.responseChecks,
    hooks: options.hooks === undefined ? client.hooks : [...client.hooks, ...options.hooks],
  };
}

function limitsOf({ concurrency, rateLimit }: ClientOptions): Limits | undefined {
  return concurrency === undefined && rateLimit === undefined ? undefined : { concurrency, rateLimit };
}

function mergeTimeouts(base: ResolvedTimeouts, timeouts: Timeouts | undefined): ResolvedTimeouts {
  return {
    connect: timeouts?.connect ?? base.connect,
    headers: timeouts?.headers ?? base.headers,
    body: timeouts?.body ?? base.body,
  };
}

function backoffBounds(backoff: ClientOptions['backoff']): { first: number; most: number } {
  const first = backoff?.first ?? Math.min(500, backoff?.most ?? 500);
  return { first, most: backoff?.most ?? Math.max(8_000, first) };
}
