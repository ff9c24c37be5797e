import * as z from 'zod';
import { roles } from './roles.ts';

/** A file below `fixtures/faults`: a case that is written once, for all who play a role. */
export interface FaultFile {
  readonly id: string;
  /** By role, what is so for it alone. */
  readonly on: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
  /** By provider, or `<provider>/<operation>`, what is otherwise there. */
  readonly but?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** The members that are the same for all: those of a case but `samples`. */
  readonly [member: string]: unknown;
}

/** Parses what is a fault file's own; its cases are parsed when they are put together. */
export const faultFileSchema: z.ZodType<FaultFile> = z.looseObject({
  id: z.string(),
  on: z
    .record(z.string(), z.record(z.string(), z.unknown()).nullable())
    .check(({ value, issues }) => {
      for (const role of Object.keys(value)) {
        if (Object.hasOwn(roles, role)) continue;
        const message = `no role "${role}" (there: ${Object.keys(roles).join(', ')})`;
        issues.push({ code: 'custom', path: [role], input: value, message });
      }
    })
    .describe('Roles, each with the members that are laid over the common ones.'),
  but: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .optional()
    .describe('The same for a provider, or for one of its operations: pixwith, pixwith/tasks.get.'),
});
