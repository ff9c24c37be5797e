import { describe, expect, it } from 'vitest';
import { loadModule } from '../oracle/load-module.ts';
import { type EmitValidatorOptions, emitValidator } from './emit-validator.ts';
import type { Json } from './json.ts';

/** As far as a zod schema is needed here. */
interface Schema {
  safeParse(value: unknown): { success: boolean; error?: { issues: { message: string }[] } };
}

async function load(schema: unknown, options: Partial<EmitValidatorOptions> = {}): Promise<Schema> {
  const { code } = emitValidator(schema, { name: 'checked', ...options });
  const { checked } = await loadModule(code);
  return checked as Schema; // what the module promises to export
}

function nested(depth: number, wrap: (inner: Json) => Json, leaf: Json = {}): Json {
  let value = leaf;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

function problems(schema: unknown, documents: Record<string, unknown> = {}): string[] {
  const { diagnostics } = emitValidator(schema, { name: 'checked', documents });
  return diagnostics.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);
}

describe('the module', () => {
  it('imports zod and the runtime, and exports a schema', () => {
    expect(emitValidator({ type: 'array', uniqueItems: true }, { name: 'tags' })).toEqual({
      code: [
        "import * as z from 'zod';",
        "import { schema, uniqueItems } from '@limner/runtime/codegen';",
        'const schema1 = schema(() => z.array(z.unknown()).check(uniqueItems()));',
        'const root = schema1();',
        'export { root as tags };',
        '',
      ].join('\n'),
      diagnostics: [],
    });
  });

  it.each(['default', 'class', 'not a name', '"; throw 1; "', '🐲', ''])('exports under any name: %j', async (name) => {
    const module = await loadModule(emitValidator(true, { name }).code);
    expect(Object.keys(module)).toEqual([name]);
  });

  it.each(["'", '\\', '`$\u007bprocess.exit()}`', '\u2028', '*/', '__proto__', '\ud800'])(
    'keeps the text %j as text',
    async (text) => {
      const { safeParse } = await load({ properties: { [text]: { const: text } }, required: [text] });
      const value = Object.fromEntries([[text, text]]);
      expect([safeParse(value).success, safeParse(Object.fromEntries([[text, 'other']])).success]).toEqual([
        true,
        false,
      ]);
    },
  );

  it.each([
    ['a name that no module can have', { name: '\ud800' }],
    ['no name', { name: undefined }],
    ['another way with formats', { name: 'checked', formats: 'strict' }],
  ])('turns %s down', (_what, options) => {
    expect(() => emitValidator(true, options as EmitValidatorOptions)).toThrow(TypeError); // as a caller without types may
  });

  it('warns of a format that it cannot check, once, and only where formats are checked', () => {
    const schema = { items: { format: 'none' }, properties: { a: { format: 'none' }, b: { format: 'password' } } };
    const warned = emitValidator(schema, { name: 'checked', formats: 'assert' }).diagnostics;
    expect(warned).toMatchObject([{ code: 'format-unknown', severity: 'warning', pointer: '/items/format' }]);
    expect(problems(schema)).toEqual([]);
  });

  it('refuses references that lead to something else than a schema', () => {
    expect(problems({ $ref: '#/$defs/a/type', $defs: { a: { type: 'string' } } })).toEqual([
      'error schema-invalid /$defs/a/type',
    ]);
  });

  it('refuses a name that two schemas have', () => {
    const $defs = { a: { $anchor: 'x' }, b: { $dynamicAnchor: 'x' } };
    expect(problems({ $ref: '#x', $defs })).toEqual(['error identifier-duplicate /$defs/b/$dynamicAnchor']);
    expect(problems({ $ref: '#x', $defs: { ...$defs, b: { $id: 'b', $anchor: 'x' } } })).toEqual([]);
    expect(problems({ $ref: '#x', $defs: { a: { $anchor: 'x', $dynamicAnchor: 'x' } } })).toEqual([]);
  });

  it('checks formats only when asked to', async () => {
    const schema = { format: 'date' };
    expect((await load(schema)).safeParse('2026-02-30').success).toBe(true);
    expect((await load(schema, { formats: 'assert' })).safeParse('2026-02-30').success).toBe(false);
  });

  it('leaves the value as it is', async () => {
    const value = { a: 1 };
    const checked = await load({ properties: { b: { default: 2 } } });
    expect(checked.safeParse(value)).toMatchObject({ data: { a: 1 } });
    expect(value).toEqual({ a: 1 });
  });
});

