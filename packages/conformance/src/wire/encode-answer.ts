import { STATUS_CODES } from 'node:http';
import { bodyBytes } from '../cases/body-bytes.ts';
import type { WrittenAnswer } from '../cases/case-file.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  json: 'application/json',
  html: 'text/html; charset=utf-8',
};

/** The bytes of an answer: status line, fields, body; a content-type and the framing are added where the fixture has none. */
export function encodeAnswer(answer: WrittenAnswer, filesDirectory: string): Buffer {
  const body = bodyBytes(answer, filesDirectory);
  const written = fieldPairs(answer.headers);
  const has = (name: string): boolean => written.some(([field]) => field.toLowerCase() === name);
  const chunked = written.some(([field, value]) => field.toLowerCase() === 'transfer-encoding' && value === 'chunked');
  const fields = written.filter(([, value]) => value !== '');
  const mediaType = mediaTypeOf(answer);
  if (!has('content-type') && mediaType !== undefined) fields.push(['content-type', mediaType]);
  // 1xx, 204 and 304 have no body, so a length there would be a lie of the server's own.
  const bodiless = body === undefined && (answer.status < 200 || answer.status === 204 || answer.status === 304);
  if (!chunked && !has('content-length') && !(bodiless && answer.contentLength === undefined)) {
    fields.push(['content-length', String(answer.contentLength ?? body?.length ?? 0)]);
  }
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? 'Unnamed'}`,
    ...fields.map((pair) => pair.join(': ')),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), framedBody(body, chunked)]);
}

function framedBody(body: Buffer | undefined, chunked: boolean): Buffer {
  if (!chunked) return body ?? Buffer.alloc(0);
  const bytes = body ?? Buffer.alloc(0);
  const last = Buffer.from('0\r\n\r\n');
  if (bytes.length === 0) return last;
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n'), last]);
}

function fieldPairs(headers: WrittenAnswer['headers']): [string, string][] {
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers ?? {});
  return pairs.map(([name, value]) => [name, value]);
}

function mediaTypeOf(answer: WrittenAnswer): string | undefined {
  if (Object.hasOwn(answer, 'json')) return 'application/json';
  if (answer.text !== undefined) return 'text/plain; charset=utf-8';
  if (answer.base64 !== undefined) return 'application/octet-stream';
  const extension = answer.file?.split('.').pop();
  return extension === undefined ? undefined : (mediaTypes[extension] ?? 'application/octet-stream');
}
