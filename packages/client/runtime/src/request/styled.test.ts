import { expect, it } from 'vitest';
import type { ParameterStyle } from '../operation.ts';
import { messageOf, refuseAsText } from '../test-support/request-place.ts';
import { percentEncode } from './percent-encode.ts';
import { styledPairs, styledText } from './styled.ts';

const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };
const refuse = refuseAsText;

function paired(value: unknown, style: ParameterStyle, explode: boolean): string {
  const pairs = styledPairs({ name: 'color', value, style, explode, encode: percentEncode, refuse });
  return pairs.map(([name, text]) => `${name}=${text}`).join('&');
}

/** The examples of OpenAPI 3.1, `color` being the name: style, explode, empty string, string, array, object. */
const inPaths: readonly (readonly [ParameterStyle, boolean, string, string, string, string])[] = [
  ['matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
  ['matrix', true, ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
  ['label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
  ['label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
  ['simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
  ['simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
];

it.each(inPaths)('%s, explode %s', (style, explode, ...expected) => {
  const text = (value: unknown): string | undefined =>
    styledText({ name: 'color', value, style, explode, encode: percentEncode, refuse });
  expect(['', 'blue', array, object].map(text)).toEqual(expected);
});

const inQueries: readonly (readonly [ParameterStyle, boolean, string, string, string, string])[] = [
  ['form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
  ['form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
  ['spaceDelimited', false, 'color=', 'color=blue', 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150'],
  ['pipeDelimited', false, 'color=', 'color=blue', 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'],
  [
    'deepObject',
    true,
    'color=',
    'color=blue',
    'color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown',
    'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150',
  ],
];

it.each(inQueries)('%s, explode %s', (style, explode, ...expected) => {
  expect(['', 'blue', array, object].map((value) => paired(value, style, explode))).toEqual(expected);
});

it('a delimiter in a value is encoded, and so is the name', () => {
  expect(paired(['a,b', 'c&d=e', 'f g', '☃'], 'form', false)).toBe('color=a%2Cb,c%26d%3De,f%20g,%E2%98%83');
  expect(paired({ 'a&b': 'c' }, 'form', true)).toBe('a%26b=c');
});

it('deep objects nest in brackets', () => {
  const value = { a: { b: 1 }, list: ['x', 'y'], rows: [{ n: 1 }, { n: 2 }] };
  expect(decodeURIComponent(paired(value, 'deepObject', true))).toBe(
    'color[a][b]=1&color[list][]=x&color[list][]=y&color[rows][0][n]=1&color[rows][1][n]=2',
  );
});

it.each([
  ['form', true],
  ['form', false],
  ['deepObject', true],
  ['pipeDelimited', false],
] as const)('%s, explode %s: what is not there is not sent', (style, explode) => {
  for (const value of [undefined, null, [], {}, [null], { a: undefined, b: null }])
    expect(paired(value, style, explode)).toBe('');
  expect(paired(['a', null, undefined, 'b'], 'form', false)).toBe('color=a,b');
});

it('booleans, numbers and bigints are texts', () => {
  expect(paired([true, 1.5, 10n, false, 0], 'form', false)).toBe('color=true,1.5,10,false,0');
});

it.each([
  [
    'a date',
    new Date(0),
    ': expected string, number or boolean, got object; write a date as text, such as toISOString()',
  ],
  ['an object in a list', [{}], '0: expected string, number or boolean, got object'],
  ['a list in an object', { a: [1] }, 'a: expected string, number or boolean, got array'],
  ['no number', Number.NaN, ': expected string, number or boolean, got NaN'],
  ['a function', () => 1, ': expected string, number or boolean, got function'],
  ['half a character', '\ud800', ': holds half a character, which cannot be sent'],
  ['half a character in a name', { '\ud800': 1 }, '\ufffd: holds half a character, which cannot be sent'],
])('refuses %s', (_, value, text) => {
  expect(messageOf(() => paired(value, 'form', true))).toBe(text);
});

it('nothing in a path or header is nothing', () => {
  for (const value of [undefined, null, [], {}, [null], { a: undefined }])
    expect(styledText({ name: 'p', value, style: 'simple', explode: false, encode: percentEncode, refuse })).toBe(
      undefined,
    );
});

it.each([
  [new Date(0), /^: expected string/],
  [{ a: [1, new Date(0)] }, /^a\.1: expected string/],
  [[[{ b: new Date(0) }]], /^0\.0\.b: expected string/],
])('refuses what has no text where it stands in brackets: %#', (value, message) => {
  expect(messageOf(() => paired(value, 'deepObject', true))).toMatch(message);
});

it('nests in brackets twenty deep', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);
  expect(paired(nested(20), 'deepObject', true)).toMatch(/=x$/);
  expect(messageOf(() => paired(nested(21), 'deepObject', true))).toMatch(
    /^0(\.0){20}: is nested too deeply to be sent outside of JSON$/,
  );
});

it('refuses half a character in a name in brackets', () => {
  expect(messageOf(() => paired({ a: { '\ud800': 1 } }, 'deepObject', true))).toBe(
    'a.\ufffd: holds half a character, which cannot be sent',
  );
});

it('refuses a ring in brackets', () => {
  const ring: Record<string, unknown> = {};
  ring.again = ring;
  expect(messageOf(() => paired(ring, 'deepObject', true))).toMatch(/nested too deeply/);
});