describe('diagnostics', () => {
  it.each<[unknown, string]>([
    [undefined, 'error schema-invalid '],
    [null, 'error schema-invalid '],
    [3, 'error schema-invalid '],
    [{ properties: { a: 1n } }, 'error schema-invalid /properties/a'],
    [{ not: 3 }, 'error keyword-value /not'],
    [{ type: 'strin' }, 'error keyword-value /type'],
    [{ type: [] }, 'error keyword-value /type'],
    [{ $defs: { a: { required: 'a' } } }, 'error keyword-value /$defs/a/required'],
    [{ multipleOf: 0 }, 'error keyword-value /multipleOf'],
    [{ minLength: -1 }, 'error keyword-value /minLength'],
    [{ $vocabulary: ['a'] }, 'error keyword-value /$vocabulary'],
    [{ pattern: '(' }, 'error pattern-syntax /pattern'],
    [{ patternProperties: { '(': true } }, 'error pattern-syntax /patternProperties/('],
    [{ pattern: '^(a+)+\\1$' }, 'error pattern-cost /pattern'],
    [{ properties: { a: { $ref: '#/nowhere' } } }, 'error reference-unresolved /properties/a/$ref'],
    [{ $dynamicRef: '#nowhere' }, 'error reference-unresolved /$dynamicRef'],
    [{ $ref: '#' }, 'error reference-cycle '],
    [
      { $defs: { a: { allOf: [{ $ref: '#/$defs/a' }] } }, items: { $ref: '#/$defs/a' } },
      'error reference-cycle /$defs/a',
    ],
    [{ $schema: 'http://json-schema.org/draft-07/schema#' }, 'error dialect-unsupported /$schema'],
    [{ $id: 'a#b' }, 'error identifier-invalid /$id'],
    [{ $defs: { a: { $id: 'x' }, b: { $id: 'x' } } }, 'error identifier-duplicate /$defs/b/$id'],
    [{ maximun: 3 }, 'warning keyword-unknown /maximun'],
    [{ pattern: '\\p{Alnum}' }, 'warning pattern-syntax /pattern'],
    [{ nullable: true }, 'warning keyword-unknown /nullable'],
  ])('names what is wrong with %o', (schema, problem) => {
    expect(problems(schema)).toContain(problem);
  });

  it('has a validator with errors take nothing, and say why', async () => {
    const checked = await load({ type: 'strin' });
    expect(checked.safeParse('x').error?.issues[0]?.message).toMatch(/^The schema has an error.*\(at \/type\)$/);
  });

  it('says nothing of documents that are not referred to', () => {
    const documents = {
      'https://a.test/old': { $schema: 'http://json-schema.org/draft-04/schema#', type: 'strin' },
      broken: 3n,
    };
    // Where it is found by its $id, every document is looked into.
    const holding = { ...documents, 'https://a.test/new': { $defs: { a: { $id: 'inside' } } } };
    expect(problems({ $ref: 'https://a.test/inside' }, holding)).toEqual([]);
    expect(problems({ $ref: 'https://a.test/old' }, documents)).toEqual([
      'error dialect-unsupported https://a.test/old#/$schema',
      'error keyword-value https://a.test/old#/type',
    ]);
  });
});

describe('cost', () => {
  it('ends with an error for a schema that is nested without bounds', () => {
    expect(problems(nested(100_000, (inner) => ({ not: inner })))).toEqual([
      expect.stringMatching(/^error schema-depth \/not/),
    ]);
  });

  it('ends with an issue for a value that is nested without bounds', async () => {
    const checked = await load({ properties: { next: { $ref: '#' } } });
    const verdict = checked.safeParse(nested(100_000, (next) => ({ next })));
    expect(verdict.error?.issues[0]?.message).toMatch(/nested too deep: it may have 500 levels/);
    expect(checked.safeParse(nested(400, (next) => ({ next }))).success).toBe(true);
  });

  it('asks once what is asked twice at each step', async () => {
    const steps = Array.from({ length: 60 }, (_, at) => {
      const next = { type: 'object', properties: { a: { $ref: `#/$defs/d${at + 1}` } } };
      return [`d${at}`, at === 59 ? { type: ['object', 'number'] } : { ...next, allOf: [next] }];
    });
    const checked = await load({ $ref: '#/$defs/d0', $defs: Object.fromEntries(steps) });
    expect(checked.safeParse(nested(60, (a) => ({ a }), 1)).success).toBe(true);
  });

  it('follows a chain of references of any length', async () => {
    const steps = Array.from({ length: 12_000 }, (_, at) => [
      `d${at}`,
      { properties: { a: { $ref: `#/$defs/d${at + 1}` } } },
    ]);
    const checked = await load({ $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(steps), d12000: false } });
    expect(checked.safeParse(nested(400, (a) => ({ a }))).success).toBe(true);
  });

  it('ends with an error where dynamic references have the schemas doubled with each name', () => {
    const names = Array.from({ length: 11 }, (_, at) => `s${at}`);
    const toAll = Object.fromEntries(names.map((name) => [name, { $ref: name }]));
    const resources = names.map((name) => {
      const $defs = { here: { $dynamicAnchor: name, type: 'object' } };
      return [name, { $id: name, $defs, properties: toAll, items: { $dynamicRef: `#${name}` } }];
    });
    const found = problems({ $id: 'https://e.test/', properties: toAll, $defs: Object.fromEntries(resources) });
    expect(found).toEqual([expect.stringMatching(/^error schema-size /)]);
  });

  it.each(['(a+)+$', '(a|a)*b', '^(\\w+\\s?)*$', '\\s+$'])('tests a hostile text against %s', async (pattern) => {
    const checked = await load({ pattern });
    expect(checked.safeParse(`${'a'.repeat(100_000)}!`).success).toBe(false);
    expect(checked.safeParse(`${' '.repeat(100_000)}!`).success).toBe(false);
  });
});
