import { expect, test } from 'vitest';
import { messageOf, refuseAsText } from '../test-support/request-place.ts';
import { isJson, jsonText } from './json-text.ts';

test.each([
  ...['application/json', 'text/json', 'application/json; charset=utf-8', 'application/json ;x=y', 'APPLICATION/JSON'],
  ...['application/vnd.api+json', 'application/x-a_b.c-d+e+json', 'application/ld+json; x=y'],
])('%s is JSON', (mediaType) => {
  expect(isJson(mediaType)).toBe(true);
});

test.each([
  ...['', 'image/json', 'application/jsonp', 'application/json-seq', 'my-application/json', 'application/+json'],
  ...['application/a/b+json', 'application/ +json', 'application/xml; a=application/json', 'application/vnd.api+jsonx'],
])('%s is not', (mediaType) => {
  expect(isJson(mediaType)).toBe(false);
});

test('what has no JSON is refused as a whole', () => {
  expect(messageOf(() => jsonText({ a: 1n }, refuseAsText))).toMatch(/^: cannot be written as JSON/);
});
