import type { HeaderFields } from '../transport/transport.ts';

const none: readonly string[] = [];

/** The encodings that a `content-encoding` field names, outermost last; `identity` is left out. */
export function encodingsOf(headers: HeaderFields): readonly string[] {
  const field = headers.get('content-encoding');
  if (field === null) return none;
  return field
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
}
