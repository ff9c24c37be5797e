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
 * A text that two values share if, and only if, they are the same JSON. Without recursion; what contains itself gets a text
 * all the same.
 */
export function canonicalJson(value: unknown): string {
  if (!isContainer(value)) return scalar(value);
  const whole = opened(value);
  const open = [whole];
  const path = new Set<object>([value]);
  let text = whole.begin;
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const name = top.names[top.written];
    if (name === undefined) {
      text += top.end;
      path.delete(top.value);
      open.pop();
      continue;
    }
    const part = top.value[name];
    text += `${top.written === 0 ? '' : ','}${top.isArray ? '' : `${JSON.stringify(name)}:`}`;
    top.written += 1;
    if (isContainer(part) && !path.has(part)) {
      const next = opened(part);
      text += next.begin;
      open.push(next);
      path.add(part);
    } else text += scalar(part);
  }
  return text;
}

type Container = Readonly<Record<string | number, unknown>>;

/** A list or an object that is being written. */
interface Opened {
  readonly value: Container;
  readonly isArray: boolean;
  readonly names: readonly (string | number)[];
  readonly begin: string;
  readonly end: string;
  written: number;
}

function opened(value: Container): Opened {
  const isArray = Array.isArray(value);
  const names = isArray ? [...value.keys()] : memberNames(value).sort();
  return { value, isArray, names, begin: isArray ? '[' : '{', end: isArray ? ']' : '}', written: 0 };
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return Object.is(value, -0) ? '0' : String(value);
}
