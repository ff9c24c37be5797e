import type { Json } from '../json.ts';

/** A value of a page as JSON: what is no JSON, such as `undefined`, is null. */
export function toJson(value: unknown): Json {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}
