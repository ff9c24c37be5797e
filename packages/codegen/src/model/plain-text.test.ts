import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import type { OperationModel } from './model.ts';
import { markPlainTexts } from './plain-text.ts';

const answer = (item: JsonObject, more: JsonObject = {}): ReadonlyMap<string, JsonObject> =>
  new Map<string, JsonObject>([
    [
      'Answer',
      { type: 'object', properties: { data: { type: 'array', items: { $ref: '#/components/schemas/Item' } } } },
    ],
    ['Item', { type: 'object', properties: { b64: item, state: { enum: ['done'] } }, ...more }],
  ]);

function isMarked(all: ReadonlyMap<string, JsonObject>): boolean {
  const operation = { output: 'Answer', images: [{ each: '/data', base64: '/b64' }] } as unknown as OperationModel; // all that is read of it
  return markPlainTexts(operation, all).images?.[0]?.plainText === true;
}

it('marks a text of which nothing is asked', () => {
  expect(isMarked(answer({ type: ['string', 'null'], description: 'The image.' }))).toBe(true);
  expect(isMarked(answer({ anyOf: [{ type: 'string' }, { type: 'null' }] }))).toBe(true);
  expect(isMarked(answer({ type: 'string' }, { additionalProperties: true, required: ['b64'] }))).toBe(true);
});

it('does not mark a text that may be an address to another locator', () => {
  const images = [
    { each: '/data', base64: '/b64' },
    { each: '/data', url: '/b64' },
  ];
  const operation = { output: 'Answer', images } as unknown as OperationModel; // all that is read of it
  expect(markPlainTexts(operation, answer({ type: 'string' })).images?.[0]).not.toHaveProperty('plainText');
});

it.each<[string, JsonObject, JsonObject?]>([
  ['a pattern', { type: 'string', pattern: '^iVBOR' }],
  ['a length', { type: 'string', minLength: 100 }],
  ['a branch with a format', { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] }],
  ['a condition on the whole', { type: 'string' }, { not: { properties: { b64: { const: 'x' } } } }],
  ['a rule for other properties', { type: 'string' }, { additionalProperties: { maxLength: 3 } }],
  ['a list of whole values', { type: 'string' }, { enum: [{ b64: 'x' }] }],
  ['a keyword that nobody has looked at yet', { type: 'string' }, { patternProperties: { b: { maxLength: 3 } } }],
])('does not mark a text under %s', (_, item, more) => {
  expect(isMarked(answer(item, more))).toBe(false);
});
