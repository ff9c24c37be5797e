import { describe, expect, it } from 'vitest';
import { compareSchemas } from './compare-schemas.ts';
import { schemaRules } from './rules/schema-rules.ts';
import { bounds } from './schema/compare-bounds.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const of = (schema: unknown): object => object({ a: schema });
const both = ['request', 'response'] as const;

/** Shapes that only the names in a discriminator tell apart. */
const tagged = (propertyName: string): object => ({
  oneOf: [{ ...object({ b: text }), title: 'B' }, object({ c: whole })],
  discriminator: { propertyName },
});

/** What is told of one edit: rules without `request-property-` and the like, with their levels. */
function told(position: 'request' | 'response', before: unknown, after: unknown): string[] {
  const prefix = new RegExp(`^${position}-`);
  return compareSchemas(before, after, { position }).map(
    ({ rule, level, place }) => `${level} ${rule.replace(prefix, '')} ${place}`,
  );
}

type Row = readonly [edit: string, before: unknown, after: unknown, request: string[], response: string[]];

const rows: readonly Row[] = [
  [
    'an optional property comes',
    of(text),
    object({ a: text, b: whole }),
    ['minor new-optional-request-property /properties/b'],
    ['minor optional-property-added /properties/b'],
  ],
  [
    'a required property comes',
    of(text),
    object({ a: text, b: whole }, { required: ['b'] }),
    ['major new-required-request-property /properties/b'],
    ['minor required-property-added /properties/b'],
  ],
  [
    'an optional property goes',
    object({ a: text, b: whole }),
    of(text),
    ['major property-removed /properties/b'],
    ['major optional-property-removed /properties/b'],
  ],
  [
    'a required property goes',
    object({ a: text, b: whole }, { required: ['b'] }),
    of(text),
    ['major property-removed /properties/b'],
    ['major required-property-removed /properties/b'],
  ],
  [
    'a property is renamed',
    object({ a: text, b: whole }),
    object({ a: text, c: whole }),
    ['major property-renamed /properties/c'],
    ['major property-renamed /properties/c'],
  ],
  [
    'a property is renamed, and another goes',
    object({ a: text, b: { ...whole, maximum: 9 } }),
    object({ c: { ...whole, maximum: 9 } }),
    ['major property-removed /properties/a', 'major property-renamed /properties/c'],
    ['major optional-property-removed /properties/a', 'major property-renamed /properties/c'],
  ],
  [
    'a property goes and another comes, of the same type alone',
    object({ wide: { type: 'boolean' }, a: text }),
    object({ a: text, dark: { type: 'boolean' } }),
    ['minor new-optional-request-property /properties/dark', 'major property-removed /properties/wide'],
    ['minor optional-property-added /properties/dark', 'major optional-property-removed /properties/wide'],
  ],
  [
    'a property has a word more in its name',
    object({ seed: whole, a: text }),
    object({ a: text, randomSeed: whole }),
    ['major property-renamed /properties/randomSeed'],
    ['major property-renamed /properties/randomSeed'],
  ],
  [
    'two that are alike go and one comes',
    object({ a: whole, b: whole }),
    object({ c: whole }),
    [
      'major property-removed /properties/a',
      'major property-removed /properties/b',
      'minor new-optional-request-property /properties/c',
    ],
    [
      'major optional-property-removed /properties/a',
      'major optional-property-removed /properties/b',
      'minor optional-property-added /properties/c',
    ],
  ],
  [
    'a property becomes required',
    of(text),
    object({ a: text }, { required: ['a'] }),
    ['major property-became-required /properties/a'],
    ['minor property-became-required /properties/a'],
  ],
  [
    'a property becomes optional',
    object({ a: text }, { required: ['a'] }),
    of(text),
    ['minor property-became-optional /properties/a'],
    ['major property-became-optional /properties/a'],
  ],
  [
    'a value is added to an enumeration',
    of({ enum: ['x'] }),
    of({ enum: ['y', 'x'] }),
    ['minor property-enum-value-added /properties/a/enum'],
    ['major property-enum-value-added /properties/a/enum'],
  ],
  [
    'a value is taken from an enumeration',
    of({ enum: ['x', 'y'] }),
    of({ enum: ['x'] }),
    ['major property-enum-value-removed /properties/a/enum'],
    ['major property-enum-value-removed /properties/a/enum'],
  ],
  [
    'values are listed',
    of(text),
    of({ type: 'string', enum: ['x'] }),
    ['major property-became-enum /properties/a/enum'],
    ['major property-became-enum /properties/a/enum'],
  ],
  [
    'integers are listed',
    of(whole),
    of({ type: 'integer', enum: [1, 2] }),
    ['major property-became-enum /properties/a/enum'],
    ['major property-became-enum /properties/a/enum'],
  ],
  [
    'values are no longer listed',
    of({ type: 'string', enum: ['x'] }),
    of(text),
    ['minor property-enum-removed /properties/a/enum'],
    ['major property-enum-removed /properties/a/enum'],
  ],
  [
    'another constant',
    of({ const: 'x' }),
    of({ const: 'y' }),
    ['minor property-enum-value-added /properties/a/const', 'major property-enum-value-removed /properties/a/const'],
    ['major property-enum-value-added /properties/a/const', 'major property-enum-value-removed /properties/a/const'],
  ],
  [
    'a maximum is lowered',
    of({ type: 'integer', maximum: 9 }),
    of({ type: 'integer', maximum: 8 }),
    ['major property-max-decreased /properties/a/maximum'],
    ['minor property-max-decreased /properties/a/maximum'],
  ],
  [
    'a maximum is raised',
    of({ type: 'integer', maximum: 9 }),
    of({ type: 'integer', maximum: 10 }),
    ['minor property-max-increased /properties/a/maximum'],
    ['minor property-max-increased /properties/a/maximum'],
  ],
  [
    'a minimum is raised',
    of({ type: 'integer', minimum: 1 }),
    of({ type: 'integer', minimum: 2 }),
    ['major property-min-increased /properties/a/minimum'],
    ['minor property-min-increased /properties/a/minimum'],
  ],
  [
    'a length is limited',
    of(text),
    of({ type: 'string', maxLength: 5 }),
    ['major property-max-length-set /properties/a/maxLength'],
    ['minor property-max-length-set /properties/a/maxLength'],
  ],
  [
    'a length is no longer limited',
    of({ type: 'string', maxLength: 5 }),
    of(text),
    ['minor property-max-length-unset /properties/a/maxLength'],
    ['minor property-max-length-unset /properties/a/maxLength'],
  ],
  [
    'a multiple is relaxed',
    of({ type: 'integer', multipleOf: 32 }),
    of({ type: 'integer', multipleOf: 16 }),
    ['minor property-multiple-of-relaxed /properties/a/multipleOf'],
    ['minor property-multiple-of-relaxed /properties/a/multipleOf'],
  ],
  [
    'a multiple is changed',
    of({ type: 'integer', multipleOf: 16 }),
    of({ type: 'integer', multipleOf: 24 }),
    ['major property-multiple-of-changed /properties/a/multipleOf'],
    ['minor property-multiple-of-changed /properties/a/multipleOf'],
  ],
  [
    'a pattern comes',
    of(text),
    of({ type: 'string', pattern: '^a' }),
    ['major property-pattern-added /properties/a/pattern'],
    ['minor property-pattern-added /properties/a/pattern'],
  ],
  [
    'a pattern changes',
    of({ type: 'string', pattern: '^b' }),
    of({ type: 'string', pattern: '^a' }),
    ['major property-pattern-changed /properties/a/pattern'],
    ['minor property-pattern-changed /properties/a/pattern'],
  ],
  [
    'a checked format comes',
    of(text),
    of({ type: 'string', format: 'uri' }),
    ['major property-format-added /properties/a/format'],
    ['minor property-format-added /properties/a/format'],
  ],
  [
    'a format comes that nothing checks',
    of(text),
    of({ type: 'string', format: 'password' }),
    ['patch property-format-note-changed /properties/a/format'],
    ['patch property-format-note-changed /properties/a/format'],
  ],
  [
    'a text becomes a file',
    of(text),
    of({ type: 'string', format: 'binary' }),
    ['major property-format-changed /properties/a/format'],
    ['major property-format-changed /properties/a/format'],
  ],
  [
    'a default comes',
    of(whole),
    of({ type: 'integer', default: 1 }),
    ['minor property-default-value-added /properties/a/default'],
    ['patch property-default-value-added /properties/a/default'],
  ],
  [
    'a default changes',
    of({ type: 'integer', default: 2 }),
    of({ type: 'integer', default: 1 }),
    ['minor property-default-value-changed /properties/a/default'],
    ['patch property-default-value-changed /properties/a/default'],
  ],
  [
    'an integer becomes a number',
    of(whole),
    of({ type: 'number' }),
    ['minor property-type-generalized /properties/a/type'],
    ['minor property-type-generalized /properties/a/type'],
  ],
  [
    'a number becomes an integer',
    of({ type: 'number' }),
    of(whole),
    ['major property-number-became-integer /properties/a/type'],
    ['patch property-number-became-integer /properties/a/type'],
  ],
  [
    'a text becomes a number, and all else with it',
    of({ type: 'string', maxLength: 5 }),
    of({ type: 'number', maximum: 2 }),
    ['major property-type-changed /properties/a/type'],
    ['major property-type-changed /properties/a/type'],
  ],
  [
    'one more type',
    of(text),
    of({ type: ['string', 'number'] }),
    ['minor property-type-generalized /properties/a/type'],
    ['major property-type-changed /properties/a/type'],
  ],
  [
    'one type less',
    of({ type: ['string', 'number'] }),
    of(text),
    ['major property-type-specialized /properties/a/type'],
    ['minor property-type-specialized /properties/a/type'],
  ],
  [
    'a type where there was none',
    of({}),
    of(text),
    ['major property-type-specialized /properties/a/type'],
    ['minor property-type-specialized /properties/a/type'],
  ],
  [
    'null is taken',
    of(text),
    of({ type: ['string', 'null'] }),
    ['minor property-became-nullable /properties/a'],
    ['major property-became-nullable /properties/a'],
  ],
  [
    'null is no longer taken',
    of({ anyOf: [text, { type: 'null' }] }),
    of(text),
    ['major property-became-not-nullable /properties/a'],
    ['minor property-became-not-nullable /properties/a'],
  ],
  [
    'a shape comes',
    of({ anyOf: [text, of(text)] }),
    of({ anyOf: [text, of(text), whole] }),
    ['minor property-any-of-added /properties/a/anyOf/2'],
    ['major property-any-of-added /properties/a/anyOf/2'],
  ],
  [
    'a shape goes',
    of({ oneOf: [text, of(text), whole] }),
    of({ oneOf: [text, whole] }),
    ['major property-one-of-removed /properties/a/oneOf/1'],
    ['major property-one-of-removed /properties/a/oneOf/1'],
  ],
  [
    'a text may be an object too',
    of({ type: 'string', maxLength: 5, description: 'A size.' }),
    of({ description: 'A size.', anyOf: [{ type: 'string', maxLength: 5 }, of(text)] }),
    ['minor property-any-of-added /properties/a/anyOf/1'],
    ['major property-any-of-added /properties/a/anyOf/1'],
  ],
  [
    'an edit inside a shape',
    of({ anyOf: [text, of(text)] }),
    of({ anyOf: [of(whole), text] }),
    ['major property-type-changed /properties/a/anyOf/0/properties/a/type'],
    ['major property-type-changed /properties/a/anyOf/0/properties/a/type'],
  ],
  [
    'any of several is one of them',
    of({ anyOf: [of(text), of(whole)] }),
    of({ oneOf: [of(text), of(whole)] }),
    ['major property-any-of-became-one-of /properties/a/oneOf'],
    ['minor property-any-of-became-one-of /properties/a/oneOf'],
  ],
  [
    'items change',
    of({ type: 'array', items: text }),
    of({ type: 'array', items: whole }),
    ['major property-type-changed /properties/a/items/type'],
    ['major property-type-changed /properties/a/items/type'],
  ],
  [
    'more items are asked for',
    of({ type: 'array', items: text }),
    of({ type: 'array', items: text, minItems: 1 }),
    ['major property-min-items-set /properties/a/minItems'],
    ['minor property-min-items-set /properties/a/minItems'],
  ],
  [
    'items must differ',
    of({ type: 'array' }),
    of({ type: 'array', uniqueItems: true }),
    ['major property-unique-items-set /properties/a/uniqueItems'],
    ['minor property-unique-items-set /properties/a/uniqueItems'],
  ],
  [
    'others are taken',
    of(text),
    object({ a: text }, { additionalProperties: true }),
    ['minor body-additional-properties-allowed /additionalProperties'],
    [],
  ],
  [
    'others are forbidden that were taken',
    object({ a: text }, { additionalProperties: true }),
    of(text),
    ['major body-additional-properties-forbidden /additionalProperties'],
    [],
  ],
  [
    'others are forbidden',
    of(text),
    object({ a: text }, { additionalProperties: false }),
    [],
    ['minor body-additional-properties-forbidden /additionalProperties'],
  ],
  [
    'others have a type',
    object({}, { additionalProperties: text }),
    object({}, { additionalProperties: whole }),
    ['major property-type-changed /additionalProperties/type'],
    ['major property-type-changed /additionalProperties/type'],
  ],
  [
    'a condition comes',
    of(text),
    object({ a: text }, { if: { required: ['a'] }, then: { minProperties: 2 } }),
    ['major body-constraint-added /if'],
    ['minor body-constraint-added /if'],
  ],
  [
    'a condition changes',
    object({}, { if: { required: ['a'] }, then: { minProperties: 2 } }),
    object({}, { if: { required: ['a'] }, then: { minProperties: 3 } }),
    ['major schema-changed /if'],
    ['major schema-changed /if'],
  ],
  [
    'a condition goes',
    object({}, { not: { required: ['a'] } }),
    object({}),
    ['minor body-constraint-removed /not'],
    ['minor body-constraint-removed /not'],
  ],
  [
    'a name is required with another',
    of(text),
    object({ a: text }, { dependentRequired: { a: ['b'] } }),
    ['major body-became-conditionally-required /dependentRequired'],
    ['minor body-became-conditionally-required /dependentRequired'],
  ],
  [
    'a name is required under a condition told in prose',
    of(text),
    object({ a: text }, { 'x-conditional': ['a'] }),
    ['major body-became-conditionally-required /x-conditional'],
    ['minor body-became-conditionally-required /x-conditional'],
  ],
  [
    'one of two must be there',
    of(text),
    object({ a: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    ['major body-constraint-added /anyOf'],
    ['minor body-constraint-added /anyOf'],
  ],
  [
    'it is marked as deprecated',
    of(text),
    of({ type: 'string', deprecated: true }),
    ['minor property-deprecated /properties/a/deprecated'],
    ['minor property-deprecated /properties/a/deprecated'],
  ],
  [
    'a link lives longer',
    of(text),
    of({ type: 'string', 'x-expires': '7d' }),
    ['minor property-expiry-changed /properties/a/x-expires'],
    ['minor property-expiry-changed /properties/a/x-expires'],
  ],
  [
    'a description changes',
    of({ type: 'string', description: 'One.' }),
    of({ type: 'string', description: 'Two.' }),
    ['patch description-changed /properties/a/description'],
    ['patch description-changed /properties/a/description'],
  ],
  [
    'where a fact is from changes',
    of({ type: 'string', 'x-source': 'One.' }),
    of({ type: 'string', 'x-source': 'Two.' }),
    ['patch evidence-changed /properties/a/x-source'],
    ['patch evidence-changed /properties/a/x-source'],
  ],
  [
    'a keyword that nobody knows',
    of(text),
    of({ type: 'string', sometimes: true }),
    ['major schema-changed /properties/a/sometimes'],
    ['major schema-changed /properties/a/sometimes'],
  ],
  [
    'a multiple comes',
    of(whole),
    of({ type: 'integer', multipleOf: 8 }),
    ['major property-multiple-of-set /properties/a/multipleOf'],
    ['minor property-multiple-of-set /properties/a/multipleOf'],
  ],
  [
    'a text holds an image',
    of(text),
    of({ ...text, contentEncoding: 'base64' }),
    ['major property-content-changed /properties/a/contentEncoding'],
    ['major property-content-changed /properties/a/contentEncoding'],
  ],
  [
    'it belongs to answers',
    of(text),
    of({ ...text, readOnly: true }),
    ['major property-became-read-only /properties/a/readOnly'],
    ['patch property-became-read-only /properties/a/readOnly'],
  ],
  [
    'it belongs to requests',
    of(text),
    of({ ...text, writeOnly: true }),
    ['patch property-became-write-only /properties/a/writeOnly'],
    ['major property-became-write-only /properties/a/writeOnly'],
  ],
  [
    'another property tells shapes apart',
    of(tagged('kind')),
    of(tagged('type')),
    ['major property-discriminator-changed /properties/a/discriminator'],
    ['major property-discriminator-changed /properties/a/discriminator'],
  ],
  [
    'nothing fits any more',
    of(text),
    of({ ...text, not: true }),
    ['major property-constraint-added /properties/a/not'],
    ['minor property-constraint-added /properties/a/not'],
  ],
  ['what excludes nothing', of(text), of({ ...text, not: false }), [], []],
  [
    'fewer items that fit',
    of({ type: 'array', contains: text }),
    of({ type: 'array', contains: text, minContains: 0 }),
    ['minor property-min-contains-decreased /properties/a/minContains'],
    ['minor property-min-contains-decreased /properties/a/minContains'],
  ],
  ['an extension of others', of(text), of({ type: 'string', 'x-order': 1 }), [], []],
  [
    'nothing may stand there any more',
    of(text),
    of(false),
    ['major property-constraint-added /properties/a'],
    ['minor property-constraint-added /properties/a'],
  ],
];

const unchanged: readonly (readonly [spelling: string, before: unknown, after: unknown])[] = [
  ['keys in another order', { type: 'object', required: ['a', 'b'] }, { required: ['b', 'a'], type: 'object' }],
  ['values in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
  ['a constant as an enumeration of one', { const: 'a' }, { type: 'string', enum: ['a'] }],
  ['types in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }],
  [
    'null as a branch',
    { type: ['string', 'null'], maxLength: 5 },
    { anyOf: [{ type: 'null' }, { type: 'string', maxLength: 5 }] },
  ],
  [
    'null inside a branch',
    { anyOf: [{ type: ['string', 'null'] }, whole] },
    { anyOf: [text, whole, { type: 'null' }] },
  ],
  [
    'parts that hold together',
    object({ a: text, b: whole }, { required: ['b'] }),
    { allOf: [of(text), object({ b: whole }, { required: ['b'] })] },
  ],
  ['values that hold together', { enum: ['a'] }, { allOf: [{ enum: ['a', 'b'] }, { enum: ['c', 'a'] }] }],
  [
    'limits that hold together',
    { type: 'integer', minimum: 2 },
    { allOf: [{ type: 'integer', minimum: 2 }, { minimum: 1 }] },
  ],
  [
    'several types as branches',
    { type: ['string', 'integer'], maxLength: 5 },
    { anyOf: [whole, { type: 'string', maxLength: 5 }] },
  ],
  ['a union in a union', { anyOf: [text, { anyOf: [whole, of(text)] }] }, { anyOf: [whole, text, of(text)] }],
  ['any of shapes that exclude each other', { anyOf: [text, whole] }, { oneOf: [text, whole] }],
  ['a limit that says nothing of the type', { type: 'string' }, { type: 'string', minimum: 3 }],
  ['anything', {}, true],
  ['an object by its properties', { properties: { a: text } }, of(text)],
];

describe('compareSchemas', () => {
  it.each(rows)('tells that %s', (_edit, before, after, request, response) => {
    expect({ request: told('request', before, after), response: told('response', before, after) }).toEqual({
      request,
      response,
    });
  });

  it.each(unchanged)('tells nothing of %s', (_spelling, before, after) => {
    for (const position of both) {
      expect(told(position, before, after)).toEqual([]);
      expect(told(position, after, before)).toEqual([]);
    }
  });

  it.each([...bounds])('tells that %s is set, tightened, loosened and unset', (keyword, { name, tightest }) => {
    const limited = (limit?: number): object =>
      of({ contains: text, ...(limit === undefined ? {} : { [keyword]: limit }) });
    const [tighter, looser] = tightest === 'greatest' ? ['increased', 'decreased'] : ['decreased', 'increased'];
    const place = `/properties/a/${keyword}`;
    const tight = tightest === 'greatest' ? 3 : 2;
    const loose = tightest === 'greatest' ? 2 : 3;
    expect(told('request', limited(loose), limited(tight))).toEqual([`major property-${name}-${tighter} ${place}`]);
    expect(told('request', limited(tight), limited(loose))).toEqual([`minor property-${name}-${looser} ${place}`]);
    expect(told('response', limited(loose), limited(tight))).toEqual([`minor property-${name}-${tighter} ${place}`]);
    expect(told('response', limited(tight), limited(loose))).toEqual([`minor property-${name}-${looser} ${place}`]);
    if (keyword === 'minContains') return;
    expect(told('request', limited(), limited(2))).toEqual([`major property-${name}-set ${place}`]);
    expect(told('request', limited(2), limited())).toEqual([`minor property-${name}-unset ${place}`]);
  });

  it('tells each of its rules in one of these edits, forth or back', () => {
    const told = new Set(
      rows.flatMap(([, before, after]) =>
        both.flatMap((position) =>
          [...compareSchemas(before, after, { position }), ...compareSchemas(after, before, { position })].map(
            ({ rule }) => rule.replace(/-(body|property|parameter)-/, '-*-'),
          ),
        ),
      ),
    );
    const known = new Set(schemaRules.map(({ id }) => id.replace(/-(body|property|parameter)-/, '-*-')));
    const ofBounds = new RegExp(`-(${[...bounds.values()].map(({ name }) => name).join('|')})-[a-z]+$`);
    expect([...known].filter((id) => !told.has(id) && !ofBounds.test(id))).toEqual([]);
  });

  it('names both sides of a change, the operation, and the place that the schema has', () => {
    const options = { position: 'request', operation: 'images.generate', place: '/body' } as const;
    expect(compareSchemas(of({ type: 'integer', maximum: 9 }), of({ type: 'integer', maximum: 8 }), options)).toEqual([
      {
        rule: 'request-property-max-decreased',
        position: 'request',
        operation: 'images.generate',
        place: '/body/properties/a/maximum',
        before: 9,
        after: 8,
        level: 'major',
      },
    ]);
  });

  it('shows a property that came without what only people read of it', () => {
    const [change] = compareSchemas(of(text), object({ a: text, title: { ...whole, description: 'A title.' } }), {
      position: 'request',
    });
    expect(change?.after).toEqual({ type: 'integer' });
  });

  it('tells what people read once, with the places', () => {
    const describe = (words: string): object =>
      object({ a: { ...text, description: words }, b: { ...whole, description: words } });
    const changes = compareSchemas(describe('One.'), describe('Two.'), { position: 'request', operation: 'a.b' });
    expect(changes).toEqual([
      {
        rule: 'description-changed',
        position: 'operation',
        operation: 'a.b',
        place: '/properties/a/description',
        after: { places: ['/properties/a/description', '/properties/b/description'] },
        level: 'patch',
      },
    ]);
  });
});
