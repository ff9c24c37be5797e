/** Base64 as it came: bare, or out of a data URI which also tells the media type. */
export interface Base64Text {
  readonly text: string;
  readonly mediaType?: string;
}

/** The newest engines decode and encode natively; the types of the oldest supported one do not know it. */
interface NativeBase64 {
  readonly fromBase64?: (text: string, options: { readonly alphabet: string }) => Uint8Array;
}

/** Longer data URI headers than this are none. */
const longestHeader = 256;

/**
 * Splits a data URI; text without `data:` in front is bare base64.
 * @throws SyntaxError when it is a data URI, but not of base64
 */
export function parseBase64(source: string): Base64Text {
  const text = source.trim();
  if (!/^data:/i.test(text)) return { text };
  const comma = text.slice(0, longestHeader).indexOf(',');
  const [type = '', ...parameters] = text.slice(5, Math.max(5, comma)).toLowerCase().split(';');
  if (parameters.at(-1)?.trim() !== 'base64') throw new SyntaxError('it is a data URI without base64 in it');
  const data = { text: text.slice(comma + 1).trim() };
  return type.includes('/') ? { ...data, mediaType: type.trim() } : data;
}

/**
 * Decodes bare base64 of either alphabet. No pattern is run over the text, which may be megabytes: decoders skip what is
 * not of the alphabet, so whatever does not belong shows as missing bytes.
 * @throws SyntaxError when characters outside the alphabet are in it, or it was cut
 */
export function decodeBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const urlSafe = text.includes('-') || text.includes('_');
  // Only the URL-safe alphabet goes without padding; of the other one, an odd length is a cut text.
  const mayLackPadding = urlSafe && padding === 0 && text.length % 4 !== 1;
  if (text.length % 4 !== 0 && !mayLackPadding) throw new SyntaxError('the base64 is cut');
  const size = Math.floor(((text.length - padding) * 3) / 4);
  const bytes = decode(text, { size, urlSafe });
  if (bytes?.length !== size) throw new SyntaxError('characters that are no base64 are in it');
  return bytes;
}

/** The first bytes of bare base64 or a data URI, as far as they can be read, and its media type; never throws. */
export function base64Head(source: string, length: number): { bytes: Uint8Array; mediaType: string | undefined } {
  try {
    const { text, mediaType } = parseBase64(source);
    return { bytes: decodeBase64(text.slice(0, Math.ceil(length / 3) * 4)), mediaType };
  } catch {
    return { bytes: new Uint8Array(), mediaType: undefined };
  }
}

/** Encodes bytes as bare base64. */
export function encodeBase64(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  let binary = '';
  // In pieces, for a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

function decode(text: string, { size, urlSafe }: { size: number; urlSafe: boolean }): Uint8Array | undefined {
  if (typeof Buffer !== 'undefined') {
    // The decoder looks at the low byte of each character alone, so others would pass for letters.
    if (Buffer.byteLength(text) !== text.length) return undefined;
    // Not from the pool: the bytes are handed out, and with them would go the whole buffer they lie in.
    const buffer = Buffer.allocUnsafeSlow(size);
    return new Uint8Array(buffer.buffer, 0, buffer.write(text, 'base64'));
  }
  return decodeElsewhere(text, urlSafe);
}

/** Without Node's buffers: the decoders here throw where they do not skip. */
function decodeElsewhere(text: string, urlSafe: boolean): Uint8Array | undefined {
  const native = (Uint8Array as NativeBase64).fromBase64; // newer than the declared library
  try {
    if (native === undefined) return fromBinary(atob(urlSafe ? text.replaceAll('-', '+').replaceAll('_', '/') : text));
    return native.call(Uint8Array, text, { alphabet: urlSafe ? 'base64url' : 'base64' });
  } catch {
    return undefined;
  }
}

function fromBinary(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
