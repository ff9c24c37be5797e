import { pointerOf, readPointer, tokensOf } from '../json/pointer.ts';
import { textsTold } from '../texts/texts-told.ts';
import type { BodyTest, ContractRow } from './contract.ts';
import { saysOf } from './row-reached.ts';

/** A body, in a box where there is one. */
export interface PossibleBody {
  readonly body?: unknown;
}

/** Something of each kind that no contract speaks about. */
const strangers: readonly unknown[] = [null, 7, true, ['stranger'], { stranger: 1 }];

const most = 200_000;

/**
 * A body for every combination of what the rows can say of one: for each pointer a value of each kind that its tests tell
 * apart, texts that some expressions find and others do not among them, each beside each of the others; and of bodies that no
 * row tells apart the first.
 */
export function possibleBodies(rows: readonly ContractRow[]): readonly PossibleBody[] {
  const tests = rows.flatMap(({ when }) => (when.body === undefined ? [] : [when.body]));
  const byPointer = Map.groupBy(
    tests.flatMap((one) => Object.entries(one)),
    ([pointer]) => pointer,
  );
  const places = [...byPointer].map(([pointer, found]) => ({
    pointer,
    values: valuesFor(found.map(([, test]) => test)),
  }));
  const count = places.reduce((product, { values }) => product * (values.length + 1), 1);
  if (count > most) throw new Error(`the rows tell ${count} bodies apart; more than ${most} are not gone through`);
  const wholes = [
    undefined,
    'stranger',
    null,
    [],
    ...places.flatMap(({ pointer, values }) => (pointer === '' ? values : [])),
  ];
  const bodies = [...wholes, ...combine(places.filter(({ pointer }) => pointer !== ''))];
  const told = Map.groupBy(bodies, (body) => tests.map((one) => Number(saysOf(one, body))).join(''));
  return [...told.values()].map(([body]) => (body === undefined ? {} : { body }));
}

/** A value for each answer that the tests can give together, without the one for there being no value. */
function valuesFor(tests: readonly BodyTest[]): readonly unknown[] {
  const named = tests.flatMap(({ equals, not, in: among = [] }) => [equals, not, ...among]);
  const patterns = [...new Set(tests.flatMap(({ matches }) => matches ?? []))];
  const texts = textsTold(patterns, 'iu');
  return [...new Set([...named.filter((value) => value !== undefined), ...texts, ...strangers])];
}

interface Place {
  readonly pointer: string;
  readonly values: readonly unknown[];
}

function combine(places: readonly Place[]): readonly object[] {
  let bodies: readonly object[] = [{}];
  // Outer places first: what stands at `/error` decides whether anything can stand at `/error/code`.
  for (const { pointer, values } of places.toSorted((a, b) => a.pointer.length - b.pointer.length)) {
    bodies = bodies.flatMap((body) => [
      body,
      ...values.flatMap((value) => {
        const filled = structuredClone(body);
        return put(filled, pointer, value) ? filled : [];
      }),
    ]);
  }
  return bodies;
}

/** False where something stands in the way. */
function put(body: object, pointer: string, value: unknown): boolean {
  const names = [...tokensOf(pointer)];
  const last = names.pop();
  let place: object = body;
  for (const name of names) {
    const inner: unknown = Reflect.get(place, name);
    const next = inner === undefined ? {} : inner;
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return false;
    Reflect.set(place, name, next);
    place = next;
  }
  if (last !== undefined && readPointer(place, pointerOf([last])) === undefined) Reflect.set(place, last, value);
  return true;
}
