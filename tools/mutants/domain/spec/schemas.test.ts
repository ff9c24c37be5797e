import { expect, test } from 'vitest';
import { editValue } from './edit-value.ts';
import { schemaMutants } from './schemas.ts';

const document = {
  paths: { '/a': { get: { parameters: [{ name: 'q', schema: { type: 'string', maxLength: 3 } }] } } },
  components: {
    schemas: {
      Ask: {
        type: 'object',
        required: ['size'],
        properties: {
          size: { type: 'integer', minimum: 0, enum: [1, 2] },
          tags: { type: ['array', 'null'], items: { const: 'x' } },
        },
      },
    },
  },
};
const made = schemaMutants('p', document);

test('every mutant of a schema applies to it', () => {
  for (const { change } of made) {
    if (change.kind !== 'spec') throw new Error('not of a spec');
    expect(editValue(document, change.path, change.edit)).not.toEqual(document);
  }
});

test.each([
  ['Ask.size/minimum--1', 'boundary off by one'],
  ['Ask.size/minimum-1', 'boundary off by one'],
  ['Ask.size/enum-without-2', 'enum value dropped'],
  ['Ask.size/enum-more', 'enum value added'],
  ['Ask.size/type-string', 'number as string'],
  ['Ask.tags/not-null', 'nullable dropped'],
  ['Ask.tags.items/no-const', 'const dropped'],
  ['Ask/size-optional', 'required dropped'],
  ['Ask/size-removed', 'property dropped'],
])('%s is a mutant: %s', (id, item) => {
  expect(made.find((mutant) => mutant.id === `p/schemas/${id}`)?.item).toBe(item);
});

test('schemas of parameters are reached', () => {
  expect(made.some(({ id }) => id.endsWith('parameters.0/maxLength-4'))).toBe(true);
});
