import { toPointer } from '../json/pointer.ts';
import { type Branch, branchesOf, closestBranch, paramsOf } from './closest-branch.ts';
import { readDeclaredNames } from './declared-names.ts';
import { type Finding, findingOf, isNever } from './finding-of.ts';
import type { ValidationIssue } from './issue.ts';
import { nearestName } from './nearest-name.ts';
import { sharedTag } from './shared-tag.ts';
import { valueAt } from './value-at.ts';
import { brief, kindOf, label, listed, shown } from './wording.ts';
import type { CheckParams, ZodIssue } from './zod-issue.ts';

/** A zod issue, with its whole path and the value that stands there. */
interface Found {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
}

/** zod's issues about `root` in our own terms: JSON Schema keywords, RFC 6901 pointers, words for a person. */
export function toIssues(issues: readonly ZodIssue[], root: unknown): ValidationIssue[] {
  return issuesAt([], issues, { root, known: new Map(), hints: { left: mostHints } });
}

/** Names that are looked up among those that are known: each is held up to all of them, and a value may have any number. */
const mostHints = 20;

/** The whole value, and what has been said already: unions inside unions come to the same branches many times. */
interface Translation {
  readonly root: unknown;
  readonly known: Map<readonly ZodIssue[], Map<string, ValidationIssue[]>>;
  readonly hints: { left: number };
}

function issuesAt(
  base: readonly PropertyKey[],
  issues: readonly ZodIssue[],
  translation: Translation,
): ValidationIssue[] {
  const places = translation.known.get(issues) ?? new Map<string, ValidationIssue[]>();
  translation.known.set(issues, places);
  const said = places.get(toPointer(base)) ?? distinct(issues.flatMap((issue) => translate(base, issue, translation)));
  places.set(toPointer(base), said);
  return said;
}

/** Each fault once, and only its type of a value that has the wrong one: zod measures the length of a text where a list is due. */
function distinct(all: readonly ValidationIssue[]): ValidationIssue[] {
  const mistyped = new Set(all.filter(({ rule }) => rule === 'type').map(({ path }) => path));
  const faults = all.filter(({ path, rule }) => rule === 'type' || !mistyped.has(path));
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.rule} ${fault.message}`, fault])).values()];
}

/** The rules that say themselves that something is missing, and more than that. */
const saysMissing: ReadonlySet<string | undefined> = new Set(['required', 'dependentRequired']);

function translate(
  base: readonly PropertyKey[],
  issue: ZodIssue,
  translation: Translation,
): readonly ValidationIssue[] {
  const path = [...base, ...issue.path];
  const found = { path, value: valueAt(translation.root, path) };
  if (issue.code === 'unrecognized_keys') return unknownProperties(issue, found, translation);
  const params = paramsOf(issue);
  if (found.value === undefined && !isNever(issue) && !saysMissing.has(params?.rule)) return [missing(found)];
  const branches = branchesOf(issue);
  if (branches !== undefined) return alternatives(branches, { found, rule: params?.rule ?? 'anyOf', translation });
  if (issue.code === 'invalid_key') return [wrongName({ is: String(issue.path.at(-1)), issues: issue.issues }, found)];
  if (params?.known !== undefined) return [unknownProperty(found.path, params.known, translation)];
  if (params?.name !== undefined) return [wrongName(params.name, found)];
  return [toIssue(found, params === undefined ? findingOf(issue, found.value) : ownFinding(issue, params))];
}

function alternatives(
  branches: readonly Branch[],
  { found, rule, translation }: { found: Found; rule: string; translation: Translation },
): readonly ValidationIssue[] {
  const tag = sharedTag(branches, found.value);
  if (tag !== undefined) {
    const path = [...found.path, ...tag.path];
    const place = { path, value: valueAt(translation.root, path) };
    return [toIssue(place, { rule: 'enum', limit: tag.values, text: tag.text })];
  }
  const closest = closestBranch(branches, found.value);
  if (closest !== undefined) return issuesAt(found.path, closest, translation);
  const all = branches.flatMap((branch) => issuesAt(found.path, branch, translation));
  if (all.every((issue) => issue.rule === 'type')) return [wrongType(found, all)];
  const forms = all.map(({ message }) => message.replace(`${label(found.path)}: `, '').replace(/, got .*/, ''));
  // A union inside has said so itself: its forms are among those of the one around it.
  const text = `${noForm}${formsOf(forms.map((form) => form.replace(noForm, '')))}, got ${shown(found.value)}`;
  return [toIssue(found, { rule, text })];
}

const noForm = 'matches none of the allowed forms: ';

/** As many forms as somebody might read. */
function formsOf(forms: readonly string[]): string {
  const all = [...new Set(forms)];
  return all.length > 10 ? `${all.slice(0, 10).join('; or ')}; or ${all.length - 10} others` : all.join('; or ');
}

function wrongType(found: Found, all: readonly ValidationIssue[]): ValidationIssue {
  const types = [...new Set(all.flatMap(({ limit }) => (Array.isArray(limit) ? limit.map(String) : String(limit))))];
  return toIssue(found, { rule: 'type', limit: types, text: `expected ${listed(types)}, got ${kindOf(found.value)}` });
}

function unknownProperties(
  issue: ZodIssue & { code: 'unrecognized_keys' },
  ...[{ path }, translation]: [Found, Translation]
): ValidationIssue[] {
  const declared = readDeclaredNames(issue.message);
  return issue.keys.map((key) => unknownProperty([...path, key], declared, translation));
}

function unknownProperty(
  path: readonly PropertyKey[],
  ...[declared, { hints }]: [readonly string[], Translation]
): ValidationIssue {
  const name = String(path.at(-1));
  const nearest = hints.left > 0 ? nearestName(name, declared) : undefined;
  hints.left -= 1;
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
  const [{ message, limit } = missing(found)] = toIssues(name.issues, name.is);
  const text = `has a name that is not allowed: ${message.slice('value: '.length)}`;
  return { ...toIssue(found, { rule: 'propertyNames', text, limit }), received: brief(name.is) };
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
