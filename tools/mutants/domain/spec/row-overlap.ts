import { listOf, type Members, membersOf } from './json.ts';

/** False where it is plain that no failure reaches both rows, so that their order means nothing. */
export function canOverlap(one: Members, other: Members): boolean {
  const [a, b] = [membersOf(one.when), membersOf(other.when)];
  // A failure without an answer has neither a status nor a body; a failed task is told by an answer, so that is no
  // border.
  if ((a.transport !== undefined && needsAnswer(b)) || (b.transport !== undefined && needsAnswer(a))) return false;
  return (
    shares(a.status, b.status, sameStatus) &&
    shares(a.operation, b.operation, Object.is) &&
    shares(a.transport, b.transport, Object.is) &&
    bodiesAgree(membersOf(a.body), membersOf(b.body))
  );
}

function needsAnswer({ task, status, body }: Members): boolean {
  return task !== undefined || status !== undefined || body !== undefined;
}

/** No list stands for everything. */
function shares(one: unknown, other: unknown, same: (a: unknown, b: unknown) => boolean): boolean {
  if (one === undefined || other === undefined) return true;
  return listOf(one).some((a) => listOf(other).some((b) => same(a, b)));
}

function sameStatus(a: unknown, b: unknown): boolean {
  const [one, other] = [String(a), String(b)];
  return one === other || (`${one[0]}xx` === `${other[0]}xx` && (one.endsWith('xx') || other.endsWith('xx')));
}

/** One value cannot equal two others. */
function bodiesAgree(a: Members, b: Members): boolean {
  return Object.keys(a).every((pointer) => {
    const [one, other] = [valuesOf(membersOf(a[pointer])), valuesOf(membersOf(b[pointer]))];
    return !one || !other || one.some((value) => other.includes(value));
  });
}

function valuesOf(predicate: Members): readonly unknown[] | undefined {
  if ('equals' in predicate) return [predicate.equals];
  return Array.isArray(predicate.in) ? predicate.in : undefined;
}
