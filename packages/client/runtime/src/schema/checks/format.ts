import { formatTest } from '../formats/formats.ts';
import { shown } from '../wording.ts';
import { report } from './report.ts';
import { type Check, rule } from './rule.ts';

/** `format`, asserted, where it is known; others say nothing, as the keyword has it. */
export function format(name: string): Check {
  const has = formatTest(name);
  return rule((payload) => {
    if (has === undefined || has(payload.value)) return;
    report(payload, {
      rule: 'format',
      limit: name,
      text: `expected a valid ${names[name] ?? name}, got ${shown(payload.value)}`,
    });
  });
}

/** Formats whose names do not say it to everybody. */
const names: Readonly<Record<string, string>> = {
  date: 'date (RFC 3339)',
  'date-time': 'date and time (RFC 3339)',
  duration: 'duration (ISO 8601)',
  time: 'time with an offset (RFC 3339)',
  uri: 'absolute URI',
  'uri-reference': 'URI or relative reference',
  uuid: 'UUID',
};
