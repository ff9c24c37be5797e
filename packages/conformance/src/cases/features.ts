import * as z from 'zod';
import { type FaultClass, faultClassIds } from './fault-classes.ts';
import { type Role, roleNames } from './roles.ts';

/** What a provider has, as far as faults ask for it. `fixtures/<provider>/features.yaml`, by hand. */
export interface Features {
  /** Where the documentation says that the API is. */
  readonly host: string;
  /** The operations, or methods, that play a role; each has a sample. */
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Why a role is played by none. */
  readonly absent: Readonly<Partial<Record<Role, string>>>;
  /** Why a class of faults cannot happen to this provider's client. */
  readonly notApplicable: Readonly<Partial<Record<FaultClass, string>>>;
}

const perRole = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(roleNames), value).default({});

/** Parses a provider's features. */
export const featuresSchema: z.ZodType<Features> = z
  .strictObject({
    host: z.url(),
    roles: perRole(z.array(z.string()).min(1)),
    absent: perRole(z.string()),
    notApplicable: z.partialRecord(z.enum(faultClassIds), z.string()).default({}),
  })
  .check(({ value, issues }) => {
    for (const role of roleNames) {
      const said = Number(value.roles[role] !== undefined) + Number(value.absent[role] !== undefined);
      if (said === 1) continue;
      const message =
        said === 0
          ? `says nothing of the role ${role}: name its operations, or a reason below \`absent\``
          : `has operations for the role ${role} and a reason why there are none`;
      issues.push({ code: 'custom', path: ['roles'], input: value, message });
    }
  });
