import type { ZodType } from 'zod';
import { type Branches, walk } from './evaluation.ts';
import { hasMember, isObject, memberNames } from './members.ts';
import { type NameSet, restMember } from './properties.ts';
import { pass } from './report.ts';
import { type Check, compound } from './rule.ts';
import { issuesOf, verdict } from './verdicts.ts';

/** Which properties the keywords beside `unevaluatedProperties` have evaluated. All parts add up. */
export interface PropertyEvaluation extends Partial<NameSet>, Branches<PropertyEvaluation> {
  /** Every property is evaluated. */
  readonly all?: true;
  /** What is evaluated where a property is there, by its name. */
  readonly ifPresent?: Readonly<Record<string, () => PropertyEvaluation>>;
}

/** `unevaluatedProperties`: the schema takes every property that no other keyword has evaluated. */
export function unevaluatedProperties(schema: ZodType, evaluation: PropertyEvaluation): Check {
  return compound((payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    const parts = walk(evaluation, value, ({ ifPresent = {} }) =>
      Object.entries(ifPresent).flatMap(([name, part]) => (hasMember(value, name) ? [part] : [])),
    );
    if (parts.some(({ all }) => all === true)) return;
    const names = new Set(parts.flatMap((part) => part.names ?? []));
    const patterns = parts.flatMap((part) => part.patterns ?? []);
    for (const name of memberNames(value)) {
      if (names.has(name) || patterns.some((pattern) => pattern.test(name))) continue;
      restMember(payload, { name, schema, object: value, known: [...names] });
    }
  });
}

/** Which items the keywords beside `unevaluatedItems` have evaluated. All parts add up. */
export interface ItemEvaluation extends Branches<ItemEvaluation> {
  /** How many items at the beginning are evaluated. */
  readonly first?: number;
  /** Every item is evaluated. */
  readonly all?: true;
  /** Items are evaluated that fit one of these. */
  readonly containing?: readonly ZodType[];
}

/** `unevaluatedItems`: the schema takes every item that no other keyword has evaluated. */
export function unevaluatedItems(schema: ZodType, evaluation: ItemEvaluation): Check {
  return compound((payload) => {
    const { value } = payload;
    if (!Array.isArray(value)) return;
    const parts = walk(evaluation, value, () => []);
    if (parts.some(({ all }) => all === true)) return;
    const first = parts.reduce((most, part) => Math.max(most, part.first ?? 0), 0);
    const containing = parts.flatMap((part) => part.containing ?? []);
    for (const [index, item] of value.entries()) {
      if (index < first || containing.some((form) => verdict(form, item).length === 0)) continue;
      pass(payload, issuesOf(schema, item), [index]);
    }
  });
}
