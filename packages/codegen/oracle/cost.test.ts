/** Whatever a schema asks and whatever is put before it: a verdict or a diagnostic, soon. What hangs or crashes is red. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../src/json.ts';
import type { Verdict } from './judge.ts';
import { judgeWithLimner } from './judge-with-limner.ts';

async function judge(schema: Json, instance: Json): Promise<Verdict> {
  const verdict = (await judgeWithLimner({ schema }))(instance);
  return typeof verdict === 'boolean' ? verdict : { refused: verdict.refused.split(' ')[0] ?? '' };
}

const long = 100_000;
const inside = (levels: number, wrap: (inner: Json) => Json, innermost: Json): Json => {
  let found = innermost;
  for (let level = 0; level < levels; level += 1) found = wrap(found);
  return found;
};
const deepArray = inside(long, (inner) => [inner], []);
const deepObject = inside(long, (a) => ({ a }), {});

describe('a hostile pattern', { timeout: 60_000 }, () => {
  const texts = {
    letters: `${'a'.repeat(long)}!`,
    spaces: `${' '.repeat(long)}x`,
    words: `${'a b '.repeat(long / 4)}!`,
  };

  it.each([
    '(a+)+$',
    '^(a|aa)+$',
    '(a|a)*b$',
    '^(\\w+\\s?)*$',
    '\\s+$',
    '^(a*)*$',
    '(x+x+)+y',
    '^(.*a){12}$',
    '^(?:a?){50}a{50}$',
    '^(\\p{L}|\\p{Lu})+$',
    '^([a-z]+)*\\d$',
    '(?=(a+)+$)b',
    '^(?=(\\w+\\s?)*$)',
    '^(a+)+(?<!a)$',
  ])('%s is tested in one go', async (pattern) => {
    for (const text of Object.values(texts)) expect(await judge({ pattern }, text)).toBe(false);
    expect(await judge({ patternProperties: { [pattern]: false } }, { [texts.letters]: 1 })).toBe(true);
  });

  it.each(['^(a+)\\1+$', '^((a{1,100}){1,100}){1,100}$'])('%s is refused', async (pattern) => {
    expect(await judge({ pattern }, texts.letters)).toEqual({ refused: 'pattern-cost' });
  });
});

describe('an instance of a hundred thousand levels', { timeout: 60_000 }, () => {
  const self = { $ref: '#' };
  const recursive: [string, JsonObject][] = [
    ['items and additionalProperties', { items: self, additionalProperties: self }],
    ['unevaluated ones', { unevaluatedItems: self, unevaluatedProperties: self }],
    [
      'a dynamic reference',
      { $dynamicAnchor: 'n', items: { $dynamicRef: '#n' }, properties: { a: { $dynamicRef: '#n' } } },
    ],
    [
      'a union',
      { anyOf: [{ type: 'null' }, { type: 'array', items: self }, { type: 'object', properties: { a: self } }] },
    ],
  ];

  it.each(recursive)('is turned down by a recursive schema: %s', async (_, schema) => {
    expect(await judge(schema, deepArray)).toBe(false);
    expect(await judge(schema, deepObject)).toBe(false);
  });

  it('is compared', async () => {
    expect(await judge({ const: [[[1]]] }, deepArray)).toBe(false);
    expect(await judge({ enum: [{ a: { a: 1 } }] }, deepObject)).toBe(false);
    expect(await judge({ uniqueItems: true }, [deepObject, deepObject])).toBe(false);
    expect(await judge({ uniqueItems: true }, [deepArray, [deepArray]])).toBe(true);
  });

  it('is fine where nobody looks into it', async () => {
    expect(await judge({ type: 'object', minProperties: 1 }, deepObject)).toBe(true);
  });
});

describe('a schema', { timeout: 60_000 }, () => {
  it.each([
    ['not', inside(long, (not) => ({ not }), {})],
    ['properties', inside(long, (a) => ({ properties: { a } }), {})],
    ['allOf', inside(long, (inner) => ({ allOf: [inner] }), {})],
    ['const', { const: deepArray }],
    ['an unknown keyword', { unknown: deepObject }],
  ])('of a hundred thousand levels is refused: %s', async (_, schema) => {
    expect(await judge(schema, 1)).toEqual({ refused: 'schema-depth' });
  });

  it.each([
    ['a reference to itself', { $ref: '#' }],
    ['allOf', { allOf: [{ $ref: '#' }] }],
    ['a circle of two', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }],
    ['a dynamic reference', { $dynamicAnchor: 'a', allOf: [{ $dynamicRef: '#a' }] }],
  ])('that judges by itself alone is refused: %s', async (_, schema) => {
    expect(await judge(schema, 1)).toEqual({ refused: 'reference-cycle' });
  });

  it('may refer in a row of thousands', async () => {
    const rows = Array.from({ length: 5000 }, (_, index): [string, Json] => [
      `d${index}`,
      { $ref: `#/$defs/d${index + 1}` },
    ]);
    const schema = { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(rows), d5000: { type: 'string' } } };
    expect(await judge(schema, 'a')).toBe(true);
    expect(await judge(schema, 1)).toBe(false);
  });

  const doubling: [string, (reference: JsonObject) => JsonObject][] = [
    ['allOf', (next) => ({ allOf: [next, next] })],
    ['anyOf', (next) => ({ anyOf: [next, { ...next, maxLength: 9 }] })],
    ['oneOf', (next) => ({ oneOf: [next, { allOf: [next], type: 'null' }] })],
    ['if', (next) => ({ if: next, then: next, else: next })],
    ['not', (next) => ({ not: { not: next }, dependentSchemas: { z: next } })],
  ];

  it.each(doubling)('that names the next one twice, sixty levels deep, asks each once: %s', async (_, write) => {
    const levels = Array.from({ length: 60 }, (_, level): [string, Json] => [
      `d${level}`,
      write({ $ref: `#/$defs/d${level + 1}` }),
    ]);
    const last: Json = { type: ['string', 'object'], properties: { z: true } };
    const $defs = { ...Object.fromEntries(levels), d60: last };
    for (const schema of [
      { $ref: '#/$defs/d0', $defs },
      { $ref: '#/$defs/d0', unevaluatedProperties: false, $defs },
    ]) {
      expect(await judge(schema, 'a')).toBe(true);
      expect(await judge(schema, { z: 1 })).toBe(true);
      expect(await judge(schema, 1)).toBe(false);
    }
  });

  it('that tries two forms of itself at each level takes no longer than there are levels', async () => {
    const node = { $ref: '#/$defs/node' };
    const forms = [
      { properties: { next: node }, required: ['next'] },
      { properties: { next: node, value: { type: 'number' } } },
    ];
    const schema = { ...node, $defs: { node: { anyOf: forms, unevaluatedProperties: false } } };
    expect(
      await judge(
        schema,
        inside(60, (next) => ({ next }), { value: 1 }),
      ),
    ).toBe(true);
    expect(
      await judge(
        schema,
        inside(60, (next) => ({ next }), { value: '1' }),
      ),
    ).toBe(false);
  });
});
