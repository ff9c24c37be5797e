import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json.ts';
import type { ClientModel, OperationModel } from '../../model/model.ts';
import { schemasModel } from '../../testing/schemas-model.ts';
import { referenceSection } from './reference-section.ts';

const operation: OperationModel = {
  id: 'pets.add',
  resource: ['pets'],
  methodName: 'add',
  constName: 'petsAdd',
  httpMethod: 'POST',
  path: '/pets',
  safe: false,
  auth: 'required',
  parameters: [],
  body: 'json',
  accept: ['application/json'],
  input: { schema: 'Input', required: true },
  description: 'Adds a pet.',
  node: {},
};

function page(schemas: Record<string, JsonObject>, facts: Partial<OperationModel>[] = [{}]): string {
  const operations = facts.map((fact) => ({ ...operation, ...fact }));
  const model: ClientModel = { ...schemasModel(schemas, { source: 'provider' }), operations };
  return referenceSection(model).slice(2).join('\n\n');
}

/** The rows of the first table, without the lines of its head. */
function rows(properties: JsonObject, facts: JsonObject = {}): string[] {
  const text = page({ Input: { type: 'object', properties, ...facts }, Other: { type: 'string', minLength: 1 } });
  return text.split('\n').filter((line) => line.startsWith('| `'));
}

describe('a field', () => {
  it('has type, need, limits, default and meaning', () => {
    const steps = { type: 'integer', minimum: 1, maximum: 50, default: 30, description: 'How many `steps`.' };
    expect(page({ Input: { type: 'object', required: ['steps'], properties: { steps } } })).toBe(
      [
        '### `pets.add`',
        'Adds a pet. `POST /pets`',
        [
          "| parameter | type, limits, provider's default | meaning |",
          '| --- | --- | --- |',
          '| `steps`<br>required | `integer`; 1 to 50<br>default `30` | How many `steps`. |',
        ].join('\n'),
        "Gives the provider's answer.",
      ].join('\n\n'),
    );
  });

  const pages: [what: string, schema: JsonObject, cells: string][] = [
    ['allowed values', { type: 'string', enum: ['a', 'b|c'] }, '`string`; one of `a`, `b\\|c`'],
    ['one value, of no named type', { const: '0-24' }, '`string`; only `0-24`'],
    ['a lower limit', { type: 'number', minimum: 0 }, '`number`; at least 0'],
    [
      'limits that are left out themselves',
      { exclusiveMinimum: 1, exclusiveMaximum: 2 },
      '`any`; more than 1, less than 2',
    ],
    ['steps', { type: 'integer', maximum: 9, multipleOf: 3 }, '`integer`; at most 9, a multiple of 3'],
    ['a length', { type: 'string', minLength: 2, maxLength: 2 }, '`string`; 2 characters'],
    ['a text that is not empty', { type: 'string', minLength: 1, maxLength: 8 }, '`string`; 1 to 8 characters'],
    ['a list', { type: 'array', maxItems: 3, uniqueItems: true }, '`any[]`; at most 3 items; no item twice'],
    ['items', { type: 'array', items: { $ref: '#/components/schemas/Other' } }, '`string[]`; each not empty'],
    ['a pattern', { type: 'string', pattern: '^a|b$' }, '`string`; `^a\\|b$`'],
    ['a long pattern', { type: 'string', pattern: 'a'.repeat(61) }, '`string`; a pattern'],
    ['a format', { type: 'string', format: 'uri' }, '`string`; `uri`'],
    ['null', { anyOf: [{ type: 'string', maxLength: 1 }, { type: 'null' }] }, '`string \\| null`; at most 1 character'],
    [
      'a union',
      {
        oneOf: [
          { type: 'string', format: 'uri' },
          { type: 'integer', maximum: 4 },
        ],
      },
      '`string \\| integer`; `uri` or at most 4',
    ],
    [
      'a list of unions',
      { type: 'array', items: { type: ['string', 'null'], maxLength: 3 } },
      '`(string \\| null)[]`; each at most 3 characters',
    ],
    [
      'a list whose items are of what stands beside it',
      { anyOf: [{ type: 'null' }, { type: 'string' }, { type: 'array', items: { type: ['integer', 'string'] } }] },
      '`string \\| (integer \\| string)[] \\| null`',
    ],
    ['a size of an object', { type: 'object', minProperties: 2 }, '`object`; at least 2 members'],
  ];
  it.each(pages)('tells %s', (_what, schema, cells) => {
    expect(rows({ field: schema })).toEqual([`| \`field\` | ${cells} |  |`]);
  });

  it('of very many values has the first of them', () => {
    const values = Array.from({ length: 42 }, (_, index) => `v${index}`);
    expect(rows({ field: { enum: values } }).join()).toMatch(/`v38`, `v39` and 2 more \|/);
  });

  it('that refers to itself is of any type', () => {
    const loop = { $ref: '#/components/schemas/Loop' };
    expect(page({ Input: { properties: { loop } }, Loop: loop })).toContain('| `loop` | `any` |  |');
  });

  it('that must not be there says so', () => {
    expect(rows({ field: false })).toEqual(['| `field` | `never`; must be left out |  |']);
  });

  it('says how it is known where no page states it, and where sources disagree', () => {
    const digest = { type: 'string', description: 'A.', 'x-evidence': 'digest' };
    const disputed = { type: 'string', description: 'B.', 'x-evidence': 'documented', 'x-contradiction': {} };
    const old = { type: 'string', description: 'C.', deprecated: true };
    expect(rows({ digest, disputed, old })).toEqual([
      '| `digest` | `string` | A. (digest) |',
      '| `disputed` | `string` | B. [disputed](#where-the-documentation-contradicts-itself) |',
      '| `old` | `string` | **Deprecated.** C. |',
    ]);
  });

  it('says at the place of a reference what is said there', () => {
    const field = { $ref: '#/components/schemas/Other', minLength: 2, default: 'x', description: 'Mine.' };
    expect(rows({ field })).toEqual(['| `field` | `string`; at least 2 characters<br>default `x` | Mine. |']);
  });
});

