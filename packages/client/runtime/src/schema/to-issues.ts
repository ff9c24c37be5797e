import { toPointer } from '../json/pointer.ts';
import { closestBranch } from './closest-branch.ts';
import { readDeclaredNames } from './declared-names.ts';
import { type Finding, findingOf, isNever } from './finding-of.ts';
import type { ValidationIssue } from './issue.ts';
import { nearestName } from './nearest-name.ts';
import { valueAt } from './value-at.ts';
import { kindOf, label, listed, shown } from './wording.ts';
import type { CheckParams, ZodIssue } from './zod-issue.ts';

/** A zod issue, with its whole path and the value that stands there. */
interface Found {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
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
  if (params?.known !== undefined) return [unknownProperty(found.path, params.known)];
  if (params?.name !== undefined) return [wrongName(params.name, found)];
  return [toIssue(found, params === undefined ? findingOf(issue, found.value) : ownFinding(issue, params))];
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

function unknownProperties(issue: ZodIssue & { code: 'unrecognized_keys' }, { path }: Found): ValidationIssue[] {
  const declared = readDeclaredNames(issue.message);
  return issue.keys.map((key) => unknownProperty([...path, key], declared));
}

function unknownProperty(path: readonly PropertyKey[], declared: readonly string[]): ValidationIssue {
  const name = String(path.at(-1));
  const nearest = nearestName(name, declared);
  const hint = nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  const where = path.length === 1 ? '' : `${label(path.slice(0, -1))}: `;
  return {
    path: toPointer(path),
    rule: 'unknown-property',
    message: `${where}unknown property ${shown(name)}${hint}`,
    ...(nearest === undefined ? {} : { limit: nearest }),
  };
}

/** A name is judged like a value, and reported at the property that has it. */
function wrongName(name: { readonly is: string; readonly issues: readonly ZodIssue[] }, found: Found): ValidationIssue {
  const [first] = toIssues(name.issues, name.is);
  const why = first?.message.replace(/^value: /, '') ?? '';
  const text = `has a name that is not allowed: ${why}`;
  return { ...toIssue(found, { rule: 'propertyNames', text, limit: first?.limit }), received: brief(name.is) };
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
    ...(found.value === undefined ? {} : { received: brief(found.value) }),
  };
}

function ownFinding(issue: ZodIssue, params: CheckParams): Finding {
  return { rule: params.rule, text: issue.message, limit: params.limit };
}

function brief(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : shown(value);
}
