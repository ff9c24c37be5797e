import type { Contract, ContractOperation, ContractRow, Meaning } from './contract.ts';
import { plainBodies } from './plain-bodies.ts';
import { type Failure, isGood, rowReached } from './row-reached.ts';
import { transportKinds } from './transport-kinds.ts';

/** A body to answer with: JSON, or text; neither is no body. */
export interface SweptBody {
  readonly json?: unknown;
  readonly text?: string | undefined;
}

/** Which rows some failures of some operations reach: `{ 'not-found': '404 410', 'server-error': '500-599' }`. */
export interface SweptRows {
  readonly operations: readonly string[];
  /** Names of bodies; none for what goes wrong below HTTP. */
  readonly bodies: readonly string[];
  readonly rows: Readonly<Record<string, string>>;
}

/**
 * What a contract makes of a sweep of failures, written out. It is committed: cases are made of it and not of the contract, so
 * that a change of the contract shows as a difference, and does not move what the cases expect along with it.
 */
export interface Sweep {
  readonly host: string;
  readonly code: readonly string[];
  readonly operations: readonly ContractOperation[];
  /** By row. */
  readonly meanings: Readonly<Record<string, Meaning & Pick<ContractRow, 'evidence'>>>;
  readonly bodies: Readonly<Record<string, SweptBody>>;
  readonly answers: readonly SweptRows[];
  readonly transports: readonly SweptRows[];
}

/** Sweeps a contract: each operation x each status from 200 to 999 x plain bodies and the bodies that its rows are explained by. */
export function sweepContract({ host, code, operations, rows }: Contract): Sweep {
  const bodies = { ...plainBodies, ...examplesOf(rows) };
  const answers = operations.flatMap(({ id: operation }) => {
    const found = Object.entries(bodies).map(([name, body]) => {
      const reached = reach(
        rows,
        statuses.map((status) => answerOf({ operation, status, body })),
      );
      return { operations: [operation], bodies: [name], rows: reached };
    });
    return joined(found, 'bodies', ({ rows: reached }) => JSON.stringify(reached));
  });
  const transports = operations.map(({ id }) => {
    const kinds = transportKinds.map((transport) => ({ operation: id, transport }));
    return { operations: [id], bodies: [], rows: reach(rows, kinds) };
  });
  const meanings = rows.map(({ id, then, evidence }) => [id, { ...then, evidence }] as const);
  return {
    host,
    code,
    operations,
    meanings: Object.fromEntries(meanings),
    bodies,
    answers: joined(answers, 'operations', ({ bodies: names, rows: reached }) => JSON.stringify([names, reached])),
    transports: joined(transports, 'operations', ({ rows: reached }) => JSON.stringify(reached)),
  };
}

const statuses = Array.from({ length: 800 }, (_, index) => index + 200);

function examplesOf(rows: readonly ContractRow[]): Record<string, SweptBody> {
  const told = rows.filter(({ example }) => Object.hasOwn(example, 'json') || Boolean(example.text));
  return Object.fromEntries(
    told.map(({ id, example: { json, text } }) => [id, text === undefined ? { json } : { text }]),
  );
}

function answerOf({ operation, status, body }: { operation: string; status: number; body: SweptBody }): Failure {
  const { json, text } = body;
  const isBare = json === undefined && text === undefined;
  return { operation, status, ...(isBare ? {} : { body: text ?? json }) };
}

/** Of each row, in their order, what it is reached by. Successes, and answers of 2xx that are no JSON, reach none. */
function reach(rows: readonly ContractRow[], failures: readonly Failure[]): Record<string, string> {
  const isHeld = (failure: Failure): boolean =>
    !isGood(failure) || (typeof failure.body === 'object' && failure.body !== null);
  const found = failures.map((failure) => (isHeld(failure) ? rowReached(rows, failure)?.id : undefined));
  const lists = rows.map(({ id }) => [id, failures.filter((_, index) => found[index] === id)] as const);
  const reached = lists.filter(([, list]) => list.length > 0);
  return Object.fromEntries(reached.map(([id, list]) => [id, written(list)]));
}

/** `404 405-428`, or the kinds of transport failures. */
function written(failures: readonly Failure[]): string {
  const parts: { from: number | string; to: number | string }[] = [];
  for (const { status, transport = '' } of failures) {
    const last = parts.at(-1);
    if (last !== undefined && status !== undefined && last.to === status - 1) last.to = status;
    else parts.push({ from: status ?? transport, to: status ?? transport });
  }
  return parts.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

/** Those that are alike but for one list become one. */
function joined(
  found: readonly SweptRows[],
  list: 'bodies' | 'operations',
  likeness: (one: SweptRows) => string,
): readonly SweptRows[] {
  return [...Map.groupBy(found, likeness).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [{ ...first, [list]: alike.flatMap((one) => one[list]) }];
  });
}
