import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { schemasModel } from '../testing/schemas-model.ts';
import { emitTypes } from './types.ts';

/** The declarations of some schemas. */
function declared(schemas: Record<string, JsonObject>, options: { directional?: boolean } = {}): string {
  return emitTypes(schemasModel(schemas, options)).statements.join('\n');
}

/** What stands on the right of one schema's name; other schemas can be referred to as `A` and `B`. */
function typeOf(schema: Json): string {
  const others = {
    A: { type: 'object', properties: { a: { type: 'number' } } },
    B: { type: 'object', properties: { b: { type: 'number' } } },
    Color: { enum: ['red', 'green'] },
  };
  const text = declared({ ...others, It: { anyOf: [schema] } });
  return /(?:type It =|interface It) ([\s\S]*?);?$/.exec(text)?.[1]?.replaceAll(/\s+/g, ' ') ?? text;
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const number = { type: 'number' };

describe('one schema', () => {
  const pages: [name: string, schema: Json, type: string][] = [
    ['a type', { type: 'integer' }, 'number'],
    ['several types', { type: ['string', 'null'] }, 'string | null'],
    ['nothing', {}, 'unknown'],
    ['true', true, 'unknown'],
    ['false', false, 'never'],
    ['limits of no type', { minLength: 3 }, 'unknown'],
    ['an enumeration', { enum: ['a', 1, null, true] }, "'a' | 1 | null | true"],
    ['an enumeration with values of other types', { type: 'string', enum: ['a', 1] }, "'a'"],
    ['an empty enumeration', { enum: [] }, 'never'],
    ['quotes in an enumeration', { enum: ["it's", 'line\nbreak'] }, "'it\\'s' | 'line\\nbreak'"],
    ['a constant', { const: null }, 'null'],
    ['a deep constant', { const: { a: [1, 'b'], c: {} } }, "{ a: [1, 'b']; c: { [key: string]: never } }"],
    ['an array', { type: 'array', items: text }, 'string[]'],
    ['an array of a union', { type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
    ['an array of anything', { type: 'array' }, 'unknown[]'],
    ['items without a type', { items: text }, 'string[]'],
    [
      'a tuple',
      { type: 'array', prefixItems: [text, number], items: { type: 'boolean' } },
      '[string?, number?, ...boolean[]]',
    ],
    ['a closed tuple', { type: 'array', prefixItems: [text, number], items: false, minItems: 1 }, '[string, number?]'],
    ['a tuple with an end', { type: 'array', prefixItems: [text, number, text], maxItems: 2 }, '[string?, number?]'],
    ['a tuple of unions', { prefixItems: [{ type: ['string', 'null'] }] }, '[(string | null)?, ...unknown[]]'],
    [
      'an object',
      { type: 'object', required: ['a'], properties: { a: text, b: text } },
      '{ a: string; b?: string | undefined; }',
    ],
    ['an object of nothing', { type: 'object' }, '{ [key: string]: unknown }'],
    ['an empty object', { type: 'object', additionalProperties: false }, '{ [key: string]: never }'],
    ['a map', { type: 'object', additionalProperties: number }, '{ [key: string]: number }'],
    [
      'patterns',
      { type: 'object', patternProperties: { '^a': number, '^b': text } },
      '{ [key: string]: number | string }',
    ],
    [
      'what is required and nowhere declared',
      { type: 'object', required: ['a'], properties: { b: text } },
      '{ b?: string | undefined; a: unknown; }',
    ],
    [
      'a map that its properties do not fit',
      {
        type: 'object',
        required: ['a'],
        properties: { a: number, b: text },
        additionalProperties: { type: 'boolean' },
      },
      '{ a: number; b?: string | undefined; [key: string]: boolean | number | string | undefined; }',
    ],
    [
      'odd names',
      {
        type: 'object',
        required: ['a-b', "'", '__proto__', '1'],
        properties: { 'a-b': text, "'": text, ['__proto__']: text, 1: text },
      },
      "{ '1': string; 'a-b': string; '\\'': string; '__proto__': string; }",
    ],
    [
      'names that every object has',
      { type: 'object', required: ['constructor'], properties: { constructor: text, toString: text } },
      '{ constructor: string; toString?: string | undefined; }',
    ],
    ['a reference', ref('A'), 'A'],
    ['a reference to nothing', ref('Nobody'), 'unknown'],
    ['a reference with siblings', { ...ref('A'), description: 'An A.' }, 'A'],
    ['a reference and more', { ...ref('A'), properties: { c: text } }, 'A & { c?: string | undefined; }'],
    ['a choice of anything', { anyOf: [text, {}] }, 'unknown'],
    ['any of', { anyOf: [text, ref('A')] }, 'string | A'],
    ['one of, with a type', { type: 'object', oneOf: [ref('A'), ref('B')] }, 'A | B'],
    ['one of constants', { type: 'string', oneOf: [{ const: 'a' }, { const: 'b' }] }, "'a' | 'b'"],
    [
      'what only limits',
      { type: 'object', properties: { a: text }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      '{ a?: string | undefined; }',
    ],
    ['not, if and then', { type: 'string', not: { const: 'a' }, if: { const: 'b' }, then: { minLength: 1 } }, 'string'],
    [
      'all of plain objects',
      { allOf: [{ type: 'object', properties: { a: text } }, { properties: { b: text } }] },
      '{ a?: string | undefined; b?: string | undefined; }',
    ],
    [
      'all of a reference and an object',
      { allOf: [ref('A'), { type: 'object', properties: { c: text } }] },
      'A & { c?: string | undefined; }',
    ],
    ['all of and what is required there', { allOf: [ref('A'), { required: ['a'] }] }, 'A & { a: number; }'],
    [
      'all of with a property said in two ways',
      { allOf: [{ properties: { a: text } }, { properties: { a: { const: 'x' } } }] },
      "{ a?: 'x' | undefined; } & { a?: string | undefined; }",
    ],
    ['all of unions', { allOf: [{ anyOf: [ref('A'), ref('B')] }, ref('Color')] }, '(A | B) & Color'],
    ['an object or null of a reference', { type: ['object', 'null'], allOf: [ref('A')] }, 'A & (object | null)'],
    ['a file', { 'x-limner-binary': true }, 'BinaryInput'],
  ];
  for (const [name, schema, type] of pages) {
    it(`writes ${name}`, () => expect(typeOf(schema)).toBe(type));
  }
});

describe('a discriminated union', () => {
  const union = (mapping: JsonObject): JsonObject => ({
    oneOf: [ref('Cat'), ref('Dog')],
    discriminator: { propertyName: 'kind', mapping },
  });
  const members = (kind: JsonObject): Record<string, JsonObject> => ({
    Cat: { type: 'object', required: ['kind'], properties: { kind } },
    Dog: { type: 'object', required: ['kind'], properties: { kind } },
  });
  const mapping = { cat: '#/components/schemas/Cat', dog: 'Dog', hound: '#/components/schemas/Dog' };

  it('gets the tags that its members do not say', () => {
    expect(declared({ ...members(text), Pet: union(mapping) })).toContain(
      "export type Pet = (Cat & { kind: 'cat' }) | (Dog & { kind: 'dog' | 'hound' });",
    );
  });

  it('gets none where they do', () => {
    expect(declared({ ...members({ const: 'cat' }), Pet: union(mapping) })).toContain('export type Pet = Cat | Dog;');
  });
});

describe('directions', () => {
  const Foo = {
    type: 'object',
    required: ['id', 'secret'],
    properties: {
      id: { type: 'string', readOnly: true },
      secret: { type: 'string', writeOnly: true },
      foo: ref('Foo'),
    },
  };

  it('make two types where they differ, each referring to its own', () => {
    expect(declared({ Foo }, { directional: true })).toBe(`export interface Foo {
  /** Only in answers. */
  id: string;
  /** Only in requests. */
  secret?: string | undefined;
  foo?: Foo | undefined;
}
export interface FooInput {
  /** Only in answers. */
  id?: string | undefined;
  /** Only in requests. */
  secret: string;
  foo?: FooInput | undefined;
}`);
  });

  it('are told through references', () => {
    const schemas = {
      It: { type: 'object', required: ['id'], properties: { id: ref('A') } },
      A: ref('B'),
      B: { readOnly: true },
    };
    expect(declared(schemas, { directional: true })).toContain(
      'export interface ItInput {\n  id?: AInput | undefined;\n}',
    );
  });

  it('make one type of a provider, whose validators alone tell them apart', () => {
    const model = schemasModel({ Foo }, { source: 'provider', directional: true });
    expect(emitTypes(model).statements).toHaveLength(1);
  });
});

describe('circles', () => {
  it('through objects and arrays are written as they are', () => {
    const Tree = { type: 'object', properties: { children: { type: 'array', items: ref('Tree') } } };
    const Json = { anyOf: [text, { type: 'array', items: ref('Json') }, { additionalProperties: ref('Json') }] };
    expect(declared({ Tree, Json })).toBe(
      'export interface Tree {\n  children?: Tree[] | undefined;\n}\nexport type Json = string | Json[] | { [key: string]: Json };',
    );
  });

  it('of nothing but names are unknown', () => {
    expect(declared({ A: { anyOf: [ref('B'), text] }, B: { allOf: [ref('A')] } })).toBe(
      'export type A = B | string;\nexport type B = unknown;',
    );
  });

  it('of a union and members that build on it leave the union whole', () => {
    const Cat = { allOf: [ref('Pet'), { type: 'object', required: ['claws'], properties: { claws: number } }] };
    expect(declared({ Pet: { oneOf: [ref('Cat')], required: ['claws'] }, Cat })).toContain('export type Pet = Cat');
  });
});

describe('what would be too much for a compiler', () => {
  it('is unknown where it nests too deeply', () => {
    let deep: JsonObject = text;
    for (let depth = 0; depth < 5000; depth += 1) deep = { type: 'array', items: deep };
    expect(typeOf(deep)).toBe(`unknown${'[]'.repeat(47)}`);
  });

  it('is left out where unions would be multiplied out', () => {
    const wide = (letter: string): JsonObject => ({
      anyOf: Array.from({ length: 100 }, (_, index) => ({ properties: { [`${letter}${index}`]: text } })),
    });
    expect(typeOf({ allOf: [wide('a'), wide('b')] })).not.toContain('b0');
  });

  it('is left out where unions behind names would be', () => {
    const wide = { anyOf: Array.from({ length: 100 }, (_, index) => ({ properties: { [`p${index}`]: text } })) };
    const schemas = {
      Wide: wide,
      Wider: ref('Wide'),
      It: { allOf: [ref('Wide'), ref('Wider'), ref('Plain')] },
      Plain: {},
    };
    expect(declared(schemas)).toContain('export type It = Wide & Plain;');
  });

  it('is an array where a tuple would have hundreds of items', () => {
    expect(typeOf({ prefixItems: Array.from({ length: 500 }, () => text), items: false })).toBe('string[]');
  });
});

describe('comments', () => {
  it('tell limits, defaults and what is deprecated', () => {
    const a = { type: 'integer', description: 'How many.', minimum: 1, maximum: 9, default: 3, deprecated: true };
    expect(declared({ It: { type: 'object', properties: { a } } })).toContain(`  /**
   * How many. Limits: at least \`1\`, at most \`9\`. The provider's default: \`3\`.
   *
   * @deprecated
   */`);
  });

  it('end what has no end of its own before they go on', () => {
    const a = { type: 'integer', description: 'How many', minimum: 1 };
    expect(declared({ It: { type: 'object', properties: { a } } })).toContain('/** How many. Limits: at least `1`. */');
  });

  it('cannot be ended, nor give orders, from inside', () => {
    const description = 'a */ b \u2028 c \u0000 @ts-expect-error';
    expect(declared({ It: { type: 'string', description } })).toBe(
      '/**\n * a *\\/ b\n *  c  \\@ts-expect-error\n */\nexport type It = string;',
    );
  });
});
