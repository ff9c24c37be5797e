/** Turns texts of documents into names of methods and resources. */
import { createHash } from 'node:crypto';
import { pascalCase, words } from '../names.ts';

/** Longer names are cut: editors show no more of them, and a document may have any. */
const longest = 80;

/** A name that is cut where it is too long; the hash of the whole keeps two of them apart. */
export function cut(name: string): string {
  if (name.length <= longest) return name;
  return `${name.slice(0, longest - 8)}${createHash('sha256').update(name).digest('hex').slice(0, 8).toUpperCase()}`;
}

/** Words as one name: `['list', 'API', 'keys']` -> `listAPIKeys`; empty where there are none. */
export function memberName(parts: readonly string[]): string {
  const [first, ...rest] = parts;
  if (first === undefined) return '';
  const start = first === first.toUpperCase() ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1);
  const name = start + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return cut(/^[a-z]/.test(name) ? name : `n${name}`);
}

/** The type of a schema that a document calls so, before collisions. */
export function typeName(text: string): string {
  const name = pascalCase(text);
  return cut(name === 'N' && !/n/i.test(text) ? `Schema${hashOf(text)}` : name);
}

/** Words without their plural, in small letters, for comparing. */
export function singular(word: string): string {
  const small = word.toLowerCase();
  if (/[^aeiou]ies$/.test(small)) return `${small.slice(0, -3)}y`;
  if (/(s|x|ch|sh)es$/.test(small)) return small.slice(0, -2);
  return isPlural(small) ? small.slice(0, -1) : small;
}

/** True for a word that looks like many of something. */
export function isPlural(word: string): boolean {
  return /[^sui]s$/i.test(word);
}

const articles = new Set(['a', 'an', 'the']);
const little = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/**
 * What is left of a method's words without those of the resource that it stands on: `listPets` on `pets` is `list`.
 * Nothing where the rest is no good name.
 */
export function withoutResource(method: readonly string[], resource: readonly string[]): string[] | undefined {
  const start = method.findIndex((_, at) =>
    resource.every((word, offset) => singular(method[at + offset] ?? '') === singular(word)),
  );
  if (start < 0 || resource.length === 0) return undefined;
  const before = method.slice(0, articles.has(method[start - 1]?.toLowerCase() ?? '') ? start - 1 : start);
  const rest = [...before, ...method.slice(start + resource.length)];
  const [first, last] = [rest[0], rest.at(-1)];
  if (first === undefined || last === undefined || !/^[a-z]/i.test(first)) return undefined;
  return little.has(first.toLowerCase()) || little.has(last.toLowerCase()) ? undefined : rest;
}

/** Words of a text, acronyms taken apart from the word that follows: `getAPIKeys` -> `get`, `API`, `Keys`. */
export function nameWords(text: string): string[] {
  return words(text.replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2'));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
}
