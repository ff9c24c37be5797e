import { Modelverse } from '@limner/modelverse';
import { refuseDrift } from './refuse-drift.mjs';

/** A light read: no input to check, an answer that is checked. */
export const name = 'limner (modelverse)';

/** The calls that are measured; the start-up measure turns the checks off too. */
export function connect(baseUrl, { responseChecks = 'report' } = {}) {
  const modelverse = new Modelverse({
    apiKey: 'bench-key',
    baseUrl,
    responseChecks,
    retries: 2,
    deadline: 60_000,
    onDrift: refuseDrift,
  });
  return { read: (signal) => modelverse.models.list(signal ? { signal } : {}) };
}
