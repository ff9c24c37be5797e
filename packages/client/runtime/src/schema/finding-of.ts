import { kindOf, listed, shown, typeNames } from './wording.ts';
import type { ZodIssue } from './zod-issue.ts';

/** Rule, words and limit of one fault; the words go behind the name of the place. */
export interface Finding {
  readonly rule: string;
  readonly text: string;
  readonly limit?: unknown;
}

/** All but the issues of names of properties: those have words of their own, and never come here. */
type PlacedIssue = Exclude<ZodIssue, { code: 'unrecognized_keys' | 'invalid_key' }>;

/** What an issue of zod's own says about the value that stands at its place. */
export function findingOf(issue: PlacedIssue, value: unknown): Finding {
  switch (issue.code) {
    case 'invalid_type':
      if (isNever(issue)) return { rule: 'not', text: 'is not allowed here' };
      return {
        rule: 'type',
        limit: typeNames(issue.expected),
        text: `expected ${typeNames(issue.expected)}, got ${kindOf(value)}`,
      };
    case 'too_big':
      return bound({ issue, limit: issue.maximum, words: ['at most', 'less than'], side: 'max' }, value);
    case 'too_small':
      return bound({ issue, limit: issue.minimum, words: ['at least', 'more than'], side: 'min' }, value);
    case 'not_multiple_of':
      return {
        rule: 'multipleOf',
        limit: issue.divisor,
        text: `expected a multiple of ${issue.divisor}, got ${shown(value)}`,
      };
    case 'invalid_format':
      return format(issue, value);
    case 'invalid_value': {
      const rule = issue.values.length === 1 ? 'const' : 'enum';
      return { rule, limit: issue.values, text: `expected ${listed(issue.values.map(shown))}, got ${shown(value)}` };
    }
    case 'invalid_union':
      return discriminator(issue, value);
    default:
      return { rule: 'custom', text: issue.message };
  }
}

/** A union without branch issues: the discriminator names no form, or more than one form fits where one must. */
function discriminator(issue: ZodIssue & { code: 'invalid_union' }, value: unknown): Finding {
  if (issue.inclusive === false)
    return { rule: 'oneOf', text: 'fits more than one of the forms of which it must have just one' };
  const options = issue.options ?? [];
  if (options.length === 0) return { rule: 'enum', text: `names no known form, got ${shown(value)}` };
  const rule = options.length === 1 ? 'const' : 'enum';
  return { rule, limit: options, text: `expected ${listed(options.map(shown))}, got ${shown(value)}` };
}

function format(issue: ZodIssue & { code: 'invalid_format' }, value: unknown): Finding {
  const pattern = 'pattern' in issue && typeof issue.pattern === 'string' ? issue.pattern : undefined;
  if (issue.format === 'regex')
    return { rule: 'pattern', limit: pattern, text: `does not match ${pattern ?? 'its pattern'}, got ${shown(value)}` };
  return {
    rule: 'format',
    limit: issue.format,
    text: `expected a valid ${formatNames[issue.format] ?? issue.format}, got ${shown(value)}`,
  };
}

const formatNames: Readonly<Record<string, string>> = {
  url: 'absolute URL',
  uuid: 'UUID',
  datetime: 'date and time (RFC 3339)',
};

/** The keyword suffixes and the counted things behind zod's `origin`. */
const origins: Readonly<Record<string, { suffix: string; unit: string }>> = {
  string: { suffix: 'Length', unit: 'character' },
  array: { suffix: 'Items', unit: 'item' },
  object: { suffix: 'Properties', unit: 'property' },
};

function bound(
  facts: {
    issue: { readonly origin: string; readonly inclusive?: boolean };
    limit: number | bigint;
    words: readonly [string, string];
    side: 'min' | 'max';
  },
  value: unknown,
): Finding {
  const { issue, limit, words, side } = facts;
  const inclusive = issue.inclusive !== false;
  const origin = origins[issue.origin];
  const word = inclusive ? words[0] : words[1];
  if (origin === undefined) {
    const rule = inclusive ? `${side}imum` : `exclusive${side === 'min' ? 'Min' : 'Max'}imum`;
    return { rule, limit, text: `expected ${word} ${limit}, got ${shown(value)}` };
  }
  const unit = limit === 1 ? origin.unit : plural(origin.unit);
  return { rule: `${side}${origin.suffix}`, limit, text: `expected ${word} ${limit} ${unit}, got ${sizeOf(value)}` };
}

function plural(unit: string): string {
  return unit.endsWith('y') ? `${unit.slice(0, -1)}ies` : `${unit}s`;
}

/** JSON Schema counts characters as code points. */
function sizeOf(value: unknown): string {
  if (typeof value === 'string') return String([...value].length);
  if (Array.isArray(value)) return String(value.length);
  return typeof value === 'object' && value !== null ? String(Object.keys(value).length) : kindOf(value);
}

/** Whether the issue is that nothing at all may stand there. */
export function isNever(issue: ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'never';
}
