/** Every keyword that the generator knows has a verdict here: none is silently left out. */
import { describe, expect, it } from 'vitest';
import { annotations, documentAnnotations, enforced, extensions } from '../model/keywords.ts';
import { compareSchemas } from './compare-schemas.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

/** Two shapes that nothing but a discriminator tells apart. */
const union = {
  oneOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }],
  $defs: { A: { type: 'object' }, B: { type: 'object', required: ['c'] } },
};

/** A schema without and with each keyword, or two values of it, that mean something else. */
const edits: Readonly<Record<string, readonly [before: object, after: object]>> = {
  type: [text, whole],
  enum: [text, { type: 'string', enum: ['a'] }],
  const: [{ const: 1 }, { const: 2 }],
  properties: [{ type: 'object' }, { type: 'object', properties: { a: text } }],
  required: [{ type: 'object' }, { type: 'object', required: ['a'] }],
  additionalProperties: [
    { type: 'object', additionalProperties: text },
    { type: 'object', additionalProperties: whole },
  ],
  patternProperties: [{ type: 'object' }, { type: 'object', patternProperties: { '^a': text } }],
  propertyNames: [{ type: 'object' }, { type: 'object', propertyNames: { maxLength: 3 } }],
  minProperties: [{ type: 'object' }, { type: 'object', minProperties: 1 }],
  maxProperties: [{ type: 'object' }, { type: 'object', maxProperties: 1 }],
  dependentRequired: [{ type: 'object' }, { type: 'object', dependentRequired: { a: ['b'] } }],
  dependentSchemas: [{ type: 'object' }, { type: 'object', dependentSchemas: { a: { required: ['b'] } } }],
  unevaluatedProperties: [{ type: 'object' }, { type: 'object', unevaluatedProperties: false }],
  items: [{ type: 'array' }, { type: 'array', items: text }],
  prefixItems: [
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text, whole] },
  ],
  contains: [{ type: 'array' }, { type: 'array', contains: text }],
  minContains: [
    { type: 'array', contains: text },
    { type: 'array', contains: text, minContains: 2 },
  ],
  maxContains: [
    { type: 'array', contains: text },
    { type: 'array', contains: text, maxContains: 2 },
  ],
  uniqueItems: [{ type: 'array' }, { type: 'array', uniqueItems: true }],
  minItems: [{ type: 'array' }, { type: 'array', minItems: 1 }],
  maxItems: [{ type: 'array' }, { type: 'array', maxItems: 1 }],
  unevaluatedItems: [{ type: 'array' }, { type: 'array', unevaluatedItems: false }],
  minimum: [whole, { type: 'integer', minimum: 1 }],
  maximum: [whole, { type: 'integer', maximum: 1 }],
  exclusiveMinimum: [whole, { type: 'integer', exclusiveMinimum: 1 }],
  exclusiveMaximum: [whole, { type: 'integer', exclusiveMaximum: 1 }],
  multipleOf: [whole, { type: 'integer', multipleOf: 2 }],
  minLength: [text, { type: 'string', minLength: 1 }],
  maxLength: [text, { type: 'string', maxLength: 1 }],
  pattern: [text, { type: 'string', pattern: 'a' }],
  format: [text, { type: 'string', format: 'uuid' }],
  allOf: [text, { allOf: [text, { maxLength: 1 }] }],
  anyOf: [text, { anyOf: [text, whole] }],
  oneOf: [text, { oneOf: [text, whole] }],
  discriminator: [
    { ...union, discriminator: { propertyName: 'a' } },
    { ...union, discriminator: { propertyName: 'b' } },
  ],
  not: [text, { type: 'string', not: { const: 'a' } }],
  if: [text, { type: 'string', if: { const: 'a' }, then: { minLength: 2 } }],
  then: [
    { type: 'string', if: { const: 'a' }, then: { minLength: 2 } },
    { type: 'string', if: { const: 'a' }, then: { minLength: 3 } },
  ],
  else: [
    { type: 'string', if: { const: 'a' }, else: { minLength: 2 } },
    { type: 'string', if: { const: 'a' }, else: { minLength: 3 } },
  ],
  $ref: [
    { $ref: '#/$defs/A', $defs: { A: text, B: whole } },
    { $ref: '#/$defs/B', $defs: { A: text, B: whole } },
  ],
  title: [text, { ...text, title: 'A' }],
  description: [text, { ...text, description: 'A' }],
  default: [text, { ...text, default: 'a' }],
  examples: [text, { ...text, examples: ['a'] }],
  example: [text, { ...text, example: 'a' }],
  externalDocs: [text, { ...text, externalDocs: { url: 'https://acme.test' } }],
  deprecated: [text, { ...text, deprecated: true }],
  readOnly: [text, { ...text, readOnly: true }],
  writeOnly: [text, { ...text, writeOnly: true }],
  contentEncoding: [text, { ...text, contentEncoding: 'base64' }],
  contentMediaType: [text, { ...text, contentMediaType: 'image/png' }],
  contentSchema: [text, { ...text, contentSchema: whole }],
  'x-evidence': [text, { ...text, 'x-evidence': 'observed' }],
  'x-source': [text, { ...text, 'x-source': 'A' }],
  'x-note': [text, { ...text, 'x-note': 'A' }],
  'x-contradiction': [text, { ...text, 'x-contradiction': { decision: 'A' } }],
};

/** Names, shelves and looks, which change nothing where they stand. */
const silent = ['xml', '$comment', '$schema', '$id', '$anchor', '$defs'];

const known = [...enforced, ...annotations, ...documentAnnotations, ...extensions];

describe('keywords', () => {
  it.each(known)('there is a verdict on %s, in requests and in answers, forth and back', (keyword) => {
    if (silent.includes(keyword)) {
      const edit = { ...text, [keyword]: 'a' };
      expect(compareSchemas(text, edit, { position: 'request' })).toEqual([]);
      return;
    }
    const [before, after] = edits[keyword] ?? [text, text];
    for (const position of ['request', 'response'] as const) {
      expect(compareSchemas(before, after, { position })).not.toEqual([]);
      expect(compareSchemas(after, before, { position })).not.toEqual([]);
    }
  });
});
