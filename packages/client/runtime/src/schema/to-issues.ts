import { toPointer } from '../json/pointer.ts';
import { closestBranch } from './closest-branch.ts';
import { readDeclaredNames } from './declared-names.ts';
import type { ValidationIssue } from './issue.ts';
import { nearestName } from './nearest-name.ts';
import { valueAt } from './value-at.ts';
import { kindOf, label, listed, shown, typeNames } from './wording.ts';
import type { CheckParams, ZodIssue } from './zod-issue.ts';

/** A zod issue, with its whole path and the value that stands there. */
interface Found {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
}

/** Rule, words and limit of one fault; the words go behind the name of the place. */
interface Finding {
  readonly rule: string;
  readonly text: string;
  readonly limit?: unknown;
}

/** zod's issues about `root` in our own terms: JSON Schema keywords, RFC 6901 pointers, words for a person. */
export function toIssues(
  issues: readonly ZodIssue[],
  root: unknown,
  base: readonly PropertyKey[] = [],
): ValidationIssue[] {
  const all = issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    return translate(issue, { path, value: valueAt(root, path) }, root);
  });
  // zod measures the length of a text where a list is due, too.
  const mistyped = new Set(all.filter(({ rule }) => rule === 'type').map(({ path }) => path));
  return all.filter(({ path, rule }) => rule === 'type' || !mistyped.has(path));
}

function translate(issue: ZodIssue, found: Found, root: unknown): ValidationIssue[] {
  if (issue.code === 'unrecognized_keys') return unknownProperties(issue, found);
  const params = issue.code === 'custom' ? (issue.params as CheckParams | undefined) : undefined; // only our checks set params
  if (found.value === undefined && params === undefined && !isNever(issue)) return [missing(found)];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return alternatives(issue.errors, { found, root, rule: 'anyOf' });
  if (params?.branches !== undefined) return alternatives(params.branches, { found, root, rule: params.rule });
  return [toIssue(found, params === undefined ? findingOf(issue, found) : ownFinding(issue, params))];
}

function alternatives(
  branches: readonly (readonly ZodIssue[])[],
  { found, root, rule }: { found: Found; root: unknown; rule: string },
): ValidationIssue[] {
  const closest = closestBranch(branches, found.value);
  if (closest !== undefined) return toIssues(closest, root, found.path);
  const all = branches.flatMap((branch) => toIssues(branch, root, found.path));
  if (all.every((issue) => issue.rule === 'type')) return [wrongType(found, all)];
  const forms = all.map(({ message }) => message.replace(/^[^:]*: /, '').replace(/, got .*$/, ''));
  const text = `matches none of the allowed forms: ${[...new Set(forms)].join('; or ')}, got ${shown(found.value)}`;
  return [toIssue(found, { rule, text })];
}

function wrongType(found: Found, all: readonly ValidationIssue[]): ValidationIssue {
  const types = [...new Set(all.map(({ limit }) => String(limit)))];
  return toIssue(found, { rule: 'type', limit: types, text: `expected ${listed(types)}, got ${kindOf(found.value)}` });
}

function unknownProperties(issue: ZodIssue & { code: 'unrecognized_keys' }, found: Found): ValidationIssue[] {
  const declared = readDeclaredNames(issue.message);
  return issue.keys.map((key) => {
    const nearest = nearestName(key, declared);
    const hint = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
    const where = found.path.length === 0 ? '' : `${label(found.path)}: `;
    return {
      path: toPointer([...found.path, key]),
      rule: 'unknown-property',
      message: `${where}unknown property ${shown(key)}${hint}`,
      ...(nearest === undefined ? {} : { limit: nearest }),
    };
  });
}

function missing(found: Found): ValidationIssue {
  return { path: toPointer(found.path), rule: 'required', message: `${label(found.path)}: is required` };
}

function toIssue(found: Found, { rule, text, limit }: Finding): ValidationIssue {
  return {
    path: toPointer(found.path),
    rule,
    message: `${label(found.path)}: ${text}`,
    ...(limit === undefined ? {} : { limit }),
    ...(rule === 'required' ? {} : { received: brief(found.value) }),
  };
}

function ownFinding(issue: ZodIssue, params: CheckParams): Finding {
  return { rule: params.rule, text: issue.message, limit: params.limit };
}

function findingOf(issue: ZodIssue, { value }: Found): Finding {
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
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { rule: issue.code === 'invalid_key' ? 'propertyNames' : 'custom', text: issue.message };
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

function isNever(issue: ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'never';
}

function brief(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : shown(value);
}
