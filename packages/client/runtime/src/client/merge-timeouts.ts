import type { Timeouts } from './options.ts';
import type { ResolvedTimeouts } from './settings.ts';

/** Each phase by the second one where it says something, else by the first. */
export function mergeTimeouts(base: ResolvedTimeouts, timeouts: Timeouts | undefined): ResolvedTimeouts {
  return {
    connect: timeouts?.connect ?? base.connect,
    headers: timeouts?.headers ?? base.headers,
    body: timeouts?.body ?? base.body,
    attempt: timeouts?.attempt ?? base.attempt,
  };
}
