import type { HttpAnswer } from '../exchange/http.ts';

/** The body of an answer: JSON, text that is none, raw bytes of an image, or nothing at all. */
export type DecodedBody =
  | { readonly kind: 'json'; readonly body: unknown }
  | { readonly kind: 'text'; readonly body: string }
  | { readonly kind: 'raw'; readonly mediaType: string }
  | { readonly kind: 'empty' };

/** The media type of an answer, in lower case and without its parameters. */
export function mediaTypeOf(headers: Headers): string | undefined {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() || undefined;
}

/** What the body is, judged by the answer's own label; JSON is tried whatever the label says, unless it names an image. */
export function decodeAnswer(answer: HttpAnswer): DecodedBody {
  if (answer.body.byteLength === 0) return { kind: 'empty' };
  const mediaType = mediaTypeOf(answer.headers);
  if (mediaType !== undefined && /^image\/|^application\/octet-stream$/.test(mediaType))
    return { kind: 'raw', mediaType };
  // The decoder takes a byte order mark off.
  const text = new TextDecoder().decode(answer.body);
  try {
    return { kind: 'json', body: JSON.parse(text) };
  } catch {
    return { kind: 'text', body: text };
  }
}
