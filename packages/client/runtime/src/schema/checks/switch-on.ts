import type { ZodType } from 'zod';
import { listed, shown } from '../wording.ts';
import { hasMember, isObject } from './members.ts';
import { pass, report } from './report.ts';
import { type Check, compound } from './rule.ts';
import { verdict } from './verdicts.ts';

/**
 * A union whose branches are told apart by a property: only the branch that the property names is looked at. No such
 * property, or one that names no branch, is the one fault that is reported.
 */
export function switchOn(property: string, branches: Readonly<Record<string, ZodType>>): Check {
  const byTag = new Map<unknown, ZodType>(Object.entries(branches));
  const tags = Object.keys(branches);
  let expected: string | undefined;
  return compound((payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    const tag = hasMember(value, property) ? value[property] : undefined;
    const branch = byTag.get(tag);
    if (branch !== undefined) return pass(payload, verdict(branch, value));
    expected ??= listed(tags.map(shown));
    const fault =
      tag === undefined
        ? { rule: 'required', text: `is required; expected ${expected}` }
        : { rule: tags.length === 1 ? 'const' : 'enum', text: `expected ${expected}, got ${shown(tag)}` };
    report(payload, { ...fault, limit: tags, path: [property] });
  });
}
