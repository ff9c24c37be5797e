import type { HeaderFields } from '../transport/transport.ts';

/** The encodings that a `content-encoding` field names, outermost last; `identity` is left out. */
export function encodingsOf(headers: HeaderFields): string[] {
  const field = headers.get('content-encoding');
  if (field === null) return [];
  return field
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
}
