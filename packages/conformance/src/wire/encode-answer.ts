import { STATUS_CODES } from 'node:http';
import type { WrittenAnswer } from '../cases/case-file.ts';
import { answerBody } from './answer-body.ts';
import { answerFields, isChunked } from './answer-fields.ts';
import { piecesOf } from './body-source.ts';
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

/**
 * The bytes of an answer: status line, fields, body; a content-type and the framing are added where the fixture has none.
 * Files are read from `filesDirectory`.
 */
export async function encodeAnswer(answer: WrittenAnswer, filesDirectory: string): Promise<EncodedAnswer> {
  const body = await answerBody(answer, filesDirectory);
  const fields = answerFields(answer, body?.length);
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
