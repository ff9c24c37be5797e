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
    // Each failure is caught on the spot: esbuild then lets a file be missing, and stops otherwise.
    import('undici/lib/dispatcher/agent.js').catch(absent),
    import('undici/lib/core/connect.js').catch(absent),
  ]);
  const found = { Agent: agent.default, buildConnector: connect.default };
  // By its default export: of a CommonJS package, that is what every bundler keeps.
  return isParts(found) ? found : (await import('undici')).default;
}

function absent(): { readonly default?: undefined } {
  return {};
}

function isParts(found: { Agent: unknown; buildConnector: unknown }): found is UndiciParts {
  if (typeof found.Agent !== 'function' || typeof found.buildConnector !== 'function') return false;
  const { prototype } = found.Agent;
  return typeof prototype?.dispatch === 'function' && typeof prototype.close === 'function';
}
