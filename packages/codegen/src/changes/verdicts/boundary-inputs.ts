import { asArray, asObject, asString, isObject, type Json } from '../../json.ts';
import type { JudgedValue } from './judged-value.ts';

/** Inputs on both sides of the borders that a document draws, as `limner-conformance boundaries --write` writes them. */
export function boundaryInputs(operations: readonly Json[]): JudgedValue[] {
  return operations.flatMap((one) => {
    const { operation, variants } = asObject(one);
    return asArray(variants).flatMap((variant) => {
      const { input, boundaries } = asObject(lengthened(variant));
      return asArray(boundaries).map((boundary): JudgedValue => {
        return { kind: 'request', operation: asString(operation) ?? '', value: inputAt(asObject(input), boundary) };
      });
    });
  });
}

function inputAt(least: Readonly<Record<string, Json>>, boundary: Json): Json {
  const { whole, without, with: members } = asObject(boundary);
  if (whole !== undefined) return whole;
  const left = Object.entries(least).filter(([name]) => !asArray(without).includes(name));
  return { ...Object.fromEntries(left), ...asObject(members) };
}

/** Long texts of one character are written as that character and how often. */
function lengthened(value: Json): Json {
  if (Array.isArray(value)) return value.map(lengthened);
  if (!isObject(value)) return value;
  const { $text, times } = value;
  if (typeof $text === 'string' && typeof times === 'number') return $text.repeat(times);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, lengthened(item)]));
}
