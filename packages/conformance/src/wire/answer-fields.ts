import type { WrittenAnswer } from '../cases/case-file.ts';
import { codingsOf } from './content-codings.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  json: 'application/json',
  html: 'text/html; charset=utf-8',
};

/**
 * The header fields of an answer: those of the fixture in their order, then the server's own where the fixture has none; an
 * empty value says that the field is left out. `length` is that of the body.
 */
export function answerFields(answer: WrittenAnswer, length: number | undefined): [string, string][] {
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

/** Whether the body of an answer with these fields goes out in chunks. */
export function isChunked(fields: readonly (readonly [string, string])[]): boolean {
  return fields.some(([name, value]) => name.toLowerCase() === 'transfer-encoding' && value === 'chunked');
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
