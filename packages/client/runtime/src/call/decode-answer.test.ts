import { expect, it } from 'vitest';
import { AnswerBody } from '../exchange/answer-body.ts';
import type { HttpAnswer } from '../exchange/http.ts';
import { Base64Lifter } from '../images/base64-lifter.ts';
import type { ImageLocator } from '../operation.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import { decodeAnswer, parseJson } from './decode-answer.ts';

function answer(body: string | Uint8Array, type?: string): HttpAnswer {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  return { status: 200, headers, body: new AnswerBody(body.length === 0 ? [] : [Buffer.from(body)]) };
}

const bytes = 'application/octet-stream';
const json = { kind: 'json', body: { a: 1 } };

it.each<[string, HttpAnswer, object]>([
  ['nothing, whatever its label', answer('', 'image/png'), { kind: 'empty' }],
  ['an image by its label', answer('{}', 'image/x-new'), { kind: 'raw', mediaType: 'image/x-new' }],
  ['an image by its bytes, labelled as bytes', answer(tinyPng(), bytes), { kind: 'raw', mediaType: bytes }],
  ['an image by its bytes, without a label', answer(tinyPng()), { kind: 'raw', mediaType: '' }],
  ['bytes that are no image, labelled as bytes', answer('abc', bytes), { kind: 'raw', mediaType: bytes }],
  ['bytes that are no image, without a label', answer('abc'), { kind: 'text', body: 'abc' }],
  ['an image labelled as text', answer(tinyPng(), 'text/plain'), { kind: 'text' }],
  ['JSON labelled as bytes', answer('{"a":1}', bytes), json],
  ['JSON labelled as a page', answer('{"a":1}', 'text/html'), json],
  ['JSON of a type that only begins as bytes', answer('{"a":1}', 'application/octet-stream-x'), json],
  ['text of a type that only begins as bytes', answer('abc', 'application/octet-stream-x'), { kind: 'text' }],
  ['text of a type that only ends as bytes', answer('abc', 'x-application/octet-stream'), { kind: 'text' }],
  ['JSON with a byte order mark', answer('\ufeff{"a":1}'), { ...json, issues: [] }],
])('%s is what it is', (_, given, expected) => {
  expect(decodeAnswer(given)).toMatchObject(expected);
});

it('JSON has itself for what is looked at, and nothing lifted', () => {
  const decoded = decodeAnswer(answer('{"a":[1]}', 'application/json'));
  expect(decoded).toEqual({ kind: 'json', body: { a: [1] }, marked: { a: [1] }, issues: [], lifted: [] });
});

it('bytes that are no UTF-8 are replaced, and told of', () => {
  const message = 'value: holds bytes that are no UTF-8; each is replaced by U+FFFD';
  const decoded = decodeAnswer(answer(Buffer.from('\ufeff{"a":"\xff"}', 'latin1'), 'application/json'));
  expect(decoded).toMatchObject({ kind: 'text' }); // a mark in Latin-1 is none
  expect(decodeAnswer(answer(Buffer.from('{"a":"\xff"}', 'latin1')))).toEqual({
    kind: 'json',
    body: { a: '\ufffd' },
    marked: { a: '\ufffd' },
    issues: [{ path: '', rule: 'utf-8', message }],
    lifted: [],
  });
});

it('each number past 2^53 is told of by its place, behind what was told already', () => {
  const text = '{"a/b":[1,9007199254740993],"c":-9007199254740993}';
  const before = { path: '', rule: 'utf-8', message: 'before' };
  const message = 'is a number past 2^53, whose last digits JavaScript cannot hold';
  expect(parseJson({ text, issues: [before] })).toEqual({
    kind: 'json',
    body: JSON.parse(text),
    marked: JSON.parse(text),
    issues: [
      before,
      { path: '/a~1b/1', rule: 'safe-integer', message: `a/b[1]: ${message}` },
      { path: '/c', rule: 'safe-integer', message: `c: ${message}` },
    ],
    lifted: [],
  });
});

it('what is nested without end is text, and so is what is no JSON', () => {
  const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
  expect(parseJson({ text: deep, issues: [] })).toEqual({ kind: 'text', body: deep });
  expect(parseJson({ text: '{', issues: [] })).toEqual({ kind: 'text', body: '{' });
});

const image = Buffer.concat([tinyPng(), Buffer.alloc(6000)]).toString('base64');

/** Decodes an answer that came in two pieces, with a lifter that has seen it. */
function lifted(text: string, locators: readonly ImageLocator[]): ReturnType<typeof decodeAnswer> {
  const lifter = new Base64Lifter();
  const pieces = [text.slice(0, 20), text.slice(20)].map((piece) => Buffer.from(piece));
  for (const piece of pieces) lifter.take(piece, text.length);
  const headers = new Headers({ 'content-type': 'application/json' });
  return decodeAnswer({ status: 200, headers, body: new AnswerBody(pieces) }, { lifter, locators });
}

it('a long image is lifted, with a mark where it stood; the body has its text', () => {
  const text = JSON.stringify({ id: 'a', image });
  const decoded = lifted(text, [{ base64: '/image', plainText: true }]);
  expect(decoded).toMatchObject({ kind: 'json', lifted: [{ bytes: expect.any(Uint8Array) }] });
  if (decoded.kind !== 'json') throw new Error('no JSON');
  expect(decoded.body).toEqual({ id: 'a', image });
  expect(decoded.marked).toMatchObject({ id: 'a', image: decoded.lifted[0]?.mark });
});

it.each<[string, string, readonly ImageLocator[]]>([
  ['another place than is named', JSON.stringify({ id: 'a', image }), [{ base64: '/other', plainText: true }]],
  ['a place that was not promised to be any text', JSON.stringify({ id: 'a', image }), [{ base64: '/image' }]],
])('a long text at %s stays where it is', (_, text, locators) => {
  expect(lifted(text, locators)).toEqual({
    kind: 'json',
    body: JSON.parse(text),
    marked: JSON.parse(text),
    issues: [],
    lifted: [],
  });
});

it('an answer without a long text is read as ever', () => {
  expect(lifted('{"id":"a","image":"AAAA"}', [{ base64: '/image', plainText: true }])).toMatchObject({
    body: { id: 'a', image: 'AAAA' },
    lifted: [],
  });
});

it('an answer that is broken behind a long text is the text that it is', () => {
  const text = `${JSON.stringify({ id: 'a', image })}}`;
  expect(lifted(text, [{ base64: '/image', plainText: true }])).toEqual({ kind: 'text', body: text });
});
