import type { PlannedExchange } from '../cases/conformance-case.ts';
import type { SeenRequest } from '../wire/raw-server.ts';

/** Timers of Node may fire up to a millisecond early. */
const clockSlack = 1.5;

/** Checks how often the server was called, how soon, and by which of its hosts. One line a difference. */
export function checkCalls(planned: readonly PlannedExchange[], seen: readonly SeenRequest[]): string[] {
  const lines = seen.length === planned.length ? [] : [`expected ${planned.length} requests, saw ${seen.length}`];
  for (const [index, { elsewhere = false }] of planned.entries()) {
    const came = seen[index]?.elsewhere ?? elsewhere;
    if (came !== elsewhere) lines.push(`request ${index + 1}: came to ${came ? 'the second' : "the API's"} host`);
  }
  for (const [index, { after }] of planned.entries()) {
    const [previous, request] = [seen[index - 1]?.answeredAt, seen[index]?.startedAt];
    if (after === undefined || previous === undefined || request === undefined) continue;
    const waited = request - previous;
    if (waited + clockSlack >= after) continue;
    lines.push(
      `request ${index + 1}: came ${Math.round(waited)} ms after the answer before it, expected ${after} or more`,
    );
  }
  return lines;
}
