/** Writes a text into an address: everything but RFC 3986's unreserved characters as the percent-encoded bytes of its UTF-8. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, escaped);
}

/**
 * The same, but reserved characters and what is percent-encoded already stay (`allowReserved`). `&` and `#` are encoded all
 * the same: as they are they would end the value.
 */
export function percentEncodeUnreserved(text: string): string {
  return text
    .split(/(%[\dA-Fa-f]{2}|[:/?[\]@!$'()*+,;=])/)
    .map((piece, index) => (index % 2 === 1 ? piece : encodeURIComponent(piece)))
    .join('');
}

/** Writes a text into a form, where a blank is a plus. */
export function formEncode(text: string): string {
  return percentEncode(text).replaceAll('%20', '+');
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
