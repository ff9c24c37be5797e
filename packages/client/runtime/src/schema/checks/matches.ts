import { shown } from '../wording.ts';
import type { TextMatcher } from './properties.ts';
import { report } from './report.ts';
import { type Check, rule } from './rule.ts';

/** `pattern`: it is found somewhere in the text. */
export function matches(pattern: TextMatcher): Check {
  return rule((payload) => {
    const { value } = payload;
    if (typeof value !== 'string' || pattern.test(value)) return;
    report(payload, {
      rule: 'pattern',
      limit: String(pattern),
      text: `does not match ${pattern}, got ${shown(value)}`,
    });
  });
}
