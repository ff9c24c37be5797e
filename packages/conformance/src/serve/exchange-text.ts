import { isSecretName } from '../secrets/canaries.ts';
import { replaceCanaries } from '../secrets/replace-canaries.ts';
import type { Answer } from './answer.ts';

/** A request as it came in. */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  /** Names and values in turn, as Node gives them. */
  readonly headers: readonly string[];
  readonly body: Uint8Array | string;
  /** The field that the provider takes the key in, whatever its name. */
  readonly keyHeader: string;
}

/** Base64 that is longer is cut. */
const longest = 60;

/** A whole exchange for the person who watches: what came with `>`, what went with `<`; keys masked, long base64 cut. */
export function exchangeText(request: ReceivedRequest, answer: Answer): string {
  const { method, target, headers, body, keyHeader } = request;
  const isKey = (name: string): boolean => name.toLowerCase() === keyHeader.toLowerCase();
  const pairs = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, isKey(name) ? masked : (headers[index + 1] ?? '')]] : [],
  );
  return [
    ...message('>', { first: `${method} ${target}`, pairs, body }),
    ...message('<', { first: String(answer.status), pairs: Object.entries(answer.headers), body: answer.body }),
    '',
  ].join('\n');
}

interface Message {
  readonly first: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly body: Uint8Array | string;
}

function message(mark: string, { first, pairs, body }: Message): string[] {
  const type = pairs.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const fields = pairs.map(([name, value]) => `${name}: ${isSecretName(name) ? masked : value}`);
  const text = readable(body, type);
  const lines = [first, ...fields, ...(text === '' ? [] : ['', ...text.split('\n')])];
  return mask(lines.join('\n'))
    .split('\n')
    .map((line) => `${mark} ${line}`.trimEnd());
}

const masked = '***';

function readable(body: Uint8Array | string, type: string): string {
  if (body.length === 0) return '';
  const isText = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml))/.test(type);
  if (!isText) return `(${type || 'no type'}, ${Buffer.byteLength(body)} bytes)`;
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  if (!type.includes('json')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function mask(text: string): string {
  const cut = text.replace(/[\w+/-]{61,}={0,2}/g, (run) =>
    /[+/=]|\d.*[A-Z]|[A-Z].*\d/.test(run) ? `${run.slice(0, longest)}... (${run.length} characters)` : run,
  );
  return replaceCanaries(cut, () => masked);
}
