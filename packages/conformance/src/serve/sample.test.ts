import { expect, test } from 'vitest';
import { sample } from './sample.ts';
import { placeSchema } from './schema.ts';

const make = (schema: object, wanted: string[][] = [], count = 1): unknown =>
  sample(placeSchema({ defs: { id: { type: 'string', examples: ['a-1'] } } }, schema), { wanted, count });

test('an object gets what is required or wanted', () => {
  const properties = { a: { type: 'integer' }, b: { type: 'boolean' }, c: { type: 'string' } };
  expect(make({ type: 'object', required: ['a'], properties }, [['b']])).toEqual({ a: 1, b: false });
});

test('an object about which nothing is said gets all that cannot be null', () => {
  const properties = { a: { type: 'string' }, b: { type: ['string', 'null'] }, c: {} };
  expect(make({ type: 'object', properties })).toEqual({ a: 'sample' });
});

test('a wanted list has as many items as asked for', () => {
  const items = { type: 'object', properties: { url: { type: 'string' } } };
  const schema = { type: 'object', properties: { data: { type: ['array', 'null'], items } } };
  expect(make(schema, [['data', '*', 'url']], 2)).toEqual({ data: [{ url: 'sample' }, { url: 'sample' }] });
});

test('of a choice, the branch with the wanted place is taken', () => {
  const [a, b] = ['a', 'b'].map((name) => ({ type: 'object', properties: { [name]: { type: 'string' } } }));
  expect(make({ anyOf: [a, b, { type: 'null' }] }, [['b']])).toEqual({ b: 'sample' });
});

test('an example is kept where nothing else is wanted', () => {
  const schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { $ref: '#/defs/id' } },
    examples: [{ m: 'ok' }],
  };
  expect(make(schema)).toEqual({ id: 'a-1', m: 'ok' });
});

test.each([
  [{ const: 7 }, 7],
  [{ enum: ['x', 'y'] }, 'x'],
  [{ type: 'integer', minimum: 5, multipleOf: 4 }, 8],
  [{ type: 'number', maximum: 0.5 }, 0.5],
  [{ type: 'string', minLength: 8 }, 'sample..'],
  [{ type: 'array', items: { type: 'integer' }, minItems: 2 }, [1, 1]],
])('%j is sampled as %j', (schema, value) => {
  expect(make(schema)).toEqual(value);
});
