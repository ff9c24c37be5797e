import type { HttpAnswer } from '../exchange/http.ts';
import { mediaTypeOf } from '../images/media-type.ts';
import { sniff } from '../images/sniff.ts';
import { hazardOf, inexactNumbers } from '../json/hazard-of.ts';
import { toPointer } from '../json/pointer.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { label } from '../schema/wording.ts';

/** The body of an answer: JSON, text that is none, raw bytes of an image, or nothing at all. */
export type DecodedBody =
  | {
      readonly kind: 'json';
      readonly body: unknown;
      /** What may not have come through as it was meant: bytes that are no UTF-8, numbers that lost digits. */
      readonly issues: readonly ValidationIssue[];
    }
  | { readonly kind: 'text'; readonly body: string }
  | { readonly kind: 'raw'; readonly mediaType: string }
  | { readonly kind: 'empty' };

/** Labels that leave open what the bytes are. */
const vague = /^$|^application\/octet-stream$/;
/** Both take a byte order mark off. */
const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder();
const none: readonly ValidationIssue[] = [];

/** What the body is, judged by the answer's own label; JSON is tried whatever the label says, unless it names an image. */
export function decodeAnswer({ headers, body }: HttpAnswer): DecodedBody {
  if (body.size === 0) return { kind: 'empty' };
  const mediaType = mediaTypeOf(headers.get('content-type')) ?? '';
  if (mediaType.startsWith('image/') || (vague.test(mediaType) && sniff(body.view()) !== undefined))
    return { kind: 'raw', mediaType };
  const { text, issues } = toText(body.view());
  const json = parse(text, issues);
  if (json !== undefined) return json;
  return mediaType !== '' && vague.test(mediaType) ? { kind: 'raw', mediaType } : { kind: 'text', body: text };
}

function toText(bytes: Uint8Array): { text: string; issues: readonly ValidationIssue[] } {
  try {
    return { text: strict.decode(bytes), issues: none };
  } catch {
    const message = 'value: holds bytes that are no UTF-8; each is replaced by U+FFFD';
    return { text: lenient.decode(bytes), issues: [{ path: '', rule: 'utf-8', message }] };
  }
}

/** What is nested without end is no JSON to us: it overruns the stack of whoever reads it. */
function parse(text: string, issues: readonly ValidationIssue[]): DecodedBody | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const hazard = hazardOf(body);
  if (hazard === undefined) return { kind: 'json', body, issues };
  if (hazard === 'deep') return { kind: 'text', body: text };
  return { kind: 'json', body, issues: [...issues, ...inexactNumbers(body).map(inexact)] };
}

function inexact(path: readonly PropertyKey[]): ValidationIssue {
  const message = `${label(path)}: is a number past 2^53, whose last digits JavaScript cannot hold`;
  return { path: toPointer(path), rule: 'safe-integer', message };
}
