import type { Expectation } from '../cases/case-file.ts';
import type { Observation } from '../client-program/protocol.ts';
import { isRecord } from '../json/is-record.ts';
import { compareValues } from './compare-values.ts';

/** Compares the members named of what `withResponse()` told, each of them closed; of `headers` only the fields named. */
export function compareResponse(
  expected: NonNullable<Expectation['response']>,
  { response, error }: Observation,
): string[] {
  if (error) return [];
  if (!response) return ['response: withResponse() told nothing'];
  return Object.entries(expected).flatMap(([name, value]) => {
    const actual = response[name];
    if (name !== 'headers' || !isRecord(actual) || !isRecord(value)) {
      return compareValues({ expected: value, actual, at: `response /${name}` });
    }
    return Object.entries(value).flatMap(([field, text]) =>
      compareValues({ expected: text, actual: actual[field.toLowerCase()], at: `response /headers/${field}` }),
    );
  });
}
