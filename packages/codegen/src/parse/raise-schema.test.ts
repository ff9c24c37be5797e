import { describe, expect, it } from 'vitest';
import { asObject, type Json } from '../json.ts';
import { collectFiles, documentWith, told } from '../testing/collect-files.ts';

async function raise(schema: unknown, openapi: string): Promise<{ schema: Json | undefined; told: string[] }> {
  const { document, diagnostics } = await collectFiles({
    'api.json': documentWith({ X: schema, Y: { type: 'string' } }, openapi),
  });
  const prefix = /^(\S+) api\.json#\/components\/schemas\/X/;
  return {
    schema: asObject(asObject(document.components).schemas).X,
    told: told(diagnostics).map((text) => text.replace(prefix, '$1 ')),
  };
}

const toY = { $ref: '#/components/schemas/Y' };

describe('OpenAPI 3.0', () => {
  const cases: { title: string; from: unknown; to: unknown }[] = [
    { title: 'nullable with a type', from: { type: 'string', nullable: true }, to: { type: ['string', 'null'] } },
    {
      title: 'nullable with an enum',
      from: { type: 'string', nullable: true, enum: ['a'] },
      to: { type: ['string', 'null'], enum: ['a', null] },
    },
    { title: 'nullable: false', from: { type: 'string', nullable: false }, to: { type: 'string' } },
    {
      title: 'a nullable reference',
      from: { ...toY, nullable: true, description: 'Or none.' },
      to: { description: 'Or none.', anyOf: [toY, { type: 'null' }] },
    },
    {
      title: 'a nullable composition',
      from: { allOf: [toY], nullable: true, readOnly: true },
      to: { readOnly: true, anyOf: [{ allOf: [toY] }, { type: 'null' }] },
    },
    {
      title: 'boolean exclusive bounds',
      from: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      to: { type: 'number', exclusiveMinimum: 0, maximum: 9 },
    },
    { title: 'an example', from: { type: 'string', example: 'a' }, to: { type: 'string', examples: ['a'] } },
    {
      title: 'properties that are called as keywords are',
      from: { properties: { nullable: { type: 'string' }, example: {}, type: { nullable: true, type: 'number' } } },
      to: { properties: { nullable: { type: 'string' }, example: {}, type: { type: ['number', 'null'] } } },
    },
    {
      title: 'data that looks like a schema',
      from: { default: { nullable: true }, enum: [{ exclusiveMinimum: true }] },
      to: { default: { nullable: true }, enum: [{ exclusiveMinimum: true }] },
    },
  ];
  for (const { title, from, to } of cases) {
    it(`raises ${title}`, async () => {
      expect(await raise(from, '3.0.3')).toEqual({ schema: to, told: [] });
    });
  }

  it('passes over what stands beside a reference, but says so', async () => {
    expect(await raise({ ...toY, maxLength: 3, description: 'A.' }, '3.0.0')).toEqual({
      schema: { ...toY, description: 'A.' },
      told: ['reference-siblings /maxLength'],
    });
  });
});

describe('words of other drafts', () => {
  const cases: { title: string; from: unknown; to: unknown; told: string[] }[] = [
    {
      title: 'nullable in 3.1',
      from: { type: 'string', nullable: true },
      to: { type: ['string', 'null'] },
      told: ['document-repaired /nullable'],
    },
    { title: 'type any', from: { type: 'any' }, to: {}, told: ['document-repaired /type'] },
    {
      title: 'type file',
      from: { type: 'file' },
      to: { type: 'string', format: 'binary' },
      told: ['document-repaired /type'],
    },
    {
      title: 'a pattern between slashes',
      from: { pattern: '/^[a-z]$/' },
      to: { pattern: '^[a-z]$' },
      told: ['document-repaired /pattern'],
    },
    {
      title: 'null among types',
      from: { type: ['string', null] },
      to: { type: ['string', 'null'] },
      told: ['document-repaired /type'],
    },
    {
      title: 'required on a property',
      from: { required: ['a'], properties: { a: {}, b: { required: true }, c: { required: false } } },
      to: { required: ['a', 'b'], properties: { a: {}, b: {}, c: {} } },
      told: [
        'document-repaired /properties/b/required',
        'document-repaired /properties/c/required',
        'document-repaired /properties',
      ],
    },
    {
      title: 'a list of items',
      from: { items: [{ type: 'string' }], additionalItems: false },
      to: { prefixItems: [{ type: 'string' }], items: false },
      told: ['document-repaired /items'],
    },
    {
      title: 'dependencies',
      from: { dependencies: { a: ['b'], c: { required: ['d'] } } },
      to: { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] } } },
      told: ['document-repaired /dependencies'],
    },
    {
      title: 'empty lists of schemas',
      from: { type: 'string', oneOf: [], allOf: [] },
      to: { type: 'string' },
      told: ['document-repaired /oneOf', 'document-repaired /allOf'],
    },
    { title: 'id', from: { id: 'x', type: 'string' }, to: { type: 'string' }, told: ['document-repaired /id'] },
  ];
  for (const { title, from, to, told: problems } of cases) {
    it(`reads ${title}, and says so`, async () => {
      const raised = await raise(from, '3.1.0');
      expect(raised.schema).toEqual(to);
      expect(raised.told.sort()).toEqual(problems.sort());
    });
  }
});
