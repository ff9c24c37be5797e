import { describe, expect, it } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import type { Operation, Parameter } from '../operation.ts';
import { tinyClient, tinyCreate, tinyGet, tinyProvider } from '../test-support/tiny-client.ts';
import { buildRequest, clashesOf, type RequestParts } from './build-request.ts';

function build(parts: Partial<RequestParts>): ReturnType<typeof buildRequest> {
  const operation = parts.operation ?? tinyCreate;
  return buildRequest({
    client: tinyClient(),
    operation,
    input: {},
    options: {},
    clientRequestId: undefined,
    ...parts,
  });
}

function reading(path: string, ...parameters: readonly Parameter[]): Operation {
  return { ...tinyGet, path, parameters };
}

const key = 'sk-tiny-secret-0000';

it('has method, address, header fields and body, and no more', () => {
  expect(build({ input: { prompt: 'x' }, clientRequestId: 'me-1' })).toEqual({
    method: 'POST',
    url: new URL('https://api.tiny.example/v1/things'),
    headers: {
      'user-agent': 'limner-tiny',
      accept: 'application/json',
      'x-client-request-id': 'me-1',
      'content-type': 'application/json',
      'x-api-key': key,
    },
    body: '{"prompt":"x"}',
  });
});

it('without a body says nothing of one', () => {
  const request = build({ operation: reading('/v1/things') });
  expect(request).toEqual({
    method: 'GET',
    url: new URL('https://api.tiny.example/v1/things'),
    headers: { 'user-agent': 'limner-tiny', accept: 'application/json', 'x-api-key': key },
  });
  expect(request).not.toHaveProperty('body');
});

it('accepts all media types in their order, and says nothing where there is none', () => {
  const accept = (types: readonly string[]): string | undefined =>
    build({ operation: { ...tinyCreate, accept: types } }).headers.accept;
  expect(accept(['image/png', 'application/json'])).toBe('image/png, application/json');
  expect(accept([])).toBeUndefined();
});

it("writes the provider's header for ids in lower case, so that a caller's own replaces it", () => {
  const contract = { ...tinyClient().contract, meta: { clientRequestId: 'X-Trace' } };
  const client = resolveClient({ ...tinyProvider, contract }, { apiKey: key });
  expect(build({ client, clientRequestId: 'a' }).headers['x-trace']).toBe('a');
  const options = { headers: { 'X-TRACE': 'mine', Accept: '*/*' } };
  expect(build({ client, clientRequestId: 'a', options }).headers).toMatchObject({ 'x-trace': 'mine', accept: '*/*' });
  expect(build({ client }).headers).not.toHaveProperty('x-trace');
});

it('an id travels nowhere where the provider has no place for it', () => {
  const client = resolveClient({ ...tinyProvider, contract: { ...tinyClient().contract, meta: {} } }, { apiKey: key });
  expect(Object.values(build({ client, clientRequestId: 'me-1' }).headers)).not.toContain('me-1');
});

describe('the address', () => {
  it('of two calls without parameters is one and the same', () => {
    const client = tinyClient();
    expect(build({ client }).url).toBe(build({ client }).url);
  });

  it('stands below the path of the base, whatever slashes that ends with', () => {
    const client = tinyClient({ baseUrl: 'https://x.example/api//' });
    expect(build({ client }).url.href).toBe('https://x.example/api/v1/things');
  });

  const two = reading(
    '/v1/{a}/x/{b}',
    { name: 'a', in: 'path' },
    { name: 'b', in: 'path' },
    { name: 'q', in: 'query' },
    { name: 'r s', in: 'query' },
  );

  it.each<[string, object, string]>([
    ['encodes what would be more path', { a: 'x/y', b: '?#' }, '/v1/x%2Fy/x/%3F%23'],
    ['takes numbers and booleans', { a: 1, b: true, q: false }, '/v1/1/x/true?q=false'],
    ['takes names that only look like steps up', { a: '...', b: '.a' }, '/v1/.../x/.a'],
    [
      'encodes the query, and its names',
      { a: 1, b: 2, q: 'a&b=c d', 'r s': 'é' },
      '/v1/1/x/2?q=a%26b%3Dc%20d&r%20s=%C3%A9',
    ],
    ['leaves out what is undefined', { a: 1, b: 2, q: undefined }, '/v1/1/x/2'],
    ['keeps an empty value', { a: 1, b: 2, q: '' }, '/v1/1/x/2?q='],
  ])('%s', (_, input, expected) => {
    const { url } = build({ operation: two, input: { ...input } });
    expect(url.href).toBe(`https://api.tiny.example${expected}`);
  });

  it.each<[string, object, object]>([
    ['nothing', { b: 1 }, { path: '/a', rule: 'required', message: 'a: is required' }],
    [
      'an empty text',
      { a: '', b: 1 },
      { path: '/a', rule: 'minLength', message: 'a: expected an id, got one that is empty, made of dots or broken' },
    ],
    ['half a character', { a: '\udc00', b: 1 }, { path: '/a', rule: 'minLength' }],
    ['a dot', { a: 1, b: '.' }, { path: '/b', rule: 'minLength' }],
    ['two dots', { a: 1, b: '..' }, { path: '/b', rule: 'minLength' }],
    [
      'no number',
      { a: Number.NaN, b: 1 },
      { path: '/a', rule: 'type', received: 'NaN', message: 'a: expected string, number or boolean, got NaN' },
    ],
    ['null in the query', { a: 1, b: 1, q: null }, { path: '/q', rule: 'type', received: 'null' }],
    [
      'half a character in the query',
      { a: 1, b: 1, q: '\ud800' },
      { path: '/q', rule: 'type', message: 'q: holds half a character, which cannot be sent' },
    ],
  ])('is not made with %s', (_, input, issue) => {
    expect(() => build({ operation: two, input: { ...input } })).toThrow(
      expect.objectContaining({
        name: 'ValidationError',
        operation: 'things.get',
        provider: 'tiny',
        issues: [expect.objectContaining(issue)],
      }),
    );
  });
});

