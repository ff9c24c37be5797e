import type { ResolvedClient } from '../client/resolved-client.ts';
import { toPointer } from '../json/pointer.ts';
import type { Operation } from '../operation.ts';
import { kindOf } from '../schema/wording.ts';
import { refuseInput } from './check-input.ts';

/**
 * A parameter's value as it travels outside the body.
 * @throws ValidationError when it is missing, or cannot be written as one text
 */
export function scalarText(
  place: { readonly client: ResolvedClient; readonly operation: Pick<Operation, 'id'> },
  { name, value }: { name: string; value: unknown },
): string {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  const path = toPointer([name]);
  const received = kindOf(value);
  throw refuseInput(place, [
    value === undefined
      ? { path, rule: 'required', message: `${name}: is required` }
      : { path, rule: 'type', message: `${name}: expected string, number or boolean, got ${received}`, received },
  ]);
}
