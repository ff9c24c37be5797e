import { bodyBytes } from '../cases/body-bytes.ts';
import { byteCount } from '../cases/byte-count.ts';
import type { WrittenAnswer } from '../cases/case-file.ts';
import { type BodySource, cutBody, filledBody, heldBody, joinedBody } from './body-source.ts';
import { codingsOf } from './content-codings.ts';
import { encodeBody } from './encode-body.ts';
import { rawBytes } from './raw-bytes.ts';

/** The body of an answer as it goes out, but for its framing; undefined where the answer has none. */
export async function answerBody(answer: WrittenAnswer, filesDirectory: string): Promise<BodySource | undefined> {
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
