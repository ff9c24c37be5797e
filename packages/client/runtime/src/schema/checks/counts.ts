import { shown } from '../wording.ts';
import { isObject, memberNames } from './members.ts';
import { report } from './report.ts';
import { type Check, type Payload, rule } from './rule.ts';

/** How many there may be, both numbers included. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** `minLength` and `maxLength`: characters are code points, so that an emoji counts once. */
export function textLength(range: Range): Check {
  const counted = { suffix: 'Length', unit: ['character', 'characters'] } as const;
  return rule((payload) => {
    const { value } = payload;
    if (typeof value !== 'string' || lengthFits(value.length, range)) return;
    hold(payload, { ...counted, range, count: codePoints(value) });
  });
}

/** `minItems` and `maxItems`. */
export function itemCount(range: Range): Check {
  const counted = { suffix: 'Items', unit: ['item', 'items'] } as const;
  return rule((payload) => {
    if (Array.isArray(payload.value)) hold(payload, { ...counted, range, count: payload.value.length });
  });
}

/** `minProperties` and `maxProperties`. */
export function propertyCount(range: Range): Check {
  const counted = { suffix: 'Properties', unit: ['property', 'properties'] } as const;
  return rule((payload) => {
    if (isObject(payload.value)) hold(payload, { ...counted, range, count: memberNames(payload.value).length });
  });
}

interface Counted {
  readonly suffix: string;
  readonly unit: readonly [one: string, many: string];
  readonly range: Range;
  readonly count: number;
}

function hold(payload: Payload, { suffix, unit, range, count }: Counted): void {
  const { min = 0, max = Number.POSITIVE_INFINITY } = range;
  const named = (limit: number): string => `${limit} ${unit[limit === 1 ? 0 : 1]}`;
  if (count < min)
    report(payload, { rule: `min${suffix}`, limit: min, text: `expected at least ${named(min)}, got ${count}` });
  if (count > max)
    report(payload, { rule: `max${suffix}`, limit: max, text: `expected at most ${named(max)}, got ${count}` });
}

/** Whether a number of UTF-16 units says enough: there are at least half as many code points, and at most as many. */
function lengthFits(units: number, { min = 0, max = Number.POSITIVE_INFINITY }: Range): boolean {
  return units <= max && units >= 2 * min;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Between what a number may lie. */
export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** `minimum`, `maximum`, `exclusiveMinimum` and `exclusiveMaximum`. */
export function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Bounds): Check {
  const limits = [
    { rule: 'minimum', limit: minimum, words: 'at least', holds: (value: number, limit: number) => value >= limit },
    { rule: 'maximum', limit: maximum, words: 'at most', holds: (value: number, limit: number) => value <= limit },
    {
      rule: 'exclusiveMinimum',
      limit: exclusiveMinimum,
      words: 'more than',
      holds: (value: number, limit: number) => value > limit,
    },
    {
      rule: 'exclusiveMaximum',
      limit: exclusiveMaximum,
      words: 'less than',
      holds: (value: number, limit: number) => value < limit,
    },
  ];
  return rule((payload) => {
    const { value } = payload;
    if (typeof value !== 'number') return;
    for (const { rule: name, limit, words, holds } of limits)
      if (limit !== undefined && !holds(value, limit))
        report(payload, { rule: name, limit, text: `expected ${words} ${limit}, got ${shown(value)}` });
  });
}
