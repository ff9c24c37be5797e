/** Answers to ask tables of errors with: each example, and its body under every status that a row names. */
import { type ErrorRowSpec, list } from '../../model/match-error-row.ts';
import { canonical } from '../schema/canonical.ts';

/** An answer as examples of rows are written. */
export type Answer = ErrorRowSpec['example'];

/** A status of each class that no row is likely to name. */
const unnamed = [199, 299, 399, 499, 599];

/** The answers, in the order in which they say most: examples, bare statuses, each body under each status. */
export function answersOf(rows: readonly ErrorRowSpec[]): readonly (readonly Answer[])[] {
  const examples = rows.flatMap(({ example }) => (example === undefined ? [] : [example]));
  const named = rows.flatMap(({ when }) => (when.status === undefined ? [] : list(when.status)));
  const statuses = [...new Set([...unnamed, ...named.filter((status) => typeof status === 'number')])];
  const operations = rows.flatMap(({ when }) => (when.operation === undefined ? [] : list(when.operation)));
  const calls: readonly Answer[] = [{}, ...[...new Set(operations)].map((operation) => ({ operation }))];
  const transports = rows.flatMap(({ when }) => (when.transport === undefined ? [] : list(when.transport)));
  const bare: readonly Answer[] = statuses.flatMap((status) => calls.map((call) => ({ ...call, status })));
  const bodies = once(examples.map(bodyOf));
  const crossed = bare.flatMap((answer) => bodies.map((body) => ({ ...answer, ...body })));
  return [examples, [...bare, ...transports.map((transport) => ({ transport }))], crossed];
}

function bodyOf({ json, text }: Answer): Answer {
  return { ...(json !== undefined && { json }), ...(text !== undefined && { text }) };
}

function once(answers: readonly Answer[]): readonly Answer[] {
  return [...new Map(answers.map((answer) => [textOf(answer), answer])).values()];
}

function textOf(answer: Answer): string {
  return canonical(JSON.parse(JSON.stringify(answer)));
}
