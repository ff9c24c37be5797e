/**
 * The value at an RFC 6901 pointer, `''` being the whole; undefined where there is none. Only own properties count, so
 * that a body cannot reach the prototype.
 */
export function readPointer(value: unknown, pointer: string): unknown {
  if (pointer === '') return value;
  let current: unknown = value;
  for (const token of pointer.split('/').slice(1)) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.getOwnPropertyDescriptor(current, unescapeToken(token))?.value;
  }
  return current;
}

/** The pointer to a place that is given as a list of property names and indexes. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}
