import { isRecord } from './is-record.ts';

/** Reference tokens of an RFC 6901 pointer: none for the whole. */
export function tokensOf(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer that names these reference tokens. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a pointer; undefined where there is none. */
export function readPointer(value: unknown, pointer: string): unknown {
  let found = value;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(found)) found = found[Number(token)];
    else found = isRecord(found) && Object.hasOwn(found, token) ? found[token] : undefined;
  }
  return found;
}

/** Puts a value where a pointer points, and makes the objects on the way that are missing. The whole cannot be replaced. */
export function writePointer(body: unknown, pointer: string, value: unknown): void {
  const tokens = tokensOf(pointer);
  const last = tokens.at(-1);
  if (last === undefined) return;
  const parent = tokens.slice(0, -1).reduce<unknown>((place, token) => {
    if (isRecord(place) && !isRecord(place[token]) && !Array.isArray(place[token])) place[token] = {};
    return readPointer(place, pointerOf([token]));
  }, body);
  if (Array.isArray(parent)) parent[Number(last)] = value;
  else if (isRecord(parent)) parent[last] = value;
}
