import type { ZodType } from 'zod';
import { verdict } from './verdicts.ts';

/** What is evaluated only by some values, or elsewhere. A part is to be the same function, or the same object, each time. */
export interface Branches<Part> {
  /** What is evaluated where the value fits a schema. */
  readonly when?: readonly (readonly [schema: ZodType, part: () => Part])[];
  /** What is evaluated in any case, described elsewhere. */
  readonly also?: readonly (() => Part)[];
  /** What is evaluated where the value fits a schema, and where it does not. */
  readonly either?: readonly { readonly if: ZodType; readonly then?: () => Part; readonly else?: () => Part }[];
}

/** A description of what is evaluated, with all its parts that apply to a value; each once, however they refer to each other. */
export function walk<Part extends Branches<Part>>(
  whole: Part,
  value: unknown,
  more: (part: Part) => readonly (() => Part)[],
): readonly Part[] {
  const found = new Set([whole]);
  const asked = new Set<() => Part>();
  for (const part of found)
    for (const next of [...applying(part, value), ...more(part)]) {
      if (asked.has(next)) continue;
      asked.add(next);
      found.add(next());
    }
  return [...found];
}

function applying<Part>({ when = [], also = [], either = [] }: Branches<Part>, value: unknown): (() => Part)[] {
  const fits = (schema: ZodType): boolean => verdict(schema, value).length === 0;
  const met = when.flatMap(([schema, part]) => (fits(schema) ? [part] : []));
  const chosen = either.map((one) => (fits(one.if) ? one.then : one.else)).filter((part) => part !== undefined);
  return [...also, ...met, ...chosen];
}