describe('nested fields', () => {
  it('stand below what holds them, lists by brackets', () => {
    const size = { type: 'object', required: ['w'], properties: { w: { type: 'integer' } } };
    const list = { type: 'array', items: size };
    const either = { anyOf: [{ type: 'string' }, size] };
    expect(rows({ size, list, either })).toEqual([
      '| `size` | `object` |  |',
      '| `size.w`<br>required | `integer` |  |',
      '| `list` | `object[]` |  |',
      '| `list[].w`<br>required | `integer` |  |',
      '| `either` | `string \\| object` |  |',
      '| `either.w`<br>required | `integer` |  |',
    ]);
  });

  it('are not shown where they are very deep, or very many', () => {
    const deep = (depth: number): JsonObject => (depth === 0 ? {} : { properties: { a: deep(depth - 1) } });
    expect(rows({ a: deep(8) }).map((row) => row.split('|')[1])).toEqual([
      ' `a` ',
      ' `a.a` ',
      ' `a.a.a` ',
      ' `a.a.a.a` ',
      ' `a.a.a.a.a` ',
    ]);
    const many = Object.fromEntries(Array.from({ length: 152 }, (_, index) => [`f${index}`, {}]));
    expect(rows(many)).toHaveLength(150);
    expect(page({ Input: { properties: many } })).toContain('\n\nThe types have 2 more.\n');
  });

  it('come from all parts of a composition', () => {
    const parts = [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { b: { type: 'null' } } }];
    expect(rows({ c: { type: 'string' } }, { allOf: parts })).toEqual([
      '| `a`<br>required | `string` |  |',
      '| `b` | `null` |  |',
      '| `c` | `string` |  |',
    ]);
  });

  it('end where a schema leads back to itself', () => {
    const tree = { type: 'object', properties: { left: { $ref: '#/components/schemas/Input' } } };
    expect(page({ Input: tree }).match(/`left[^`]*`/g)).toEqual(['`left`']);
  });
});

it('what goes one way is not shown on the other', () => {
  const properties = { id: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } };
  const text = page({ Input: { type: 'object', properties } }, [{}, { methodName: 'get', output: 'Input' }]);
  expect(text.match(/^\| `.*$/gm)).toEqual(['| `secret` | `string` |  |', '| `id` | `string` |  |']);
});

describe('bodies', () => {
  it('that differ by a member have a table for each of its values, or one for those that are alike but for that', () => {
    const branch = (model: string, more: JsonObject = {}): JsonObject => ({
      type: 'object',
      description: `For ${model}.`,
      properties: { model: { const: model }, prompt: { type: 'string', ...more } },
    });
    const oneOf = [branch('a'), branch('b', { maxLength: 9 }), branch('c')];
    const text = page({ Input: { oneOf, discriminator: { propertyName: 'model' } } });
    expect(text.match(/^(\*\*.*|\| `.*)$/gm)).toEqual([
      "**With `model: 'a'`, `model: 'c'`**",
      '| `prompt` | `string` |  |',
      "**With `model: 'b'`**: For b.",
      '| `model` | `string`; only `b` |  |',
      '| `prompt` | `string`; at most 9 characters |  |',
    ]);
  });

  it('of several shapes have a table for each', () => {
    const text = page(
      {
        Input: {},
        Output: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'string' }] },
        A: { type: 'object', properties: { a: {} } },
      },
      [{ output: 'Output' }],
    );
    expect(text.match(/^(\*\*|A value).*$/gm)).toEqual([
      'A value of type `any`.',
      '**Either `A`**',
      '**Or `string`**',
      'A value of type `string`.',
    ]);
  });

  it('are shown once, at the first method', () => {
    const schemas = { Input: { type: 'object', properties: { a: {} } } };
    const text = page(schemas, [{ output: 'Input' }, { methodName: 'put', output: 'Input' }]);
    expect(text).toContain('The same is taken by [`pets.put`](#petsput).');
    expect(text).toContain('Takes what [`pets.add`](#petsadd) takes.');
    expect(text).toContain("Gives the provider's answer: the fields are those of [`pets.add`](#petsadd).");
    expect(text.match(/^\| (field|parameter) /gm)).toEqual(['| parameter ', '| field ']);
  });

  it('name conditions between their fields', () => {
    const schema = { type: 'object', properties: { a: {} }, if: { required: ['a'] } };
    expect(page({ Input: schema })).toContain('Further conditions between these stand in `openapi.json`.');
    expect(page({ Input: { ...schema, 'x-note': 'Not `a` alone.' } })).toContain('\n\nNot `a` alone.\n');
  });
});

it('there are no sections where there are too many methods for a page', () => {
  const facts = (count: number): Partial<OperationModel>[] => Array.from({ length: count }, () => ({}));
  expect(page({ Input: {} }, facts(60))).not.toBe('');
  expect(page({ Input: {} }, facts(61))).toBe('');
});
