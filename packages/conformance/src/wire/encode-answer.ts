import { STATUS_CODES } from 'node:http';
import { bodyBytes } from '../cases/body-bytes.ts';
import { byteCount } from '../cases/byte-count.ts';
import type { ContentCoding, WrittenAnswer } from '../cases/case-file.ts';
import { type BodySource, cutBody, filledBody, heldBody, joinedBody, piecesOf } from './body-source.ts';
import { encodeBody } from './encode-body.ts';
import { rawBytes } from './raw-bytes.ts';

/** An answer that is ready to be sent. */
export interface EncodedAnswer {
  /** Its bytes, made as they are read: what is written at once, one behind the other. */
  readonly pieces: Iterable<Buffer>;
  /** The pieces are to arrive apart from each other. */
  readonly paused: boolean;
}

/** Bytes that are written at once where a fixture says no other. */
const pieceSize = 65_536;

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  json: 'application/json',
  html: 'text/html; charset=utf-8',
};

/**
 * The bytes of an answer: status line, fields, body; a content-type and the framing are added where the fixture has none.
 * Files are read from `filesDirectory`.
 */
export async function encodeAnswer(answer: WrittenAnswer, filesDirectory: string): Promise<EncodedAnswer> {
  const body = await bodyOf(answer, filesDirectory);
  const fields = fieldsOf(answer, body?.length);
  const chunked = isChunked(fields);
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? 'Unnamed'}`,
    ...fields.filter(([, value]) => value !== '').map((pair) => pair.join(': ')),
  ];
  const paused = answer.chunks !== undefined;
  const ends = {
    head: Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'),
    trailing: rawBytes(answer.trailing ?? ''),
    least: paused ? 0 : pieceSize,
  };
  const pieces = body === undefined ? [] : piecesOf(body, ...sizesOf(answer));
  const framed = chunked ? chunks(pieces, answer.unfinished === true) : pieces;
  return { pieces: merged(framed, ends), paused };
}

async function bodyOf(answer: WrittenAnswer, filesDirectory: string): Promise<BodySource | undefined> {
  const { fill, prefix, suffix, encode, cut = 0 } = answer;
  const written = fill === undefined ? bodyBytes(answer, filesDirectory) : undefined;
  const own = fill ? filledBody(fill.text, byteCount(fill.bytes)) : written && heldBody(written);
  if (own === undefined && prefix === undefined && suffix === undefined) return undefined;
  const parts = [heldBody(rawBytes(prefix ?? '')), own ?? heldBody(Buffer.alloc(0)), heldBody(rawBytes(suffix ?? ''))];
  const whole = joinedBody(parts);
  const codings = codingsOf(encode);
  const encoded = fill && codings.length > 0 ? await bomb(answer, whole) : await encodeBody(whole, codings);
  return cutBody(encoded, cut);
}

/** The most that is encoded for one answer; what is not encoded may be longer. */
const mostEncoded = 1024 * 1024 * 1024;

/** Large bodies that were encoded, by what they are made of: the encoding takes a second, and many cases send the same. */
const bombs = new Map<string, Promise<BodySource>>();

function bomb({ fill, prefix, suffix, encode }: WrittenAnswer, body: BodySource): Promise<BodySource> {
  if (body.length > mostEncoded)
    throw new Error(`a body of ${fill?.bytes} would take too long to encode; ${mostEncoded >> 20}MB are the most`);
  const name = JSON.stringify([fill, prefix, suffix, encode]);
  const made = bombs.get(name) ?? encodeBody(body, codingsOf(encode));
  bombs.set(name, made);
  return made;
}

function codingsOf(encode: WrittenAnswer['encode']): readonly ContentCoding[] {
  if (encode === undefined) return [];
  return typeof encode === 'string' ? [encode] : encode;
}

function fieldsOf(answer: WrittenAnswer, length: number | undefined): [string, string][] {
  const fields = fieldPairs(answer.headers);
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.some(([field]) => field.toLowerCase() === name)) fields.push([name, value]);
  };
  add('content-type', mediaTypeOf(answer));
  add('content-encoding', answer.label ?? (codingsOf(answer.encode).join(', ') || undefined));
  if (!isChunked(fields)) add('content-length', toldLength(answer, length));
  const { fields: count, bytes } = answer.padding ?? { fields: 0, bytes: 0 };
  for (let index = 1; index <= count; index += 1) fields.push([`x-padding-${index}`, 'x'.repeat(bytes)]);
  return fields;
}

function toldLength(
  { status, contentLength, lengthOff = 0 }: WrittenAnswer,
  length: number | undefined,
): string | undefined {
  // 1xx, 204 and 304 have no body, so a length there would be a lie of the server's own.
  const bodiless = length === undefined && (status < 200 || status === 204 || status === 304);
  if (bodiless && contentLength === undefined && lengthOff === 0) return undefined;
  return String(contentLength ?? (length ?? 0) + lengthOff);
}

function isChunked(fields: readonly (readonly [string, string])[]): boolean {
  return fields.some(([name, value]) => name.toLowerCase() === 'transfer-encoding' && value === 'chunked');
}

function sizesOf({ chunks: sizes }: WrittenAnswer): [first: readonly number[], rest: number] {
  return typeof sizes === 'number' ? [[], sizes] : [sizes ?? [], pieceSize];
}

function* chunks(pieces: Iterable<Buffer>, unfinished: boolean): Generator<Buffer, void, undefined> {
  for (const piece of pieces) yield Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, crlf]);
  if (!unfinished) yield Buffer.from('0\r\n\r\n');
}

const crlf = Buffer.from('\r\n');

/** The head goes out with the first piece and what trails with the last; pieces that are too small go out together. */
function* merged(
  pieces: Iterable<Buffer>,
  { head, trailing, least }: { readonly head: Buffer; readonly trailing: Buffer; readonly least: number },
): Generator<Buffer, void, undefined> {
  let held: Buffer | undefined;
  for (const piece of pieces) {
    if (held !== undefined && held.length >= least) {
      yield held;
      held = piece;
    } else held = Buffer.concat([held ?? head, piece]);
  }
  yield Buffer.concat([held ?? head, trailing]);
}

function fieldPairs(headers: WrittenAnswer['headers']): [string, string][] {
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers ?? {});
  return pairs.map(([name, value]) => [name, value]);
}

function mediaTypeOf(answer: WrittenAnswer): string | undefined {
  if (Object.hasOwn(answer, 'json')) return 'application/json';
  if (answer.text !== undefined || answer.fill !== undefined) return 'text/plain; charset=utf-8';
  if (answer.base64 !== undefined) return 'application/octet-stream';
  const extension = answer.file?.split('.').pop();
  return extension === undefined ? undefined : (mediaTypes[extension] ?? 'application/octet-stream');
}
