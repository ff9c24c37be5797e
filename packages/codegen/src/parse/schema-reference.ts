import type { JsonObject } from '../json.ts';

/** A reference to an entry of components.schemas, whose key may be any text. */
export function referenceTo(key: string): JsonObject & { $ref: string } {
  const pointer = key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
  return { $ref: `#/components/schemas/${/^[\w.-]+$/.test(key) ? key : encodeURIComponent(pointer)}` };
}
