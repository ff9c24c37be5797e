import { refuseInput } from '../call/check-input.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { toPointer } from '../json/pointer.ts';
import type { Operation } from '../operation.ts';
import { isRecord } from './flat-value.ts';

/**
 * The input with what the operation itself sets in its body.
 * @throws ValidationError where the caller gave another value for that
 */
export function withFixed(
  place: { readonly client: ResolvedClient; readonly operation: Operation },
  input: unknown,
): unknown {
  const { fixed, body } = place.operation;
  if (fixed === undefined || !(input === undefined || isRecord(input))) return input;
  const property = typeof body === 'string' ? undefined : body.property;
  if (property === undefined) return merged(place, { given: input ?? {}, fixed });
  const given = input?.[property] ?? {};
  return isRecord(given) ? { ...input, [property]: merged(place, { given, fixed, below: [property] }) } : input;
}

function merged(
  place: { readonly client: ResolvedClient; readonly operation: Operation },
  {
    given,
    fixed,
    below = [],
  }: {
    readonly given: Readonly<Record<string, unknown>>;
    readonly fixed: Readonly<Record<string, unknown>>;
    readonly below?: readonly string[];
  },
): Record<string, unknown> {
  for (const [name, value] of Object.entries(fixed)) {
    if (!Object.hasOwn(given, name) || given[name] === undefined || given[name] === value) continue;
    const path = [...below, name];
    const message = `${path.join('.')}: is ${JSON.stringify(value)} in this operation; leave it out`;
    throw refuseInput(place, [{ path: toPointer(path), rule: 'const', message, limit: value }]);
  }
  return { ...given, ...fixed };
}
