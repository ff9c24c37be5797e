import type { ZodType } from 'zod';
import { pass, report } from './report.ts';
import { type Check, compound } from './rule.ts';
import { issuesOf } from './verdicts.ts';

/** `items`: the schema takes every item. */
export function itemsOf(schema: ZodType): Check {
  return tuple([], schema);
}

/**
 * `prefixItems` and `items`: each schema takes the item at its place, `rest` the items after them; fewer are fine.
 * `z.never()` as `rest` allows no more.
 */
export function tuple(prefix: readonly ZodType[], rest?: ZodType): Check {
  return compound((payload) => {
    if (!Array.isArray(payload.value)) return;
    for (const [index, item] of payload.value.entries()) {
      const schema = prefix[index] ?? rest;
      if (schema === undefined) return;
      pass(payload, issuesOf(schema, item), [index]);
    }
  });
}

/** How many items have to fit, and may. */
export interface ContainsRange {
  /** Default: 1. */
  readonly min?: number;
  readonly max?: number;
}

/** `contains`, with `minContains` and `maxContains`. */
export function contains(schema: ZodType, { min, max = Number.POSITIVE_INFINITY }: ContainsRange = {}): Check {
  const least = min ?? 1;
  return compound((payload) => {
    if (!Array.isArray(payload.value)) return;
    const count = payload.value.filter((item) => issuesOf(schema, item).length === 0).length;
    const found = count === 0 ? 'none' : String(count);
    if (count < least)
      report(payload, {
        rule: min === undefined ? 'contains' : 'minContains',
        limit: least,
        text: `expected at least ${named(least)} of a certain form, got ${found}`,
      });
    if (count > max)
      report(payload, {
        rule: 'maxContains',
        limit: max,
        text: `expected at most ${named(max)} of a certain form, got ${count}`,
      });
  });
}

function named(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
