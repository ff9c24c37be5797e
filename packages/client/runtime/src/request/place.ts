import { refuseInput } from '../call/check-input.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { ValidationError } from '../errors/validation-error.ts';
import { toPointer } from '../json/pointer.ts';
import type { Operation, Parameter } from '../operation.ts';
import type { Refuse } from './flat-value.ts';

/** Whose request is made, and of what. */
export interface RequestPlace {
  readonly client: ResolvedClient;
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the caller gave for a parameter; only own members count, for a parameter may be called `constructor`. */
export function givenFor({ input }: RequestPlace, parameter: Parameter): unknown {
  const member = memberOf(parameter);
  return Object.hasOwn(input, member) ? input[member] : undefined;
}

/** The member of the input that a parameter is read from. */
export function memberOf({ name, property }: Parameter): string {
  return property ?? name;
}

/** Makes the errors about one member of the input. */
export function refuseAt(place: Omit<RequestPlace, 'input'>, member: string): Refuse {
  return (where, what): ValidationError => {
    const path = [member, ...where];
    const message = `${path.join('.')}: ${what}`;
    return refuseInput(place, [{ path: toPointer(path), rule: 'type', message }]);
  };
}
