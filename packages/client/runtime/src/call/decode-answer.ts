import type { HttpAnswer } from '../exchange/http.ts';
import { firstBytes } from '../images/first-bytes.ts';
import { mediaTypeOf } from '../images/media-type.ts';
import { isDeep } from '../json/is-deep.ts';

/** The body of an answer: JSON, text that is none, raw bytes of an image, or nothing at all. */
export type DecodedBody =
  | { readonly kind: 'json'; readonly body: unknown }
  | { readonly kind: 'text'; readonly body: string }
  | { readonly kind: 'raw'; readonly mediaType: string }
  | { readonly kind: 'empty' };

/** Labels that leave open what the bytes are. */
const vague = /^$|^application\/octet-stream$/;

/** What the body is, judged by the answer's own label; JSON is tried whatever the label says, unless it names an image. */
export function decodeAnswer(answer: HttpAnswer): DecodedBody {
  if (answer.body.byteLength === 0) return { kind: 'empty' };
  const mediaType = mediaTypeOf(answer.headers.get('content-type')) ?? '';
  if (mediaType.startsWith('image/') || (vague.test(mediaType) && firstBytes(answer.body) !== undefined))
    return { kind: 'raw', mediaType };
  // The decoder takes a byte order mark off.
  const text = new TextDecoder().decode(answer.body);
  try {
    const body: unknown = JSON.parse(text);
    // What is nested without end overruns the stack of whoever reads it, so it is no JSON to us.
    return isDeep(body) ? { kind: 'text', body: text } : { kind: 'json', body };
  } catch {
    return mediaType !== '' && vague.test(mediaType) ? { kind: 'raw', mediaType } : { kind: 'text', body: text };
  }
}
