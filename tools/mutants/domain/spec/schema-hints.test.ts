import { expect, test } from 'vitest';
import { schemaMutants } from './schemas.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const document = {
  paths: {
    '/a': {
      post: { operationId: 'a.make', requestBody: content(ref('Ask')), responses: { 200: content(ref('Told')) } },
    },
  },
  components: {
    schemas: {
      Ask: { properties: { image_size: { anyOf: [ref('Size'), { type: 'null' }] } } },
      Size: { enum: ['big', 'small'] },
      Told: { properties: { word: { type: 'string' } } },
    },
  },
};
const hints = (id: string) => schemaMutants('p', document).find((mutant) => mutant.id === `p/schemas/${id}`)?.hints;

test('the border of a keyword of what is sent comes first, then its property and operation', () => {
  expect(hints('Size/enum-without-big')).toEqual(['image-size-enum-', 'image-size', '/a.make/']);
  expect(hints('Ask/image_size-removed')).toEqual(['-image-size-', '/a.make/']);
});

test('what only answers have has no borders', () => {
  expect(hints('Told.word/type-integer')).toEqual(['/a.make/']);
});
