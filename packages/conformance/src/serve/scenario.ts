/** Ways to go wrong on demand. */
export const scenarios = ['out-of-credits', 'rate-limited', 'slow', 'failing-task', 'server-error'] as const;

/** A way to go wrong on demand. */
export type Scenario = (typeof scenarios)[number];

/** The request header that chooses a scenario for one request. */
export const scenarioHeader = 'x-limner-scenario';

/** Whether a text names a scenario. */
export function isScenario(text: string): text is Scenario {
  return scenarios.some((name) => name === text);
}
