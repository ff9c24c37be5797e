import { isObject, memberNames } from './members.ts';

/**
 * Whether two values are the same JSON: 1 is 1.0 and -0 is 0, the order of properties is nothing, undefined members are not
 * there. Without recursion, and no longer than the smaller of the two is big.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  const pairs: [unknown, unknown][] = [[one, other]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const parts = partsOf(...pair);
    if (parts === undefined) return false;
    for (const part of parts) pairs.push(part);
  }
  return true;
}

/** What remains to be compared of two values that are alike on the outside; undefined where they are not. */
function partsOf(one: unknown, other: unknown): readonly [unknown, unknown][] | undefined {
  if (one === other) return [];
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length ? one.map((item, index) => [item, other[index]]) : undefined;
  if (!isObject(one) || !isObject(other)) return undefined;
  const names = memberNames(one);
  if (memberNames(other).length !== names.length || !names.every((name) => Object.hasOwn(other, name)))
    return undefined;
  return names.map((name) => [one[name], other[name]]);
}

/**
 * A text that two values share if, and only if, they are the same JSON. Without recursion; of what contains itself
 * no more is written where it comes again.
 */
export function jsonKey(value: unknown): string {
  const open = [opened({ value })];
  const path = new Set<unknown>();
  let text = '';
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const name = top.names[top.written];
    if (name === undefined) {
      text += top.end;
      path.delete(top.value);
      open.pop();
      continue;
    }
    const part = top.value[name];
    top.written += 1;
    text += `,${scalar(name)}:`;
    if (!isContainer(part)) text += scalar(part);
    else if (!path.has(part)) {
      open.push(opened(part));
      path.add(part);
    }
  }
  return text;
}

type Container = Readonly<Record<string | number, unknown>>;

/** A list or an object that is being written: each part behind its name or number, then an end of its kind. */
interface Opened {
  readonly value: Container;
  readonly names: readonly (string | number)[];
  readonly end: string;
  written: number;
}

function opened(value: Container): Opened {
  return Array.isArray(value)
    ? { value, names: [...value.keys()], end: ']', written: 0 }
    : { value, names: memberNames(value).sort(), end: '}', written: 0 };
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** A text stands behind its length, so that nothing in it is taken for what comes after it. */
function scalar(value: unknown): string {
  return typeof value === 'string' ? `"${value.length}"${value}` : String(value);
}
