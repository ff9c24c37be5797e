import type { Observation } from '../client-program/protocol.ts';

/** Milliseconds within which a call must have ended after it was given up; far more than it takes, for loaded machines. */
const soon = 2000;

/** What is wrong with the way in which a call ended: late, without the reason, or with a listener left. A line each. */
export function checkCaller({ error, time, listeners }: Observation): string[] {
  const { afterAbort = 0 } = time;
  const lines: string[] = [];
  if (afterAbort > soon) {
    lines.push(`the call ended ${Math.round(afterAbort)} ms after it was given up, expected ${soon} or less`);
  }
  if (error?.members.category === 'aborted' && error.cause?.isReason !== true) {
    lines.push('the cause of the error is not the reason that the caller gave');
  }
  if (listeners > 0) lines.push(`${listeners} listeners left on the caller's signal`);
  return lines;
}
