/** The encodings that a `content-encoding` field names, outermost last; `identity` is left out. */
export function encodingsOf(headers: Headers): string[] {
  const field = headers.get('content-encoding') ?? '';
  return field
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
}
