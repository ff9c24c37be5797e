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
  const pieces: string[] = [];
  const path = new Set<unknown>();
  const todo: Step[] = [{ value }];
  for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
    if ('text' in step) pieces.push(step.text);
    if ('leave' in step) path.delete(step.leave);
    if (!('value' in step)) continue;
    if (typeof step.value !== 'object' || step.value === null || path.has(step.value)) pieces.push(scalar(step.value));
    else {
      path.add(step.value);
      for (const next of open(step.value).reverse()) todo.push(next);
    }
  }
  return pieces.join('');
}

/** What is next to write: a text, a value, or nothing, when a value is left. */
type Step = { readonly text: string } | { readonly value: unknown } | { readonly leave: unknown };

function open(value: object): Step[] {
  const steps: Step[] = Array.isArray(value)
    ? value.flatMap((item: unknown) => [{ value: item }, { text: ',' }])
    : isObject(value)
      ? memberNames(value)
          .sort()
          .flatMap((name) => [{ text: `${JSON.stringify(name)}:` }, { value: value[name] }, { text: ',' }])
      : [];
  const [before, after] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return [{ text: before }, ...steps, { text: after }, { leave: value }];
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return Object.is(value, -0) ? '0' : String(value);
}
