import { refuseInput } from '../call/check-input.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { toPointer } from '../json/pointer.ts';
import type { Operation } from '../operation.ts';
import { isRecord } from './flat-value.ts';

/**
 * The input with what the operation itself sets in its body.
 * @throws ValidationError where the caller gave another value for that, or one that asks for an answer of another method
 */
export function withFixed(
  place: { readonly client: ResolvedClient; readonly operation: Operation },
  input: unknown,
): unknown {
  const { fixed, body } = place.operation;
  if (!(input === undefined || isRecord(input))) return input;
  const property = typeof body === 'string' ? undefined : body.property;
  const below = property === undefined ? [] : [property];
  const given = property === undefined ? (input ?? {}) : (input?.[property] ?? {});
  if (!isRecord(given)) return input;
  refuse(place, { given, below });
  if (fixed === undefined) return input;
  const whole = merged(place, { given, fixed, below });
  return property === undefined ? whole : { ...input, [property]: whole };
}

/** Such an answer could not be read, and may have been paid for. */
function refuse(
  place: { readonly client: ResolvedClient; readonly operation: Operation },
  { given, below }: { readonly given: Readonly<Record<string, unknown>>; readonly below: readonly string[] },
): void {
  for (const [name, { value, method }] of Object.entries(place.operation.refused ?? {})) {
    if (!Object.hasOwn(given, name) || given[name] !== value) continue;
    const path = [...below, name];
    const message = `${path.join('.')}: cannot be ${JSON.stringify(value)} in this operation; call ${method} for that`;
    throw refuseInput(place, [{ path: toPointer(path), rule: 'not', message, limit: value }]);
  }
}

function merged(
  place: { readonly client: ResolvedClient; readonly operation: Operation },
  {
    given,
    fixed,
    below,
  }: {
    readonly given: Readonly<Record<string, unknown>>;
    readonly fixed: Readonly<Record<string, unknown>>;
    readonly below: readonly string[];
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
