import type { Expectation } from '../cases/case-file.ts';
import { compareValues, isRecord } from './compare-values.ts';
import type { Outcome } from './outcome.ts';

/** Compares the members named of what `withResponse()` told, each of them closed; of `headers` only the fields named. */
export function compareResponse(
  expected: NonNullable<Expectation['response']>,
  { response, failure }: Outcome,
): string[] {
  if (failure) return [];
  if (!isRecord(response)) return ['response: withResponse() told nothing'];
  return Object.entries(expected).flatMap(([name, value]) => {
    const actual = response[name];
    if (name !== 'headers' || !(actual instanceof Headers) || !isRecord(value)) {
      return compareValues({ expected: value, actual, at: `response /${name}` });
    }
    return Object.entries(value).flatMap(([field, text]) =>
      compareValues({ expected: text, actual: actual.get(field) ?? undefined, at: `response /headers/${field}` }),
    );
  });
}
