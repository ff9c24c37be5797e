import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { issueTexts } from './issue-texts.ts';

function textsOf(schema: object, value: unknown, root?: string): readonly string[] {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  validate(value);
  return issueTexts(validate.errors ?? [], root);
}

const size = {
  anyOf: [
    { type: 'object', required: ['width'], properties: { width: { type: 'integer', multipleOf: 32 } } },
    { type: 'string', enum: ['square'] },
  ],
};

test('a missing field is named with its place', () => {
  expect(textsOf({ properties: { a: { required: ['b'] } } }, { a: {} })).toEqual(['a.b: is required']);
});

test('of a choice that nothing fits, one line is told', () => {
  expect(textsOf({ properties: { size } }, { size: 7 })).toEqual(['size: has none of the documented forms']);
});

test('a fault inside one of the forms says more than the choice', () => {
  expect(textsOf({ properties: { size } }, { size: { width: 33 } })).toEqual(['size.width: must be multiple of 32']);
});

test('a field with a longer name is not taken for a part of the choice', () => {
  const schema = { properties: { size, size_limit: { type: 'integer' } } };
  expect(textsOf(schema, { size: 7, size_limit: 'x' })).toEqual([
    'size: has none of the documented forms',
    'size_limit: must be integer',
  ]);
});

test('a field that a condition forbids is named, the condition is not', () => {
  const schema = { if: { required: ['a'] }, then: { properties: { b: false } } };
  expect(textsOf(schema, { a: 1, b: 2 })).toEqual(['b: is not allowed here']);
});

test.each([
  [{ const: 'x' }, 'body: must be "x"'],
  [{ enum: ['x', 'y'] }, 'body: must be one of "x", "y"'],
])('%j tells what would be right', (schema, text) => {
  expect(textsOf(schema, 'z')).toEqual([text]);
});

test('a parameter is told by its own name', () => {
  expect(textsOf({ type: 'string', minLength: 2 }, 'a', 'id')).toEqual(['id: must NOT have fewer than 2 characters']);
});

test('no more than five are told', () => {
  expect(textsOf({ required: ['a', 'b', 'c', 'd', 'e', 'f'] }, {})).toHaveLength(5);
});
