/** Parameters in their places: path, query, cookies, header. */
import { expect, test } from 'vitest';
import type { Parameter } from '../operation.ts';
import { issuesOf, requestPlace } from '../test-support/request-place.ts';
import { headerValues } from './header-values.ts';
import { pairsOf } from './pairs-of.ts';
import { pathOf } from './path-of.ts';
import type { RequestPlace } from './place.ts';

const json = 'application/json';
const object = { a: 1, b: 2 };

function place(parameter: Omit<Parameter, 'name'>, value: unknown, path = '/x/{p}'): RequestPlace {
  return requestPlace({ path, parameters: [{ name: 'p', ...parameter }] }, value === undefined ? {} : { p: value });
}

test.each<[Partial<Parameter>, unknown, string]>([
  [{}, object, 'a,1,b,2'],
  [{ explode: true }, object, 'a=1,b=2'],
  [{ style: 'label' }, [1, 2], '.1,2'],
  [{ mediaType: json }, object, '%7B%22a%22%3A1%2C%22b%22%3A2%7D'],
  [{ mediaType: 'text/plain' }, 'a/b', 'a%2Fb'],
])('a path by %j of %j', (parameter, value, text) => {
  expect(pathOf(place({ in: 'path', ...parameter }, value))).toBe(`/x/${text}`);
});

test('what no parameter is called stays in the path', () => {
  expect(pathOf(place({ in: 'path' }, 'y', '/{q}/{p}'))).toBe('/{q}/y');
});

test.each([
  [undefined, 'required', 'p: is required'],
  [null, 'required', 'p: is required'],
  [{}, 'required', 'p: is required'],
  ['', 'minLength', 'p: expected an id, got one that is empty or made of dots'],
  ['.', 'minLength', 'p: expected an id, got one that is empty or made of dots'],
  ['\ud800', 'type', 'p: holds half a character, which cannot be sent'],
  [[1, () => 1], 'type', 'p.1: expected string, number or boolean, got function'],
])('a path of %j is refused', (value, rule, message) => {
  const path = message.startsWith('p.1') ? '/p/1' : '/p';
  expect(issuesOf(() => pathOf(place({ in: 'path' }, value)))).toEqual([{ path, rule, message }]);
});

test('content of a path has to be there too', () => {
  const missing = [{ path: '/p', rule: 'required', message: 'p: is required' }];
  for (const mediaType of [json, 'text/plain'])
    expect(issuesOf(() => pathOf(place({ in: 'path', mediaType }, undefined)))).toEqual(missing);
});

test.each<[Partial<Parameter>, unknown, string[]]>([
  [{}, [1, 2], ['p=1', 'p=2']],
  [{ explode: false }, [1, 2], ['p=1,2']],
  [{ style: 'pipeDelimited' }, [1, 2], ['p=1%7C2']],
  [{ style: 'pipeDelimited', explode: true }, [1, 2], ['p=1', 'p=2']],
  [{ allowReserved: true }, 'a/b', ['p=a/b']],
  [{ mediaType: json }, [1], ['p=%5B1%5D']],
  [{ mediaType: json }, undefined, []],
  [{ mediaType: 'text/plain' }, 'a/b', ['p=a%2Fb']],
])('a query by %j of %j', (parameter, value, pairs) => {
  expect(pairsOf(place({ in: 'query', ...parameter }, value), 'query').map((pair) => pair.join('='))).toEqual(pairs);
});

test('reserved characters would end a cookie, so they are encoded there', () => {
  const cookie = place({ in: 'cookie', allowReserved: true }, 'a;b=c');
  expect(pairsOf(cookie, 'cookie')).toEqual([['p', 'a%3Bb%3Dc']]);
  expect(pairsOf(cookie, 'query')).toEqual([]);
});

test.each<[Partial<Parameter>, unknown, Record<string, string>]>([
  [{}, object, { p: 'a,1,b,2' }],
  [{ explode: true }, object, { p: 'a=1,b=2' }],
  [{}, undefined, {}],
  [{}, [], {}],
  [{ mediaType: json }, undefined, {}],
  [{ mediaType: json }, 'é\u{1f600}~', { p: '"\\u00e9\\ud83d\\ude00~"' }],
  [{ mediaType: 'text/plain' }, 'é', { p: 'é' }],
])('a header by %j of %j', (parameter, value, headers) => {
  expect(headerValues(place({ in: 'header', ...parameter }, value))).toStrictEqual(headers);
});

test('content that has no text is refused', () => {
  const issue = { path: '/p', rule: 'type', message: 'p: expected string, number or boolean, got array' };
  const at = (where: Parameter['in']): RequestPlace => place({ in: where, mediaType: 'text/plain' }, [1]);
  expect(issuesOf(() => headerValues(at('header')))).toEqual([issue]);
  expect(issuesOf(() => pairsOf(at('query'), 'query'))).toEqual([issue]);
  expect(issuesOf(() => pathOf(at('path')))).toEqual([issue]);
});

test('a header that cannot be sent is refused', () => {
  expect(issuesOf(() => headerValues(place({ in: 'header' }, 'a\nb')))).toEqual([
    { path: '/p', rule: 'pattern', message: 'p: holds a character that no header field can have' },
  ]);
  const host = requestPlace({ parameters: [{ name: 'host', in: 'header', property: 'h' }] }, { h: 'x' });
  const message = 'h: cannot be sent: its header field belongs to the connection, or is none';
  expect(issuesOf(() => headerValues(host))).toEqual([{ path: '/h', rule: 'pattern', message }]);
});
