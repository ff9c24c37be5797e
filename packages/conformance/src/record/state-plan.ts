import type { PlannedCall } from './live-plan.ts';
import { priceText, usdOf, usdText } from './price.ts';

/** The plan of a live run as it is stated before the first call: each call with its price and how that is known, and the sum. */
export function statePlan(
  calls: readonly PlannedCall[],
  { budget, isRehearsal }: { readonly budget: number | undefined; readonly isRehearsal: boolean },
): readonly string[] {
  const width = Math.max(...calls.map(({ provider, call }) => nameOf(provider, call.method).length));
  const lines = calls.flatMap(({ provider, call, price, evidence, source, note }) => [
    `  ${nameOf(provider, call.method).padEnd(width)}  ${priceText(price)}  (${evidence}: ${source})`,
    ...(note === undefined ? [] : [`  ${' '.repeat(width)}  ${note}`]),
  ]);
  const total = calls.reduce((sum, { price }) => sum + usdOf(price), 0);
  const unknown = calls.filter(({ price }) => price.kind === 'unknown').length;
  const limit = budget === undefined ? '' : `, of a budget of ${usdText(budget)}`;
  return [
    `Live: ${calls.length} calls to ${isRehearsal ? 'loopback, in rehearsal' : 'the real providers'}; each price is the most that the call costs.`,
    ...lines,
    `In all at most ${usdText(total)}${limit}${unknown > 0 ? `, and ${unknown} of unknown price` : ''}.`,
  ];
}

function nameOf(provider: string, method: string): string {
  return `${provider} ${method}`;
}
