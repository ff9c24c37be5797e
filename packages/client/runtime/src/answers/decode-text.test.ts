import { expect, test } from 'vitest';
import { AnswerBody } from '../exchange/answer-body.ts';
import { decodeText } from './decode-text.ts';

const body = new AnswerBody([new Uint8Array([0xe9])]);

test.each([
  ['text/plain; charset=iso-8859-1', 'é'],
  ['text/plain;charset="iso-8859-1"', 'é'],
  ["text/plain;  CHARSET='ISO-8859-1'; x=y", 'é'],
  ['text/plain; x-charset=iso-8859-1', '\ufffd'],
  ['text/plain; charset = iso-8859-1', '\ufffd'],
  ['text/plain; charset=x-none', '\ufffd'],
  ['text/plain', '\ufffd'],
  [undefined, '\ufffd'],
])('a text of %s is read by its charset, else as UTF-8', (type, text) => {
  expect(decodeText({ headers: new Headers(type === undefined ? {} : { 'content-type': type }), body })).toBe(text);
});
