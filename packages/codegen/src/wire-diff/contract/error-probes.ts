/** Answers to ask tables of errors with: each example, and its body under every status that a row names. */
import { type ErrorRowSpec, list } from '../../model/match-error-row.ts';
import { canonical } from '../schema/canonical.ts';

/** An answer as examples of rows are written. */
export type Answer = ErrorRowSpec['example'];

/** A status of each class that no row is likely to name. */
const unnamed = [199, 299, 399, 499, 599];

/** The answers, each once. */
export function answersOf(rows: readonly ErrorRowSpec[]): readonly Answer[] {
  const examples = rows.flatMap(({ example }) => (example === undefined ? [] : [example]));
  const named = rows.flatMap(({ when }) => (when.status === undefined ? [] : list(when.status)));
  const statuses = [...unnamed, ...named.filter((status) => typeof status === 'number')];
  const operations = rows.flatMap(({ when }) => (when.operation === undefined ? [] : list(when.operation)));
  const transports = rows.flatMap(({ when }) => (when.transport === undefined ? [] : list(when.transport)));
  const bodies = [
    {},
    ...examples.map(({ json, text }) => ({ ...(json !== undefined && { json }), ...(text !== undefined && { text }) })),
  ];
  const crossed = [...new Set(statuses)].flatMap((status) =>
    bodies.flatMap((body) =>
      [undefined, ...new Set(operations)].map((operation) => ({ ...body, status, ...(operation && { operation }) })),
    ),
  );
  const all: Answer[] = [...examples, ...crossed, ...transports.map((transport) => ({ transport }))];
  return [...new Map(all.map((answer) => [textOf(answer), answer])).values()];
}

function textOf(answer: Answer): string {
  return canonical(JSON.parse(JSON.stringify(answer)));
}
