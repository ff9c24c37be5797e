/** Decides the names of types of a document's components. */
import type { UniqueNames } from '../unique-names.ts';
import { typeName } from './member-names.ts';

/**
 * Names by the keys of components. A schema with a form for each direction also needs the names with `Input` and `Output`
 * at their ends. The order of the keys decides nothing.
 */
export function nameSchemas(
  keys: Iterable<string>,
  { names, twoForms }: { names: UniqueNames; twoForms: ReadonlySet<string> },
): Map<string, string> {
  const decided = new Map<string, string>();
  for (const key of inOrder(keys, twoForms)) {
    const base = typeName(key);
    const free = [base, `${base}Model`].find((name) => !twoForms.has(key) || hasRoom(name, names));
    const name = free !== undefined && names.isFree(free) ? names.take(free) : names.take(`${base}Model`);
    if (twoForms.has(key)) for (const form of [`${name}Input`, `${name}Output`]) names.take(form);
    decided.set(key, name);
  }
  return decided;
}

function hasRoom(name: string, names: UniqueNames): boolean {
  return [name, `${name}Input`, `${name}Output`].every((form) => names.isFree(form));
}

/** Keys that are names already come first, so that they keep them; those that need three names come last. */
function inOrder(keys: Iterable<string>, twoForms: ReadonlySet<string>): string[] {
  const rank = (key: string): number => (twoForms.has(key) ? 2 : 0) + (typeName(key) === key ? 0 : 1);
  return [...keys].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
