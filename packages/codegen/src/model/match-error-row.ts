/** Finds the row of an error contract that an example reaches; the generator's own reading, for its lint. */
import { isObject, type Json } from '../json.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import { lookUp } from '../parse/references.ts';

/** One row of the contract. */
export type ErrorRowSpec = ProviderSpec['errors'][number];
type Example = NonNullable<ErrorRowSpec['example']>;
type Predicate = NonNullable<ErrorRowSpec['when']['body']>[string];

/** The first row that matches. */
export function matchErrorRow(rows: readonly ErrorRowSpec[], example: Example): ErrorRowSpec | undefined {
  return rows.find(({ when }) => {
    const byStatus =
      when.status === undefined || list(when.status).some((pattern) => hasStatus(pattern, example.status));
    const byOperation = when.operation === undefined || list(when.operation).some((id) => id === example.operation);
    const byTransport = when.transport === undefined || list(when.transport).some((kind) => kind === example.transport);
    const byTask = when.task === undefined || when.task === example.task;
    return byStatus && byOperation && byTransport && byTask && hasBody(when.body, example);
  });
}

/** A value or a list of values as a list. */
export function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]; // what is no array is one T
}

function hasStatus(pattern: number | string, status: number | undefined): boolean {
  if (status === undefined) return false;
  return typeof pattern === 'number' ? pattern === status : pattern.charAt(0) === String(status).charAt(0);
}

function hasBody(predicates: Record<string, Predicate> | undefined, example: Example): boolean {
  const body = example.json !== undefined ? (example.json as Json) : (example.text ?? undefined); // YAML gives JSON only
  return Object.entries(predicates ?? {}).every(([pointer, predicate]) => {
    const value = body === undefined ? undefined : lookUp(body, pointer);
    return holds(predicate, value);
  });
}

/** A value that is not there equals nothing, is in no list and matches no pattern, but is `not` everything. */
function holds(predicate: Predicate, value: Json | undefined): boolean {
  const { exists, equals, not, in: values, matches } = predicate;
  if (exists !== undefined && exists !== (value !== undefined)) return false;
  if (equals !== undefined && value !== equals) return false;
  if (not !== undefined && value === not) return false;
  if (values !== undefined && !values.some((item) => item === value)) return false;
  return matches === undefined || (value !== undefined && new RegExp(matches, 'iu').test(asText(value)));
}

function asText(value: Json): string {
  return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