describe('a parameter in the header', () => {
  const operation = reading('/v1/things', { name: 'X-Mode', in: 'header' });

  it('is written in lower case, and left out where it is undefined', () => {
    expect(build({ operation, input: { 'X-Mode': 5 } }).headers['x-mode']).toBe('5');
    expect(build({ operation }).headers).not.toHaveProperty('x-mode');
  });

  it.each<[string, unknown, object]>([
    [
      'two lines',
      'a\r\nb',
      { path: '/X-Mode', rule: 'pattern', message: 'X-Mode: holds a character that no header field can have' },
    ],
    ['null', null, { path: '/X-Mode', rule: 'type' }],
  ])('cannot be %s', (_, value, issue) => {
    expect(() => build({ operation, input: { 'X-Mode': value } })).toThrow(
      expect.objectContaining({ operation: 'things.get', issues: [expect.objectContaining(issue)] }),
    );
  });
});

describe('the body', () => {
  const mixed: Operation = { ...tinyCreate, parameters: [{ name: 'id', in: 'query' }] };

  it.each<[string, Partial<RequestParts>, string]>([
    ['has what is left of the input after the parameters', { operation: mixed, input: { id: 'a', b: 1 } }, '{"b":1}'],
    ['has what is added behind it', { input: { a: 1 }, options: { extraBody: { b: 2 } } }, '{"a":1,"b":2}'],
    [
      'takes an addition in the place of what is undefined',
      { input: { a: undefined }, options: { extraBody: { a: 2 } } },
      '{"a":2}',
    ],
    [
      'has as many additions as there are parameters',
      { operation: mixed, input: { id: 'a' }, options: { extraBody: { b: 1 } } },
      '{"b":1}',
    ],
    ['is empty without an input', {}, '{}'],
    [
      'keeps a member by the name of a prototype',
      { input: JSON.parse('{"__proto__":1}'), options: { extraBody: { a: 1 } } },
      '{"__proto__":1,"a":1}',
    ],
    [
      'is made of the members that were checked, whatever the input says of itself',
      { input: Object.assign(Object.create({ toJSON: () => 'x' }), { a: 1 }) },
      '{"a":1}',
    ],
  ])('%s', (_, parts, expected) => {
    expect(build(parts).body).toBe(expected);
  });

  const circular: Record<string, unknown> = {};
  circular.self = circular;

  it.each([
    ['a bigint', { a: 1n }],
    ['itself', circular],
  ])('cannot hold %s', (_, input) => {
    const message = 'value: cannot be written as JSON (it holds a bigint or refers to itself)';
    expect(() => build({ input })).toThrow(
      expect.objectContaining({ operation: 'things.create', issues: [{ path: '', rule: 'type', message }] }),
    );
  });

  it.each<[string, Partial<RequestParts>, string]>([
    [
      'it would say a thing twice',
      { input: { a: 1 }, options: { extraBody: { a: 1 } } },
      'extraBody.a: is given in the input too; leave one of them out',
    ],
    [
      'there is none',
      { operation: { ...tinyCreate, body: 'none' }, options: { extraBody: { a: 1 } } },
      'extraBody.a: this operation sends no body',
    ],
  ])('nothing is added where %s', (_, parts, message) => {
    expect(() => build(parts)).toThrow(
      expect.objectContaining({ name: 'ValidationError', issues: [{ path: '/a', rule: 'unknown-property', message }] }),
    );
  });

  it('that is one member of the input is held against the additions itself', () => {
    const body = { kind: 'json', mediaType: 'application/json', property: 'thing' } as const;
    const operation = { ...tinyCreate, body };
    expect(clashesOf({ operation, input: { thing: { a: 1 }, b: 1 } }, { b: 2 })).toEqual([]);
    expect(clashesOf({ operation, input: { thing: { a: 1 }, b: 1 } }, { a: 2 })).toHaveLength(1);
    expect(clashesOf({ operation, input: {} }, { a: 2 })).toEqual([]);
  });
});
