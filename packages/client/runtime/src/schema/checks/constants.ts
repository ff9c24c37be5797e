import { listed, shown, shownJson } from '../wording.ts';
import { jsonKey, sameJson } from './equality.ts';
import { report } from './report.ts';
import { type Check, rule } from './rule.ts';

/** `const`: the value is this very JSON, however deep. */
export function constantOf(constant: unknown): Check {
  let expected: string | undefined;
  return rule((payload) => {
    if (sameJson(constant, payload.value)) return;
    expected ??= shownJson(constant);
    report(payload, { rule: 'const', limit: constant, text: `expected ${expected}, got ${shown(payload.value)}` });
  });
}

/** `enum`: the value is one of these, however deep. */
export function enumOf(values: readonly unknown[]): Check {
  const known = new Set(values);
  let expected: string | undefined;
  return rule((payload) => {
    const { value } = payload;
    if (known.has(value) || (typeof value === 'object' && values.some((other) => sameJson(other, value)))) return;
    expected ??= listed(values.map(shownJson));
    report(payload, { rule: 'enum', limit: values, text: `expected ${expected}, got ${shown(value)}` });
  });
}

/** `uniqueItems`: no two items are the same JSON. Takes no longer than the items are big. */
export function uniqueItems(): Check {
  return rule((payload) => {
    if (!Array.isArray(payload.value)) return;
    const places = new Map<string, number>();
    for (const [index, item] of payload.value.entries()) {
      const key = jsonKey(item);
      const before = places.get(key);
      if (before !== undefined)
        return report(payload, { rule: 'uniqueItems', text: `items ${before} and ${index} are the same` });
      places.set(key, index);
    }
  });
}
