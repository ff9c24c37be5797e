import * as z from 'zod';
import type { KnownFailure } from './read-known-failing.ts';

/** The runs that an entry is about; all of them without it. */
export const runsSchema = z
  .array(z.string().regex(/^[a-z0-9*.-]+$/, 'must be the id of a run; * stands for any text: node-22-*'))
  .min(1)
  .optional();

/** A failure, where it is known in the run of this id; in another one the case must pass. */
export function knownInRun(failure: KnownFailure | undefined, run: string): KnownFailure | undefined {
  const { runs } = failure ?? {};
  return runs === undefined || runs.some((pattern) => textPattern(pattern, '.*').test(run)) ? failure : undefined;
}

/** A text in which `*` stands for what the expression `any` takes. */
export function textPattern(text: string, any: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join(any)}$`);
}
