import { listed, shown, shownJson } from '../wording.ts';
import { canonicalJson, sameJson } from './equality.ts';
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
  const scalars = new Set(values.filter((value) => typeof value !== 'object' || value === null));
  const others = values.filter((value) => typeof value === 'object' && value !== null);
  let expected: string | undefined;
  return rule((payload) => {
    if (scalars.has(payload.value) || others.some((other) => sameJson(other, payload.value))) return;
    expected ??= listed(values.map(shownJson));
    report(payload, { rule: 'enum', limit: values, text: `expected ${expected}, got ${shown(payload.value)}` });
  });
}

/** `uniqueItems`: no two items are the same JSON. Takes no longer than the items are big. */
export function uniqueItems(): Check {
  return rule((payload) => {
    if (!Array.isArray(payload.value)) return;
    const places = new Map<unknown, number>();
    for (const [index, item] of payload.value.entries()) {
      const key = keyOf(item);
      const before = places.get(key);
      if (before !== undefined)
        return report(payload, { rule: 'uniqueItems', text: `items ${before} and ${index} are the same` });
      places.set(key, index);
    }
  });
}

/** Texts stand for themselves behind a mark that no canonical text begins with. */
function keyOf(item: unknown): unknown {
  if (typeof item === 'string') return `=${item}`;
  return typeof item === 'object' && item !== null ? canonicalJson(item) : item;
}
