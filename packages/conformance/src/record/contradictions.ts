import type { WrittenAnswer } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { isRecord } from '../json/is-record.ts';
import { pointerOf } from '../json/pointer.ts';

/** A recorded answer beside what the cases say. */
export interface Comparison {
  /** The last answer of the recording. */
  readonly answer: WrittenAnswer;
  /** The cases of the same operation. */
  readonly cases: readonly ConformanceCase[];
}

/**
 * Where a recorded answer is of another shape than the good answers that cases of the same operation hold: another status,
 * another type of a member, a member that no case has. One line each. The cases stay as they are: a person decides.
 */
export function contradictions({ answer, cases }: Comparison): readonly string[] {
  const known = cases.flatMap((one) => {
    const last = lastAnswer(one);
    return last && isGood(one) ? [{ name: one.name, answer: last }] : [];
  });
  if (known.length === 0) return [];
  const statuses = known.map(({ answer: { status } }) => status);
  const status = statuses.includes(answer.status)
    ? []
    : [`the status ${answer.status} was recorded; the cases know ${[...new Set(statuses)].sort().join(', ')}`];
  return [...status, ...shapeLines(shapeOf(answer.json), known)];
}

interface Known {
  readonly name: string;
  readonly answer: WrittenAnswer;
}

/** The types at each pointer; items of a list share one. */
type Shape = ReadonlyMap<string, ReadonlySet<string>>;

function shapeLines(recorded: Shape, known: readonly Known[]): string[] {
  const shapes = known.flatMap(({ name, answer }) =>
    Object.hasOwn(answer, 'json') ? [{ name, shape: shapeOf(answer.json) }] : [],
  );
  if (shapes.length === 0) return [];
  return [...recorded].flatMap(([pointer, types]) => {
    const there = shapes.flatMap(({ name, shape }) => {
      const found = shape.get(pointer);
      return found ? [{ name, types: found }] : [];
    });
    if (there.length === 0) return [`${pointer || 'the answer'} was recorded; no case has it`];
    // One case that has it so is enough: the others show the other ways.
    if ([...types].every((type) => there.some((one) => one.types.has(type)))) return [];
    return there.map(
      ({ name, types: other }) =>
        `${pointer || 'the answer'} was recorded as ${[...types].join(' or ')}; ${name} has ${[...other].join(' or ')}`,
    );
  });
}

function shapeOf(value: unknown): Shape {
  const shape = new Map<string, Set<string>>();
  const visit = (found: unknown, tokens: readonly string[]): void => {
    if (found === undefined) return;
    const pointer = pointerOf(tokens);
    shape.set(pointer, (shape.get(pointer) ?? new Set()).add(typeOf(found)));
    if (Array.isArray(found)) for (const item of found) visit(item, [...tokens, '*']);
    else if (isRecord(found)) for (const [name, item] of Object.entries(found)) visit(item, [...tokens, name]);
  };
  visit(value, []);
  return shape;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Cases that show what a provider says when all is well; the others show what it never said. */
function isGood({ kind, expect }: ConformanceCase): boolean {
  return ['success', 'task', 'contradiction'].includes(kind) && !expect.error && !expect.issues && !expect.drift;
}

function lastAnswer({ exchange }: ConformanceCase): WrittenAnswer | undefined {
  const own = exchange.flatMap(({ steps }) => steps.flatMap((step) => ('respond' in step ? [step.respond] : [])));
  return own.filter(({ file }) => file === undefined).at(-1) ?? own.at(-1);
}
