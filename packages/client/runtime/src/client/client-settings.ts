import type { Limits } from '../control/limits.ts';
import { mergeTimeouts } from './merge-timeouts.ts';
import type { ClientOptions } from './options.ts';
import type { ClientSettings } from './settings.ts';

/** The client's settings: what the options say, and a default for the rest. The options must have been checked. */
export function clientSettings(options: ClientOptions): ClientSettings {
  return {
    deadline: options.deadline ?? 600_000,
    timeouts: mergeTimeouts({ connect: 10_000, headers: 0, body: 60_000, attempt: 0 }, options.timeouts),
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

function limitsOf({ concurrency, rateLimit }: ClientOptions): Limits | undefined {
  return concurrency === undefined && rateLimit === undefined ? undefined : { concurrency, rateLimit };
}

function backoffBounds(backoff: ClientOptions['backoff']): { first: number; most: number } {
  const first = backoff?.first ?? Math.min(500, backoff?.most ?? 500);
  return { first, most: backoff?.most ?? Math.max(8_000, first) };
}
