/** A body of known length that is made where it is read: a long one need never be in memory. */
export interface BodySource {
  readonly length: number;
  /** The bytes from one place to another, both within the length. */
  slice(from: number, to: number): Buffer;
}

/** Bytes that are there. */
export function heldBody(bytes: Buffer): BodySource {
  return { length: bytes.length, slice: (from, to) => bytes.subarray(from, to) };
}

/** So many bytes, which a text fills again and again. */
export function filledBody(text: string, length: number): BodySource {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) throw new Error('a body cannot be filled with an empty text');
  const slice = (from: number, to: number): Buffer => {
    const start = from % bytes.length;
    return Buffer.alloc(start + to - from, bytes).subarray(start);
  };
  return { length, slice };
}

/** Bodies one behind the other. */
export function joinedBody(parts: readonly BodySource[]): BodySource {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const slice = (from: number, to: number): Buffer => {
    let start = 0;
    const pieces = parts.map((part) => {
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, part.length)];
      start += part.length;
      return first < last ? part.slice(first, last) : Buffer.alloc(0);
    });
    return Buffer.concat(pieces);
  };
  return { length, slice };
}

/** A body without its last bytes. */
export function cutBody(body: BodySource, bytes: number): BodySource {
  return { length: Math.max(body.length - bytes, 0), slice: body.slice };
}

/** The pieces of a body: the first of the sizes given, all others of the size for the rest, none of them empty. */
export function* piecesOf(
  body: BodySource,
  sizes: readonly number[],
  rest: number,
): Generator<Buffer, void, undefined> {
  for (let at = 0, index = 0; at < body.length; index += 1) {
    const to = Math.min(at + (sizes[index] ?? rest), body.length);
    yield body.slice(at, to);
    at = to;
  }
}
