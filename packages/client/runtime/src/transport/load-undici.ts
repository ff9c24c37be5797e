import type { Agent, buildConnector } from 'undici';

/** The two parts of undici that requests travel by. */
export interface UndiciParts {
  readonly Agent: typeof Agent;
  readonly buildConnector: typeof buildConnector;
}

/**
 * Loads what requests travel by. All of undici (fetch, caches, mocks, ...) takes more than twice as long to load as the two
 * files that are needed of it, but it does not promise their paths: where one is gone or holds something else, all of it is
 * loaded.
 */
export async function loadUndici(): Promise<UndiciParts> {
  const [agent, connect] = await Promise.all([
    // The failure of each is caught in its own place: a bundler that finds no such file warns then, and does not stop.
    import('undici/lib/dispatcher/agent.js').catch(absent),
    import('undici/lib/core/connect.js').catch(absent),
  ]);
  const found = { Agent: agent.default, buildConnector: connect.default };
  return isParts(found) ? found : await import('undici');
}

function absent(): { readonly default: undefined } {
  return { default: undefined };
}

function isParts(found: { Agent: unknown; buildConnector: unknown }): found is UndiciParts {
  if (typeof found.Agent !== 'function' || typeof found.buildConnector !== 'function') return false;
  const { prototype } = found.Agent;
  return typeof prototype?.dispatch === 'function' && typeof prototype.close === 'function';
}
