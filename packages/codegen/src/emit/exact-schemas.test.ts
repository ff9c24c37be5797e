import { expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { SchemaWriter } from './schema-writer.ts';

/** Schemas that the pages below refer to. */
const schemas: Readonly<Record<string, Json>> = {
  a: { properties: { z: true } },
  cat: { type: 'object', properties: { kind: { type: 'string' } } },
  dog: { type: 'object', properties: { kind: { const: 'dog' } } },
};

/** Source of a schema of a document from outside, on one line; parts that stand beside it come first. */
function write(schema: Json): string {
  const beside: string[] = [];
  const writer = new SchemaWriter({
    direction: 'output',
    exact: true,
    closed: false,
    assertsFormats: true,
    directional: true,
    owner: 'Owner',
    validator: (name) => name,
    reference: (name) => `${name}()`,
    target: (name) => schemas[name] ?? true,
    importCheck: () => undefined,
    aside: (_key, source) => {
      const name = `part$${beside.length + 1}`;
      beside.push(`${name} = ${source()}`);
      return name;
    },
  });
  const main = writer.writeRoot(schema);
  return [...beside, main].join('; ').replaceAll(/\s+/g, ' ');
}

const pages: [Json, string][] = [
  [
    { type: 'string', minLength: 1, maxLength: 9, pattern: '^a' },
    "z.string().min(1).max(9).regex(new RegExp('^a', 'u'))",
  ],
  [{ minLength: 1, pattern: '^a' }, "z.unknown().check(textLength({ min: 1 }), matches(new RegExp('^a', 'u')))"],
  [{ type: 'string', format: 'date' }, "z.string().check(format('date'))"],
  [{ format: 'date' }, "z.unknown().check(format('date'))"],
  [
    { type: 'string', pattern: '(a+)+$' },
    "z.string().check(matches(linearPattern({ source: '(a+)+$', classes: ['a'], code: [['char', 0], ['split', 2, 4], ['char', 0], ['jump', 1], ['split', 5, 10], ['char', 0], ['split', 7, 9], ['char', 0], ['jump', 6], ['jump', 4], ['assert', 'end'], ['match']] })))",
  ],
  [{ type: 'integer' }, 'z.number().check(integer())'],
  [{ type: 'integer', minimum: 1, exclusiveMaximum: 10, multipleOf: 2 }, 'z.int().min(1).lt(10).multipleOf(2)'],
  [{ type: 'number', multipleOf: 0.01 }, 'z.number().check(multipleOf(0.01))'],
  [
    { minimum: 1, exclusiveMaximum: 5, multipleOf: 2 },
    'z.unknown().check(bounds({ minimum: 1, exclusiveMaximum: 5 }), multipleOf(2))',
  ],
  [{ type: ['string', 'null'], minLength: 1 }, 'z.string().min(1).nullable()'],
  [{ type: ['integer', 'number', 'string'] }, 'z.union([z.number(), z.string()])'],
  [{ enum: ['a', 'b'] }, "z.enum(['a', 'b'])"],
  [{ enum: [1, null], type: 'integer' }, 'z.literal(1)'],
  [{ enum: [] }, 'z.never()'],
  [{ const: { a: [1] } }, 'z.unknown().check(constantOf({ a: [1] }))'],
  [{ enum: [[1], 'a'] }, "z.unknown().check(enumOf([[1], 'a']))"],
  [{ const: '__proto__' }, "z.literal('__proto__')"],
  [{ const: { ['__proto__']: 1 } }, "z.unknown().check(constantOf({ ['__proto__']: 1 }))"],
  [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 }, 'z.array(z.string()).min(1).max(3)'],
  [
    { type: 'array', uniqueItems: true, items: { type: 'object' } },
    'z.unknown().check(all([z.array(z.looseObject({}))]), uniqueItems())',
  ],
  [{ items: { type: 'string' }, maxItems: 2 }, 'z.unknown().check(itemsOf(z.string()), itemCount({ max: 2 }))'],
  [
    { type: 'array', prefixItems: [{ type: 'string' }, true], items: false },
    'z.array(z.unknown()).check(tuple([z.string(), z.unknown()], z.never()))',
  ],
  [{ contains: { const: 1 }, minContains: 2 }, 'z.unknown().check(contains(z.literal(1), { min: 2 }))'],
  [
    { type: 'object', properties: { a: { type: 'string' }, b: true }, required: ['a', 'b', 'c'] },
    "z.looseObject({ a: z.string(), b: z.unknown().optional(), }).check(present(['b', 'c']))",
  ],
  [
    { type: 'object', properties: { a: true }, additionalProperties: false },
    'z.strictObject({ a: z.unknown().optional(), })',
  ],
  [
    { type: 'object', additionalProperties: { type: 'number' } },
    'z.unknown().check(all([z.object({})]), additionalProperties({ names: [], patterns: [] }, z.number()))',
  ],
  [
    {
      type: 'object',
      properties: { a: true },
      patternProperties: { '^x': { type: 'number' } },
      additionalProperties: false,
    },
    "z.unknown().check(all([z.object({ a: z.unknown().optional(), })]), patternProperties([[new RegExp('^x', 'u'), z.number()]]), additionalProperties({ names: ['a'], patterns: [new RegExp('^x', 'u')] }, z.never()))",
  ],
  [
    { type: 'object', properties: { constructor: { type: 'string' } } },
    'z.unknown().check(all([z.object({})]), properties({ constructor: z.string(), }))',
  ],
  [
    { properties: { a: { type: 'string' } }, required: ['a'] },
    "z.unknown().check(present(['a']), properties({ a: z.string(), }))",
  ],
  [
    { type: 'object', minProperties: 1, propertyNames: { maxLength: 3 } },
    'z.unknown().check(all([z.object({})]), propertyNames(z.unknown().check(textLength({ max: 3 }))), propertyCount({ min: 1 }))',
  ],
  [
    { dependentRequired: { a: ['b'] }, dependentSchemas: { a: { required: ['c'] } } },
    "z.unknown().check(dependentRequired({ a: ['b'], }), dependentSchemas({ a: z.unknown().check(present(['c'])), }))",
  ],
  [
    { allOf: [{ $ref: '#/components/schemas/a' }, { required: ['b'] }] },
    "z.unknown().check(all([a(), z.unknown().check(present(['b']))]))",
  ],
  [{ allOf: [{ $ref: '#/components/schemas/a' }], description: 'x' }, 'a()'],
  [{ anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/a' }] }, 'z.union([z.string(), a()])'],
  [
    { anyOf: [{ $ref: '#/components/schemas/a' }, { $ref: '#/components/schemas/b' }] },
    'z.unknown().check(atLeastOne([a(), b()]))',
  ],
  [
    { oneOf: [{ $ref: '#/components/schemas/a' }, { $ref: '#/components/schemas/b' }] },
    'z.unknown().check(exactlyOne([a(), b()]))',
  ],
  [
    { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    "z.unknown().check(all([z.looseObject({})]), atLeastOne([z.unknown().check(present(['a'])), z.unknown().check(present(['b']))]))",
  ],
  [{ not: { type: 'string' } }, "z.unknown().check(negated(z.string(), 'must not be of type string'))"],
  [{ not: { enum: ['root', 1] } }, "z.unknown().check(negated(z.literal(['root', 1]), 'must not be \\'root\\' or 1'))"],
  [{ not: { const: '\n' } }, "z.unknown().check(negated(z.literal('\\n')))"],
  [
    { if: { required: ['a'] }, then: { required: ['b'] } },
    "z.unknown().check(conditional({ if: z.unknown().check(present(['a'])), then: z.unknown().check(present(['b'])), }))",
  ],
  [{ then: false }, 'z.unknown()'],
  [{ $ref: '#/components/schemas/a', maxLength: 3 }, 'z.unknown().check(textLength({ max: 3 }), all([a()]))'],
  [{ $ref: '#/components/schemas/a', description: 'x' }, 'a()'],
  [
    { properties: { a: true }, patternProperties: { '^x': true }, unevaluatedProperties: false },
    "z.unknown().check(unevaluatedProperties(z.never(), { names: ['a'], patterns: [new RegExp('^x', 'u')] }))",
  ],
  [
    { anyOf: [{ properties: { a: { type: 'string' } } }, { required: ['b'] }], unevaluatedProperties: false },
    "part$1 = schema(() => z.unknown().check(properties({ a: z.string(), }))); z.union([ z.unknown().check(properties({ a: z.string(), })), z.unknown().check(present(['b'])), ]).check(unevaluatedProperties(z.never(), { when: [[part$1(), () => ({ names: ['a'] })]] }))",
  ],
  [
    {
      if: { properties: { a: { const: 1 } } },
      then: { properties: { b: true } },
      unevaluatedProperties: { type: 'string' },
    },
    "part$1 = schema(() => z.unknown().check(properties({ a: z.literal(1), }))); z.unknown().check(conditional({ if: z.unknown().check(properties({ a: z.literal(1), })), then: z.unknown(), }), unevaluatedProperties(z.string(), { either: [{ if: part$1(), then: () => ({ names: ['a', 'b'] }) }] }))",
  ],
  [
    { $ref: '#/components/schemas/a', unevaluatedProperties: false },
    "part$1 = schema(() => ({ names: ['z'] })); z.unknown().check(all([a()]), unevaluatedProperties(z.never(), { also: [part$1] }))",
  ],
  [
    { prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
    'part$1 = schema(() => z.string()); z.unknown().check(tuple([z.unknown()]), contains(z.string()), unevaluatedItems(z.never(), { first: 1, containing: [part$1()] }))',
  ],
  [
    { allOf: [{ additionalProperties: true }], unevaluatedProperties: false },
    'z.unknown().check(all([z.unknown()]), unevaluatedProperties(z.never(), { all: true }))',
  ],
  [
    {
      oneOf: [{ $ref: '#/components/schemas/cat' }, { $ref: '#/components/schemas/dog' }],
      discriminator: { propertyName: 'kind', mapping: { tom: '#/components/schemas/cat' } },
    },
    "z.unknown().check(all([z.object({})]), switchOn('kind', { tom: cat(), dog: dog(), }))",
  ],
  [{ 'x-limner-binary': true }, 'z.unknown().check(binary())'],
  [true, 'z.unknown()'],
  [false, 'z.never()'],
  [{}, 'z.unknown()'],
];

it.each(pages)('writes %j', (schema, source) => {
  expect(write(schema)).toBe(source);
});
