import { expect, test } from 'vitest';
import type { BodyDefinition, PartEncoding } from '../operation.ts';
import { messageOf, refuseAsText } from '../test-support/request-place.ts';
import { multipart } from './multipart.ts';

const common: Pick<BodyDefinition, 'mediaType'> = { mediaType: 'multipart/form-data ; old=1' };

/** The parts as they are written, each without the boundary. */
async function parts(value: object, encoding: Record<string, PartEncoding> = {}): Promise<string[]> {
  const { body, type } = multipart(Object.entries(value), { ...common, encoding, refuse: refuseAsText });
  if (!(body instanceof Blob)) throw new Error('expected a form without streams');
  const boundary = /^multipart\/form-data; boundary=(limner-[\w-]+)$/.exec(type)?.[1];
  const pieces = (await body.text()).split(`--${boundary}`);
  expect([pieces.shift(), pieces.pop()]).toEqual(['', '--\r\n']);
  return pieces.map((piece) => piece.replace(/^\r\nContent-Disposition: form-data; /, '').replace(/\r\n$/, ''));
}

test('what is not there makes no part', async () => {
  expect(await parts({ a: null, b: undefined, c: [null, 'x', undefined], d: [] })).toEqual(['name="c"\r\n\r\nx']);
});

test.each<[string, PartEncoding | undefined, unknown, string[]]>([
  ['objects are JSON', undefined, { x: 1 }, ['name="a"\r\nContent-Type: application/json\r\n\r\n{"x":1}']],
  ['lists are parts', undefined, ['1', 2], ['name="a"\r\n\r\n1', 'name="a"\r\n\r\n2']],
  ['a style alone writes members', { style: 'form' }, { x: 1 }, ['name="x"\r\n\r\n1']],
  ['a style alone writes items', { style: 'form' }, [1, 2], ['name="a"\r\n\r\n1', 'name="a"\r\n\r\n2']],
  ['of another style it joins them', { style: 'pipeDelimited' }, [1, 2], ['name="a"\r\n\r\n1|2']],
  ['which explode undoes', { style: 'pipeDelimited', explode: true }, [1], ['name="a"\r\n\r\n1']],
  ['explode alone joins', { explode: false }, [1, 2], ['name="a"\r\n\r\n1,2']],
  ['explode alone writes members', { explode: true }, { x: 1 }, ['name="x"\r\n\r\n1']],
  ['reserved characters alone do', { allowReserved: true }, { x: 'a b' }, ['name="x"\r\n\r\na b']],
  ['a list of types is none', { mediaType: 'a/b, c/d' }, 'x', ['name="a"\r\n\r\nx']],
  ['a range of types is none', { mediaType: 'a/*' }, 'x', ['name="a"\r\n\r\nx']],
  ['JSON is JSON for a text too', { mediaType: 'text/json' }, 'x', ['name="a"\r\nContent-Type: text/json\r\n\r\n"x"']],
])('%s', async (_, encoding, value, expected) => {
  expect(await parts({ a: value }, encoding && { a: encoding })).toEqual(expected);
});

test('an encoding is of its own member alone', async () => {
  expect(await parts({ constructor: 'x' })).toEqual(['name="constructor"\r\n\r\nx']);
});

test('names are written as browsers write them, types without what could end them', async () => {
  const file = { data: new Uint8Array([65]), name: 'b"\r\n', mediaType: 'x/y\r\nevil: 3é' };
  expect(await parts({ 'a"\r\n': file })).toEqual([
    'name="a%22%0D%0A"; filename="b%22%0D%0A"\r\nContent-Type: x/yevil: 3\r\n\r\nA',
  ]);
});

test.each([
  [{ at: new Date(0) }, /^at: expected string/],
  [{ at: ['x', new Date(0)] }, /^at\.1: expected string/],
  [{ at: ['x', { a: 1n }] }, /^at\.1: cannot be written as JSON/],
])('a part that has no text is refused where it stands: %#', (value, message) => {
  expect(messageOf(() => multipart(Object.entries(value), { ...common, refuse: refuseAsText }))).toMatch(message);
});
