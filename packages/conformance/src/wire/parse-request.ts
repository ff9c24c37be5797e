/** An HTTP/1.1 request as it came over the wire: nothing normalised, nothing joined. */
export interface WireRequest {
  readonly method: string;
  /** Request target as sent. */
  readonly target: string;
  /** Header fields in order, names and values as sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The first request in the bytes and what follows it; undefined while it is incomplete. Throws on what is not HTTP/1.1. */
export function parseRequest(bytes: Buffer): { readonly request: WireRequest; readonly rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const line = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(first);
  if (!line) throw new Error(`not an HTTP/1.1 request line: ${JSON.stringify(first.slice(0, 80))}`);
  const headers = lines.map(parseField);
  const framed = takeBody(bytes.subarray(end + 4), headers);
  if (!framed) return undefined;
  const [, method = '', target = ''] = line;
  return { request: { method, target, headers, body: framed.body }, rest: framed.rest };
}

/** All values of a header field, whatever the case of its name. */
export function fieldValues(headers: WireRequest['headers'], name: string): string[] {
  return headers.filter(([field]) => field.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

function parseField(line: string): [string, string] {
  const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line);
  if (!field) throw new Error(`not a header field: ${JSON.stringify(line.slice(0, 80))}`);
  return [field[1] ?? '', field[2] ?? ''];
}

interface Framed {
  readonly body: Buffer;
  readonly rest: Buffer;
}

function takeBody(bytes: Buffer, headers: WireRequest['headers']): Framed | undefined {
  const lengths = fieldValues(headers, 'content-length');
  const codings = fieldValues(headers, 'transfer-encoding');
  if (codings.length > 0 && lengths.length > 0) throw new Error('both content-length and transfer-encoding');
  if (codings.length > 0) {
    if (codings.join() !== 'chunked') throw new Error(`transfer-encoding ${codings.join()} is not known`);
    return takeChunks(bytes);
  }
  if (lengths.length > 1 || !/^\d*$/.test(lengths[0] ?? '')) throw new Error(`content-length ${lengths.join()}`);
  const length = Number(lengths[0] ?? 0);
  return bytes.length < length ? undefined : { body: bytes.subarray(0, length), rest: bytes.subarray(length) };
}

function takeChunks(bytes: Buffer): Framed | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = /^[0-9a-fA-F]+/.exec(bytes.toString('latin1', at, lineEnd))?.[0];
    if (size === undefined) throw new Error('a chunk without a size');
    const start = lineEnd + 2;
    const length = Number.parseInt(size, 16);
    // Trailers are not expected of any client here: the last chunk is followed by the empty line.
    if (bytes.length < start + length + 2) return undefined;
    if (bytes.toString('latin1', start + length, start + length + 2) !== '\r\n')
      throw new Error('a chunk without its end');
    if (length === 0) return { body: Buffer.concat(chunks), rest: bytes.subarray(start + 2) };
    chunks.push(bytes.subarray(start, start + length));
    at = start + length + 2;
  }
}
