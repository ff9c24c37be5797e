import type { AnswerBody } from '../exchange/answer-body.ts';
import type { HttpAnswer } from '../exchange/http.ts';
import type { Base64Lifter } from '../images/base64-lifter.ts';
import { firstBytes } from '../images/first-bytes.ts';
import type { LiftedText } from '../images/lifted-text.ts';
import { mediaTypeOf } from '../images/media-type.ts';
import { putBack } from '../images/put-back.ts';
import { hazardOf, inexactNumbers } from '../json/hazard-of.ts';
import { toPointer } from '../json/pointer.ts';
import type { ImageLocator } from '../operation.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { label } from '../schema/wording.ts';

/** The body of an answer: JSON, text that is none, raw bytes of an image, or nothing at all. */
export type DecodedBody =
  | {
      readonly kind: 'json';
      readonly body: unknown;
      /** The body with marks in place of the base64 texts that are decoded already; else the very body. */
      readonly marked: unknown;
      /** What may not have come through as it was meant: bytes that are no UTF-8, numbers that lost digits. */
      readonly issues: readonly ValidationIssue[];
      readonly lifted: readonly LiftedText[];
    }
  | { readonly kind: 'text'; readonly body: string }
  | { readonly kind: 'raw'; readonly body?: undefined; readonly mediaType: string }
  | { readonly kind: 'empty'; readonly body?: undefined };

/** Labels that leave open what the bytes are. */
const vague = /^$|^application\/octet-stream$/;
/** Both take a byte order mark off. */
const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder();
const none: readonly ValidationIssue[] = [];

/** Who has seen the body come in, and where it may have taken texts from. */
export interface Lifting {
  readonly lifter: Base64Lifter;
  readonly locators: readonly ImageLocator[];
}

/** What the body is, judged by the answer's own label; JSON is tried whatever the label says, unless it names an image. */
export function decodeAnswer({ headers, body }: HttpAnswer, lifting?: Lifting): DecodedBody {
  if (body.size === 0) return { kind: 'empty' };
  const mediaType = mediaTypeOf(headers.get('content-type')) ?? '';
  if (mediaType.startsWith('image/') || (vague.test(mediaType) && firstBytes(body.view()) !== undefined))
    return { kind: 'raw', mediaType };
  const json = (lifting && parseLifted(lifting)) ?? parseText(body);
  return json.kind === 'text' && mediaType !== '' && vague.test(mediaType) ? { kind: 'raw', mediaType } : json;
}

/** Undefined where nothing was lifted, a text does not belong where it was, or what is left is no JSON. */
function parseLifted({ lifter, locators }: Lifting): DecodedBody | undefined {
  const rest = lifter.finish();
  if (rest === undefined) return undefined;
  const text = toText(rest.json);
  const decoded = parseJson(text);
  if (decoded.kind !== 'json') return undefined;
  const body: unknown = JSON.parse(text.text); // a value of its own, as the other one keeps its marks
  return putBack(body, locators, rest.lifted) ? { ...decoded, body, lifted: rest.lifted } : undefined;
}

function toText(bytes: Uint8Array): { text: string; issues: readonly ValidationIssue[] } {
  try {
    return { text: strict.decode(bytes), issues: none };
  } catch {
    const message = 'value: holds bytes that are no UTF-8; each is replaced by U+FFFD';
    return { text: lenient.decode(bytes), issues: [{ path: '', rule: 'utf-8', message }] };
  }
}

/** A body as JSON, or as the text that it is. */
export function parseText(body: AnswerBody): TextOrJson {
  return parseJson(toText(body.view()));
}

/** JSON, or text that is none. */
type TextOrJson = Extract<DecodedBody, { readonly kind: 'json' | 'text' }>;

/** What is nested without end is no JSON to us: it overruns the stack of whoever reads it. */
export function parseJson({ text, issues }: { text: string; issues: readonly ValidationIssue[] }): TextOrJson {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { kind: 'text', body: text };
  }
  const hazard = hazardOf(body);
  if (hazard === undefined) return { kind: 'json', body, marked: body, issues, lifted: [] };
  if (hazard === 'deep') return { kind: 'text', body: text };
  const all = [...issues, ...inexactNumbers(body).map(inexact)];
  return { kind: 'json', body, marked: body, issues: all, lifted: [] };
}

function inexact(path: readonly PropertyKey[]): ValidationIssue {
  const message = `${label(path)}: is a number past 2^53, whose last digits JavaScript cannot hold`;
  return { path: toPointer(path), rule: 'safe-integer', message };
}
