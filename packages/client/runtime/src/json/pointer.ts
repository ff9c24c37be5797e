/**
 * The value at an RFC 6901 pointer, `''` being the whole; undefined where there is none. Only own properties count, so
 * that a body cannot reach the prototype.
 */
export function readPointer(value: unknown, pointer: string): unknown {
  let current: unknown = value;
  for (const token of tokensOf(pointer)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, token)) return undefined;
    current = (current as Record<string, unknown>)[token]; // an own member, as was just seen
  }
  return current;
}

/** Pointers come from provider definitions: few, and each is read at every call. */
const split = new Map<string, readonly string[]>();

/** The names and indexes that a pointer goes along. */
export function tokensOf(pointer: string): readonly string[] {
  const known = split.get(pointer);
  if (known !== undefined) return known;
  const tokens = pointer.split('/').slice(1).map(unescapeToken);
  split.set(pointer, tokens);
  return tokens;
}

/** The pointer to a place that is given as a list of property names and indexes. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}
