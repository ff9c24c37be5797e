import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import type { Direction } from '../model/model.ts';
import { SchemaWriter } from './schema-writer.ts';

function write(schema: Json, direction: Direction = 'input'): string {
  const writer = new SchemaWriter({
    direction,
    exact: false,
    closed: true,
    assertsFormats: true,
    directional: false,
    owner: 'Owner',
    validator: (name) => name,
    reference: (name) => `${name}()`,
    target: () => true,
    importCheck: () => undefined,
    aside: (_key, source) => source(),
  });
  return writer.writeRoot(schema).replaceAll(/\s+/g, ' ');
}

describe('SchemaWriter', () => {
  const cases: [Json, string][] = [
    [
      { type: 'string', minLength: 1, maxLength: 9, pattern: '^a' },
      "z.string().min(1).max(9).regex(new RegExp('^a', 'u'))",
    ],
    [{ type: 'integer', minimum: 1, maximum: 50, multipleOf: 2 }, 'z.int().min(1).max(50).multipleOf(2)'],
    [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 'z.number().gt(0).lt(1)'],
    [{ type: ['string', 'null'] }, 'z.string().nullable()'],
    [{ type: ['string', 'integer'] }, 'z.union([z.string(), z.int()])'],
    [{ enum: ['a', 'b'] }, "z.enum(['a', 'b'])"],
    [{ enum: [1, null] }, 'z.literal([1, null])'],
    [{ const: false }, 'z.literal(false)'],
    [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 }, 'z.array(z.string()).min(1).max(3)'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'z.record(z.string(), z.number())'],
    [
      { type: 'object', required: ['a'], additionalProperties: { type: 'number' } },
      "z.record(z.string(), z.number()).check(present(['a']))",
    ],
    [{ type: 'string', format: 'uri' }, "z.string().check(format('uri'))"],
    [false, 'forbidden'],
    [true, 'z.unknown()'],
    [{ type: 'object', required: ['a'] }, "z.strictObject({}).check(present(['a']))"],
    [{ type: 'string', not: { const: 'x' } }, "z.string().check(negated(z.literal('x'), 'must not be \\'x\\''))"],
  ];
  for (const [schema, source] of cases) {
    it(`writes ${JSON.stringify(schema)}`, () => expect(write(schema)).toBe(source));
  }

  it('closes requests and leaves answers open', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    expect(write(schema, 'input')).toBe('z.strictObject({ a: z.string().optional(), })');
    expect(write(schema, 'output')).toBe('z.looseObject({ a: z.string().optional(), })');
  });

  it('leaves objects open inside a condition, as the object around it is closed', () => {
    const schema = { type: 'object', properties: {}, if: { required: ['a'] }, then: { properties: { b: false } } };
    expect(write(schema)).toBe(
      "z.strictObject({}).check(conditional({ if: z.looseObject({}).check(present(['a'])), then: z.looseObject({ b: forbidden.optional(), }), }))",
    );
  });
});
