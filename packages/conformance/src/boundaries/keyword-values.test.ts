import { expect, test } from 'vitest';
import { keywordValues } from './keyword-values.ts';

const values = (schema: Record<string, unknown>, keyword: string): ReturnType<typeof keywordValues> =>
  keywordValues({}, schema, keyword);

test('a limit takes itself and refuses the next value outward', () => {
  expect(values({ type: 'integer', minimum: 1 }, 'minimum')).toEqual({ taken: [1, 2], refused: [0] });
  expect(values({ type: 'integer', maximum: 4 }, 'maximum')).toEqual({ taken: [4, 3], refused: [5] });
  expect(values({ type: 'integer', exclusiveMaximum: 4 }, 'exclusiveMaximum')).toEqual({ taken: [3], refused: [4, 5] });
  expect(values({ type: 'integer', minimum: 512, multipleOf: 32 }, 'minimum')?.refused).toEqual([480]);
});

test('beside a limit that is no integer lies the next number there is', () => {
  for (const limit of [1, 20, 0.5, 1024]) {
    const [above] = values({ type: 'number', maximum: limit }, 'maximum')?.refused ?? [];
    const [below] = values({ type: 'number', minimum: limit }, 'minimum')?.refused ?? [];
    expect(Number(above)).toBeGreaterThan(limit);
    expect(Number(below)).toBeLessThan(limit);
    // Nothing lies between: the middle of the two is one of the two.
    expect([limit, above]).toContain((limit + Number(above)) / 2);
    expect([limit, below]).toContain((limit + Number(below)) / 2);
  }
});

test('lengths are counted in characters, not in code units', () => {
  expect(values({ type: 'string', maxLength: 2 }, 'maxLength')).toEqual({
    taken: ['aa', '😀😀'],
    refused: ['aaa', '😀😀😀'],
  });
  expect(values({ type: 'string', minLength: 2 }, 'minLength')?.refused).toEqual(['a', '😀']);
  expect(values({ type: 'string', minLength: 1 }, 'minLength')?.refused).toEqual(['']);
});

test('a list is as long as it may be, and one longer', () => {
  const schema = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2, uniqueItems: true };
  expect(values(schema, 'maxItems')).toEqual({ taken: [['a', 'a']], refused: [['a', 'a', 'a']] });
  expect(values(schema, 'minItems')).toEqual({ taken: [['a']], refused: [[]] });
  expect(values(schema, 'uniqueItems')).toEqual({ taken: [['a']], refused: [['a', 'a']] });
});

test('a multiple, and what is not one', () => {
  const { taken, refused } = values({ type: 'integer', minimum: 512, multipleOf: 32 }, 'multipleOf') ?? {};
  expect(taken).toEqual([512, 544]);
  expect(refused).toEqual([513, 543]);
  expect(values({ type: 'number', multipleOf: 0.5 }, 'multipleOf')).toEqual({ taken: [0.5, 1], refused: [0.75, 0.75] });
});

test('a keyword or a format that is not known has no values', () => {
  expect(values({ contains: {} }, 'contains')).toBeUndefined();
  expect(values({ format: 'isbn' }, 'format')).toBeUndefined();
});
