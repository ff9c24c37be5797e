import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { check } from './check.ts';
import { rule } from './checks/rule.ts';
import { conditional, exactlyOne, integer, negated, present } from './checks.ts';
import { forbidden } from './forbidden.ts';
import { schema } from './schema.ts';

function faults(type: z.ZodType, value: unknown): string[] {
  return check(
    schema(() => type),
    value,
  ).map(({ path, rule, message }) => `${path} ${rule} | ${message}`);
}

describe('one keyword each', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.object({ a: z.string() }), {}, '/a required | a: is required'],
    [z.object({ a: z.enum(['x', 'y']) }), {}, '/a required | a: is required'],
    [z.object({ a: z.union([z.string(), z.number()]) }), {}, '/a required | a: is required'],
    [z.object({ a: z.string() }), { a: 1 }, '/a type | a: expected string, got number'],
    [z.object({ a: z.number() }), { a: Number.NaN }, '/a type | a: expected number, got NaN'],
    [z.object({ a: z.int() }), { a: 1.5 }, '/a type | a: expected integer, got 1.5'],
    [z.object({ a: z.number().check(integer()) }), { a: '1' }, '/a type | a: expected integer, got string'],
    [z.string().check(negated(z.literal('x'), "must not be 'x'")), 'x', " not | value: must not be 'x'"],
    [
      z.object({ guidance: z.number().max(20) }),
      { guidance: 25 },
      '/guidance maximum | guidance: expected at most 20, got 25',
    ],
    [z.number().min(1), 0, ' minimum | value: expected at least 1, got 0'],
    [z.number().lt(5), 5, ' exclusiveMaximum | value: expected less than 5, got 5'],
    [z.number().gt(5), 5, ' exclusiveMinimum | value: expected more than 5, got 5'],
    [z.number().multipleOf(32), 33, ' multipleOf | value: expected a multiple of 32, got 33'],
    [z.string().max(2), 'abc', ' maxLength | value: expected at most 2 characters, got 3'],
    [z.string().min(1), '', ' minLength | value: expected at least 1 character, got 0'],
    [z.string().regex(/^a+$/), 'b', " pattern | value: does not match /^a+$/, got 'b'"],
    [z.url(), 'b', " format | value: expected a valid absolute URL, got 'b'"],
    [z.array(z.string()).max(1), ['a', 'b'], ' maxItems | value: expected at most 1 item, got 2'],
    [z.array(z.string()).min(1), [], ' minItems | value: expected at least 1 item, got 0'],
    [z.array(z.string()).length(1), [], ' minItems | value: expected at least 1 item, got 0'],
    [z.enum(['a', 'b', 'c']), 'd', " enum | value: expected one of 'a', 'b', 'c', got 'd'"],
    [z.literal('a'), 'd', " const | value: expected 'a', got 'd'"],
    [z.record(z.string(), z.number()), 5, ' type | value: expected object, got number'],
    [z.number().min(1), [], ' type | value: expected number, got array'],
    [z.array(z.number()).max(2), 'abc', ' type | value: expected array, got string'],
    [z.string().refine(() => false, 'must rhyme'), 'x', ' custom | value: must rhyme'],
    [
      z.xor([z.number().min(5), z.number().max(10)]),
      7,
      ' oneOf | value: fits more than one of the forms of which it must have just one',
    ],
    [
      z.object({ list: z.array(z.object({ 'a/b': z.string() })) }),
      { list: [{ 'a/b': 1 }] },
      '/list/0/a~1b type | list[0].a/b: expected string, got number',
    ],
  ])('%#', (type, value, expected) => {
    expect(faults(type, value)).toEqual([expected]);
  });

  it('counts an emoji as one character', () => {
    expect(faults(z.string().max(2), '😀😀')).toEqual([]);
    expect(faults(z.string().max(1), '😀😀')[0]).toContain('got 2');
  });

  it('repeats no more than 40 characters', () => {
    const [text = ''] = faults(z.literal('a'), 'x'.repeat(500));
    expect(text).toContain(`${'x'.repeat(40)}…`);
    expect(text).not.toContain('x'.repeat(41));
  });
});

