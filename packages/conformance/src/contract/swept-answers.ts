import { plainBodies } from './plain-bodies.ts';
import type { Sweep } from './sweep.ts';

/** An answer to be given, and the row that it has to reach. */
export interface SweptAnswer {
  readonly status: number;
  /** Its name in the sweep. */
  readonly body: string;
  readonly row: string;
}

/** Statuses beside 400 to 599 that servers and those in between are known to give, and some that nobody gives. */
const odd: readonly number[] = [300, 301, 302, 303, 304, 305, 307, 308, 399, 600, 601, 799, 999];

/** Under these, too, an answer is given whose body says what it means. */
const underAny: readonly number[] = [200, 302, 400, 418, 500, 503, 600];

/** Of the bodies that are tried at the edges of what a row takes, each operation tries one in so many; the next one another. */
const share = 5;

/**
 * The answers to be given to calls of an operation: every status from 400 to 599 and the odd ones with a body of its own; the
 * edges of what each row takes with more of the bodies; and the body that a row is explained by, where it counts.
 */
export function sweptAnswers(
  sweep: Sweep,
  { operation, index }: { readonly operation: string; readonly index: number },
): readonly SweptAnswer[] {
  const plain = Object.keys(plainBodies).filter((name) => Object.hasOwn(sweep.bodies, name));
  const told = Object.keys(sweep.bodies).filter((name) => !plain.includes(name));
  const rows = new Map(Object.keys(sweep.bodies).map((body) => [body, rowsReached(sweep, { operation, body })]));
  const found = new Map<string, SweptAnswer>();
  const add = (status: number, body: string): void => {
    // There is no body to 304, whatever is sent.
    const row = rows.get(status === 304 ? 'nothing' : body)?.get(status);
    if (row === undefined || (status === 304 && body !== 'nothing')) return;
    found.set(`${status} ${body}`, { status, body, row });
  };
  for (const status of [...Array.from({ length: 200 }, (_, at) => at + 400), ...odd]) {
    add(status, status === 304 ? 'nothing' : (plain[(status + index) % plain.length] ?? 'nothing'));
  }
  for (const [at, body] of plain.entries()) {
    for (const status of edges(rows.get(body))) if ((status + at + index) % share === 0) add(status, body);
  }
  for (const body of told) {
    const own = rows.get(body);
    const isOf = (status: number): boolean => own?.get(status) === body;
    for (const status of underAny.filter(isOf)) add(status, body);
    for (const status of edges(own).filter(isOf).slice(0, 2)) add(status, body);
  }
  return [...found.values()];
}

/** The row that each status reaches with this body. */
function rowsReached(
  { answers }: Sweep,
  { operation, body }: { readonly operation: string; readonly body: string },
): ReadonlyMap<number, string> {
  const own = answers.filter(({ operations, bodies }) => operations.includes(operation) && bodies.includes(body));
  const reached = own.flatMap(({ rows }) => Object.entries(rows));
  return new Map(reached.flatMap(([row, ranges]) => statusesIn(ranges).map((status) => [status, row] as const)));
}

function statusesIn(ranges: string): readonly number[] {
  return ranges.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
}

/** Statuses at which another row begins. */
function edges(rows: ReadonlyMap<number, string> = new Map()): readonly number[] {
  return [...rows.keys()].filter(
    (status) => rows.get(status) !== rows.get(status - 1) || rows.get(status) !== rows.get(status + 1),
  );
}
