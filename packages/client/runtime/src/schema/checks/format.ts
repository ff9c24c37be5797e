import { shown } from '../wording.ts';
import { report } from './report.ts';
import { type Check, rule } from './rule.ts';

/** `format`, asserted, for the formats known; others say nothing, as the keyword has it. */
export function format(name: string): Check {
  const takes = formats.get(name);
  return rule((payload) => {
    if (takes === undefined || takes(payload.value)) return;
    report(payload, { rule: 'format', limit: name, text: `expected a valid ${name}, got ${shown(payload.value)}` });
  });
}

const formats: ReadonlyMap<string, (value: unknown) => boolean> = new Map();