describe('unknown properties', () => {
  const type = z.strictObject({ prompt: z.string(), size: z.strictObject({ width: z.number() }).optional() });

  it('name their nearest neighbour', () => {
    expect(faults(type, { prompt: 'x', promt: 1 })).toEqual([
      "/promt unknown-property | unknown property 'promt'; did you mean 'prompt'?",
    ]);
  });

  it('do so inside too', () => {
    expect(faults(type, { prompt: 'x', size: { width: 1, widht: 1 } })).toEqual([
      "/size/widht unknown-property | size: unknown property 'widht'; did you mean 'width'?",
    ]);
  });

  it('name the whole way to the object that they are in', () => {
    expect(faults(z.looseObject({ a: z.array(z.strictObject({})) }), { a: [{ b: 1 }] })).toEqual([
      "/a/0/b unknown-property | a[0]: unknown property 'b'",
    ]);
  });

  it('have the name that is meant as their limit', () => {
    expect(check(() => type, { prompt: 'x', promt: 1, zebra: 1 })).toStrictEqual([
      {
        path: '/promt',
        rule: 'unknown-property',
        message: "unknown property 'promt'; did you mean 'prompt'?",
        limit: 'prompt',
      },
      { path: '/zebra', rule: 'unknown-property', message: "unknown property 'zebra'" },
    ]);
  });

  it.each(['no more of them', '5', '[1]'])('name nobody when somebody else worded the fault: %s', (message) => {
    expect(faults(z.strictObject({ prompt: z.string() }, message), { prompt: 'x', promt: 1 })).toEqual([
      "/promt unknown-property | unknown property 'promt'",
    ]);
  });

  it.each([
    ['a record', z.record(z.enum(['a', 'b']), z.number())],
    [
      'a check that is not ours',
      z.unknown().check(
        rule(({ issues }) => {
          issues.push({ code: 'unrecognized_keys', keys: ['aa'], input: {} });
        }),
      ),
    ],
  ])('name nobody when the names are not known: of %s', (_name, of) => {
    expect(faults(of, { a: 1, b: 1, aa: 1 })).toEqual(["/aa unknown-property | unknown property 'aa'"]);
  });

  it('name nobody when nothing is near', () => {
    expect(faults(type, { prompt: 'x', zebra: 1 })).toEqual(["/zebra unknown-property | unknown property 'zebra'"]);
  });
});

describe('unions', () => {
  const size = z.union([z.strictObject({ width: z.number().max(9) }), z.enum(['small', 'large'])]);

  it('report the branch of the same type', () => {
    expect(faults(size, { width: 10 })).toEqual(['/width maximum | width: expected at most 9, got 10']);
    expect(faults(size, 'huge')).toEqual([" enum | value: expected 'small' or 'large', got 'huge'"]);
  });

  it('list the types when none fits', () => {
    expect(faults(z.union([z.string(), z.null()]), 5)).toEqual([' type | value: expected string or null, got number']);
  });

  it('list the forms when all turn the value itself down', () => {
    const [text = ''] = faults(z.union([z.string().regex(/^\d+x\d+$/), z.url()]), 'c');
    expect(text).toMatch(
      /^ anyOf \| value: matches none of the allowed forms: .*; or expected a valid absolute URL, got 'c'$/,
    );
  });

  it('say that no form is known where zod names none', () => {
    const nameless = z.unknown().check(
      rule(({ issues, value }) => {
        issues.push({ code: 'invalid_union', errors: [], input: value });
      }),
    );
    expect(faults(nameless, 'x')).toEqual([" enum | value: names no known form, got 'x'"]);
  });

  it('list the forms without the name of the place, whatever it is', () => {
    const type = z.looseObject({ 'a: b': z.union([z.string().regex(/^1$/), z.string().regex(/^2$/)]) });
    expect(faults(type, { 'a: b': 'c' })).toEqual([
      "/a: b anyOf | a: b: matches none of the allowed forms: does not match /^1$/; or does not match /^2$/, got 'c'",
    ]);
  });

  it('report the limit rather than the list of other values', () => {
    expect(faults(z.union([z.string().regex(/^\d+x\d+$/), z.enum(['a', 'b'])]), 'c')[0]).toMatch(/^ pattern/);
  });

  it('are refused as a whole when a value is of no allowed type', () => {
    expect(faults(z.union([z.string().regex(/^\d+x\d+$/), z.enum(['a', 'b'])]), 5)[0]).toMatch(/^ anyOf/);
  });

  it('report the branch that a fixed value names', () => {
    const models = z.union([
      z.looseObject({ model: z.literal('one'), steps: z.number() }),
      z.strictObject({ model: z.literal('two'), seed: z.number(), other: z.number(), third: z.number() }),
    ]);
    const found = faults(models, { model: 'two', seed: 'x', other: 'x', third: 'x' });
    expect(found.map((fault) => fault.split(' ')[0])).toEqual(['/seed', '/other', '/third']);
  });

  it('name the discriminator', () => {
    const models = z.discriminatedUnion('model', [
      z.object({ model: z.literal('one') }),
      z.object({ model: z.literal('two') }),
    ]);
    expect(faults(models, { model: 'three' })).toEqual(["/model enum | model: expected 'one' or 'two', got 'three'"]);
    expect(faults(z.discriminatedUnion('model', [models.options[0]]), { model: 'three' })).toEqual([
      "/model const | model: expected 'one', got 'three'",
    ]);
    expect(faults(models, {})).toEqual(['/model required | model: is required']);
  });
});

