import { type Answer, type AttemptOptions, notDue, refuseFailure } from '../call/attempt.ts';
import { parseText } from '../call/decode-answer.ts';
import type { HttpAnswer } from '../exchange/http.ts';
import { mediaTypeOf } from '../images/media-type.ts';
import type { AnswerKind } from '../operation.ts';
import { isJson } from '../request/json-text.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { decodeText } from './decode-text.ts';

const none: readonly ValidationIssue[] = [];

/**
 * Reads an answer with a status of success as what its media type says it is, of the kinds that the operation answers with.
 * @throws ProtocolError for an answer of no such kind, LimnerError of the contract's making
 */
export function acceptAnswer(options: AttemptOptions, answer: HttpAnswer): Answer {
  const { answers: kinds = ['json'] } = options.operation;
  const label = mediaTypeOf(answer.headers.get('content-type')) ?? '';
  const { size } = answer.body;
  if (size === 0) return accepted(answer, { body: emptyOf(options, { kinds, answer }), issues: none });
  switch (kindOf(label, kinds)) {
    case 'json':
      return acceptJson(options, answer);
    case 'text':
      return accepted(answer, { body: decodeText(answer), issues: none });
    case 'bytes':
      return accepted(answer, { body: answer.body.bytes(), issues: none });
    case 'none':
      return accepted(answer, { body: undefined, issues: [unexpected(size)] });
    case 'events':
    case undefined: {
      const what = `${size} bytes of ${label.slice(0, 60) || 'no content type'} where ${kinds.join(' or ')} is due`;
      throw notDue(options, { status: answer.status, headers: answer.headers, body: undefined, what });
    }
  }
}

/** Of the kinds that are due, the one that the label tells; else the one that can be anything. */
function kindOf(label: string, kinds: readonly AnswerKind[]): AnswerKind | undefined {
  const due = (kind: AnswerKind): boolean => kinds.includes(kind);
  if (isJson(label) && due('json')) return 'json';
  if (isText(label) && due('text')) return 'text';
  if (label !== '' && due('bytes')) return 'bytes';
  return (['json', 'text', 'bytes', 'none', 'events'] as const).find(due);
}

function isText(label: string): boolean {
  return (
    /^text\/|[/+](xml|x?-?yaml|csv|(x-)?ndjson|jsonl|javascript|x-www-form-urlencoded)$/.test(label) || isJson(label)
  );
}

function acceptJson(options: AttemptOptions, answer: HttpAnswer): Answer {
  const { status, headers } = answer;
  const decoded = parseText(answer.body);
  if (decoded.kind !== 'json') {
    const label = mediaTypeOf(headers.get('content-type')) ?? 'no content type';
    const what = `${answer.body.size} bytes that are no JSON (${label.slice(0, 60)})`;
    throw notDue(options, { status, headers, body: decoded.body, what });
  }
  refuseFailure(options, { status, headers, body: decoded.body });
  return { status, headers, answeredAt: Date.now(), ...decoded };
}

/** What an empty body is to a caller who is due one of these kinds. */
function emptyOf(
  options: AttemptOptions,
  { kinds, answer }: { kinds: readonly AnswerKind[]; answer: HttpAnswer },
): unknown {
  if (kinds.includes('none') || options.operation.method === 'HEAD') return undefined;
  if (kinds.includes('text')) return '';
  if (kinds.includes('bytes')) return new Uint8Array();
  const what = `an empty body where ${kinds.join(' or ')} is due`;
  throw notDue(options, { status: answer.status, headers: answer.headers, body: undefined, what });
}

/** An answer whose body has no documented shape to be held against. */
function accepted(
  { status, headers }: HttpAnswer,
  { body, issues }: { readonly body: unknown; readonly issues: readonly ValidationIssue[] },
): Answer {
  return { status, headers, body, marked: body, issues, shapeless: true, answeredAt: Date.now() };
}

function unexpected(size: number): ValidationIssue {
  return { path: '', rule: 'no-body', message: `value: expected no body, got ${size} bytes`, received: size };
}
