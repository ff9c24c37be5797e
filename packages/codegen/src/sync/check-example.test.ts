import { describe, expect, it } from 'vitest';
import type { FactSchema } from '../docs/page-facts.ts';
import type { Json } from '../json.ts';
import { checkExample } from './check-example.ts';

const image: FactSchema = {
  type: 'object',
  required: ['url'],
  properties: {
    url: { type: 'string', maxLength: 5 },
    size: { anyOf: [{ type: 'integer', minimum: 1, maximum: 4, multipleOf: 2 }, { enum: ['big', 'small'] }] },
    tags: { type: ['array', 'null'], minItems: 1, items: { type: 'string' } },
    kind: { const: 'png' },
    rest: { type: 'object' },
  },
};

const rows: { value: Json; told: string[] }[] = [
  { value: { url: 'a', size: 2, tags: ['x'], kind: 'png', rest: { any: [1] } }, told: [] },
  { value: { url: 'a', tags: null }, told: [] },
  { value: 'text', told: ['image is string where the page says object'] },
  { value: {}, told: ['image/url is missing, and is required'] },
  { value: { url: 'abcdef' }, told: ['image/url has 6; the most is 5'] },
  { value: { url: 'a', more: 1 }, told: ['image/more is in the example and in no schema'] },
  { value: { url: 'a', size: 8 }, told: ['image/size is 8; the greatest is 4'] },
  { value: { url: 'a', size: 3 }, told: ['image/size is 3; it must be a multiple of 2'] },
  { value: { url: 'a', size: 'huge' }, told: ['image/size is string where the page says integer'] },
  { value: { url: 'a', tags: [] }, told: ['image/tags has 0; the least is 1'] },
  { value: { url: 'a', tags: [1] }, told: ['image/tags/items is integer where the page says string'] },
  { value: { url: 'a', kind: 'jpg' }, told: ['image/kind is "jpg", which is not among ["png"]'] },
  { value: JSON.parse('{ "url": "a", "__proto__": 1 }'), told: ['image/__proto__ is in the example and in no schema'] },
];

describe('checkExample', () => {
  for (const { value, told } of rows) {
    it(`judges ${JSON.stringify(value)}`, () => {
      const found = checkExample(value, image, 'image').map(({ place, message }) => `${place} ${message}`);
      expect(found).toEqual(told);
    });
  }
});
