import { isObject, type Json } from '../src/json.ts';

/** A schema and an instance that show something. */
export interface Sample {
  readonly schema: Json;
  readonly instance: Json;
}

/**
 * Takes away from both whatever can be taken while the sample still shows it: a page of random schema becomes a line that
 * can be kept as a case. Ends after `limit` questions, at the least sample found.
 */
export async function reduce(
  sample: Sample,
  shows: (sample: Sample) => Promise<boolean>,
  limit = 1500,
): Promise<Sample> {
  let least = sample;
  let asked = 0;
  for (let smaller: Sample | undefined = least; smaller !== undefined && asked < limit; ) {
    smaller = undefined;
    for (const candidate of candidates(least)) {
      asked += 1;
      if (asked > limit) break;
      if (await shows(candidate)) {
        smaller = candidate;
        least = candidate;
        break;
      }
    }
  }
  return least;
}

function* candidates({ schema, instance }: Sample): Generator<Sample> {
  for (const less of lessThan(schema)) yield { schema: less, instance };
  for (const less of lessThan(instance)) yield { schema, instance: less };
}

/** The value with one thing less, the largest things first. */
function* lessThan(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    for (let index = value.length - 1; index >= 0; index -= 1) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) for (const less of lessThan(item)) yield value.with(index, less);
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
    for (const [name, member] of entries) {
      if (isObject(member) && Object.keys(member).length > 0) yield replaced(entries, name, {});
      for (const less of lessThan(member)) yield replaced(entries, name, less);
    }
  }
}

const replaced = (entries: readonly [string, Json][], name: string, value: Json): Json =>
  Object.fromEntries(entries.map(([other, member]) => [other, other === name ? value : member]));