describe('checks', () => {
  const withImages = z.looseObject({}).check(present(['image_urls']));
  const ratio = z
    .strictObject({
      image_urls: z.array(z.string()).optional(),
      aspect_ratio: z.string().optional(),
      steps: z.number().optional(),
    })
    .check(
      conditional({ if: withImages, then: z.looseObject({ aspect_ratio: forbidden.optional() }), else: withImages }),
    );

  it('conditional reports the branch that applies, at its own place', () => {
    expect(faults(ratio, { image_urls: [], aspect_ratio: '1:1' })).toEqual([
      '/aspect_ratio not | aspect_ratio: is not allowed here',
    ]);
    expect(faults(ratio, {})).toEqual(['/image_urls required | image_urls: is required']);
    expect(faults(ratio, { image_urls: [] })).toEqual([]);
  });

  it('runs although another rule failed', () => {
    expect(faults(ratio, { image_urls: [], aspect_ratio: '1:1', steps: 'x' })).toHaveLength(2);
  });

  it('exactlyOne counts', () => {
    const type = z.unknown().check(exactlyOne([z.number().min(5), z.number().max(10)]));
    expect(faults(type, 1)).toEqual([]);
    expect(faults(type, 7)).toEqual([' oneOf | value: fits 2 of the forms of which it must have just one']);
    expect(faults(z.unknown().check(exactlyOne([z.number().min(5), z.number().max(2)])), 3)[0]).toMatch(/^ oneOf/);
  });

  it('say no more than there is', () => {
    const type = z.unknown().check(negated(z.string()), present(['a']));
    const message = 'value: has a form that is not allowed';
    expect(check(() => type, 'x')).toStrictEqual([{ path: '', rule: 'not', message, received: "'x'" }]);
    expect(check(() => type, {})).toStrictEqual([{ path: '/a', rule: 'required', message: 'a: is required' }]);
  });

  it('negated turns round', () => {
    expect(faults(z.unknown().check(negated(z.string())), 'x')).toEqual([
      ' not | value: has a form that is not allowed',
    ]);
    expect(faults(z.unknown().check(negated(z.string())), 1)).toEqual([]);
  });
});

describe('a schema that is used again', () => {
  const union = schema(() =>
    z.discriminatedUnion('model', [
      z.strictObject({ model: z.literal('a'), size: z.number().multipleOf(32).optional() }),
      z.strictObject({ model: z.literal('b'), tags: z.array(z.string()).max(2).optional() }).check(present(['tags'])),
    ]),
  );
  const values: [unknown, string[]][] = [
    [{ model: 'a', size: 64 }, []],
    [{ model: 'a', size: 65 }, ['/size multipleOf']],
    [{ model: 'b', tags: ['x'] }, []],
    [{ model: 'b', tags: ['x', 'y', 'z'] }, ['/tags maxItems']],
    [{ model: 'a', seed: 1 }, ['/seed unknown-property']],
    [{ model: 'b' }, ['/tags required']],
  ];

  it('gives the same verdicts, compiled or not', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      for (const [value, expected] of values) {
        expect(
          check(union, value).map(({ path, rule }) => `${path} ${rule}`),
          `turn ${turn}: ${JSON.stringify(value)}`,
        ).toEqual(expected);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  it('is compiled from its third use on', async () => {
    const built = z.looseObject({ id: z.string() });
    const parsing = vi.spyOn(built, 'safeParse');
    const reused = schema(() => built);
    for (let turn = 0; turn < 5; turn += 1) {
      expect(check(reused, { id: 'a' })).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(parsing).toHaveBeenCalledTimes(2);
  });

  it('is compiled once, however often it is used in the meantime', async () => {
    const making = vi.spyOn(globalThis, 'Function');
    const madeAfter = async (uses: number): Promise<number> => {
      making.mockClear();
      const busy = schema(() => z.looseObject({ id: z.string() }));
      for (let use = 0; use < uses; use += 1) expect(check(busy, { id: 'a' })).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return making.mock.calls.length;
    };
    await madeAfter(2); // zod's one question whether functions can be made is behind us then
    const once = await madeAfter(2);
    expect(once).toBeGreaterThan(0);
    expect(await madeAfter(6)).toBe(once);
    making.mockRestore();
  });

  it('is not compiled where the program asks zod for no functions made of texts', async () => {
    const making = vi.spyOn(globalThis, 'Function');
    z.config({ jitless: true });
    const careful = schema(() => z.looseObject({ id: z.string() }));
    for (let turn = 0; turn < 4; turn += 1) {
      expect(check(careful, { id: 'a' })).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    z.config({ jitless: false });
    expect(making).not.toHaveBeenCalled();
    making.mockRestore();
  });
});

it('says what is meant by the first misspelt names of a value, which may have any number of them', () => {
  const known = Array.from({ length: 60 }, (_, at) => [`property_number_${at}`, z.unknown().optional()]);
  const misspelt = Array.from({ length: 1000 }, (_, at) => [`propert_numbr_${at}`, 1]);
  const all = faults(z.strictObject(Object.fromEntries(known)), Object.fromEntries(misspelt));
  expect([all.length, all.filter((fault) => fault.includes('did you mean')).length]).toEqual([1000, 20]);
});
