import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { check } from './check.ts';
import {
  additionalProperties,
  all,
  atLeastOne,
  binary,
  constantOf,
  enumOf,
  exactlyOne,
  forType,
  integer,
  present,
  propertyCount,
  reference,
  switchOn,
} from './checks.ts';
import { schema } from './schema.ts';

function faults(type: z.ZodType, value: unknown): string[] {
  return check(
    schema(() => type),
    value,
  ).map(({ path, rule }) => `${path} ${rule}`);
}

function messages(type: z.ZodType, value: unknown): string[] {
  return check(
    schema(() => type),
    value,
  ).map(({ message }) => message);
}

const anything = z.unknown();
const text = z.string();

/** Two forms that are told apart deep inside alone. */
const nested = [
  z.looseObject({ part: z.looseObject({ kind: z.literal('text'), text: text.min(1), lang: text }) }),
  z.looseObject({ part: z.looseObject({ kind: z.literal('image'), url: text }) }),
];

describe('a union reports the branch that came closest', () => {
  it.each([
    ['anyOf of zod', z.union(nested)],
    ['anyOf', anything.check(atLeastOne(nested))],
    ['oneOf', anything.check(exactlyOne(nested))],
  ])('by a fixed value deep inside: %s', (_name, type) => {
    expect(faults(type, { part: { kind: 'text', text: '' } })).toEqual(['/part/text minLength', '/part/lang required']);
    expect(faults(type, { part: { kind: 'image' } })).toEqual(['/part/url required']);
  });

  it('by a fixed value inside a union inside', () => {
    const inner = (...kinds: string[]): z.ZodType =>
      anything.check(
        atLeastOne(kinds.map((kind) => z.looseObject({ kind: anything.check(constantOf(kind)), size: z.number() }))),
      );
    const outer = anything.check(
      atLeastOne([
        z.looseObject({ item: inner('a', 'b'), id: text, name: text, tag: text }),
        z.looseObject({ item: inner('c', 'd') }),
      ]),
    );
    expect(faults(outer, { item: { kind: 'b', size: 'x' }, id: 1, name: 1, tag: 1 })).toEqual([
      '/item/size type',
      '/id type',
      '/name type',
      '/tag type',
    ]);
  });

  it('by what the closest branch of a union inside says, though zod keeps all branches of it', () => {
    const inner = (...kinds: string[]): z.ZodType =>
      z.union(kinds.map((kind) => z.looseObject({ kind: z.literal(kind), size: z.number() })));
    const outer = z.union([
      z.looseObject({ item: inner('a', 'b'), id: text, name: text, tag: text }),
      z.looseObject({ item: inner('c', 'd') }),
    ]);
    const others = { id: 1, name: 1, tag: 1 };
    expect(faults(outer, { item: { kind: 'b', size: 'x' }, ...others })).toEqual([
      '/item/size type',
      '/id type',
      '/name type',
      '/tag type',
    ]);
    expect(faults(outer, { item: { kind: 'c', size: 'x' }, ...others })).toEqual(['/item/size type']);
  });

  it('by one of several fixed values', () => {
    const type = z.union([
      z.looseObject({ kind: z.enum(['a', 'b']), x: text, y: text }),
      z.looseObject({ kind: anything.check(enumOf(['c', 'd'])) }),
    ]);
    expect(faults(type, { kind: 'a', x: 1, y: 1 })).toEqual(['/x type', '/y type']);
  });

  it('none where no branch takes the fixed value, however much of all else fits', () => {
    const type = z.union([
      z.looseObject({ kind: z.literal('a'), x: text, y: text, z: text }),
      z.looseObject({ kind: z.literal('b'), x: z.number() }),
    ]);
    expect(faults(type, { kind: 'c', x: 'x', y: 'y', z: 1 })).toEqual(['/kind enum']);
  });

  it('by one fixed value rather than by many types, where no branch takes the value that stands there', () => {
    const type = z.union([
      z.looseObject({ kind: z.literal('a') }),
      z.looseObject({ kind: z.number(), x: z.number(), y: z.number() }),
    ]);
    expect(faults(type, { kind: 'b', x: 'x', y: 'y' })).toEqual(['/kind const']);
  });

  it('by two types rather than by a name that is missing', () => {
    const type = z.union([z.looseObject({ a: text, b: text }), z.looseObject({ a: z.number(), c: z.number() })]);
    expect(faults(type, { a: 'x', c: 'x' })).toEqual(['/a type', '/c type']);
  });

  it('by two limits rather than by a type', () => {
    const whole = z.looseObject({ n: anything.check(integer()) });
    const type = anything.check(atLeastOne([whole, z.looseObject({ a: text.max(1), b: text.max(1) })]));
    expect(faults(type, { n: 1.5, a: 'ab', b: 'ab' })).toEqual(['/a maxLength', '/b maxLength']);
  });

  it('also by what is wrong with the whole value', () => {
    const sized = z.looseObject({ a: text }).check(propertyCount({ min: 2 }));
    const type = z.union([sized, z.looseObject({ a: z.array(text), b: text, c: text })]);
    expect(faults(type, { a: 1 })).toEqual(['/a type', ' minProperties']);
  });

  it('that has a form for the type of value, rather than one that has none', () => {
    const objects = z.union([z.looseObject({ a: z.number(), b: text }), z.looseObject({ c: text, d: text }), z.null()]);
    expect(faults(z.union([objects, text]), { a: 1 })).toEqual(['/b required']);
  });

  it('never one for another type of value', () => {
    const ofObject = anything.check(atLeastOne([z.looseObject({ a: text }), z.looseObject({ b: text })]));
    const type = anything.check(atLeastOne([ofObject, z.array(text)]));
    expect(faults(type, [1])).toEqual(['/0 type']);
    expect(messages(type, 5)).toEqual(['value: expected object or array, got number']);
  });

  it('a limit rather than other values, and one of the same type rather than another', () => {
    const values = anything.check(enumOf([5, 'a']));
    const file = anything.check(binary());
    expect(faults(anything.check(atLeastOne([text.max(1), values])), 'cc')).toEqual([' maxLength']);
    expect(faults(anything.check(atLeastOne([values, z.array(text)])), 'c')).toEqual([' enum']);
    expect(faults(anything.check(atLeastOne([file, z.array(text)])), [1])).toEqual(['/0 type']);
    expect(faults(anything.check(atLeastOne([file, text.max(1)])), 'cc')).toEqual([' maxLength']);
    expect(faults(anything.check(atLeastOne([anything.check(constantOf('a')), z.array(text)])), 'c')).toEqual([
      ' const',
    ]);
    const both = anything.check(all([values, text.max(1)]));
    expect(faults(anything.check(atLeastOne([both, text.regex(/d/)])), 'cc')).toEqual([' pattern']);
  });

  it('where checks stand for keywords', () => {
    const type = anything.check(
      exactlyOne([
        anything.check(
          forType('object', anything.check(additionalProperties({ names: ['id'], patterns: [] }, z.never()))),
        ),
        anything.check(forType('object', anything.check(present(['a', 'b', 'c'])))),
      ]),
    );
    expect(messages(type, { idd: 1 })).toEqual(["unknown property 'idd'; did you mean 'id'?"]);
  });

  it('a limit rather than a name that is not known', () => {
    const closed = anything.check(additionalProperties({ names: ['id'], patterns: [] }, z.never()));
    const type = anything.check(atLeastOne([closed, z.looseObject({ x: text.max(1) })]));
    expect(faults(type, { id: 1, x: 'ab' })).toEqual(['/x maxLength']);
  });

  it('by a name that is not known rather than by two limits, as long as it may be one that is misspelt', () => {
    const limits = z.looseObject({ a: text.max(1), b: text.max(1) });
    const value = { a: 'ab', b: 'ab' };
    const closed = (message?: string): z.ZodType => z.strictObject({ a: text, b: text, c: text.optional() }, message);
    expect(faults(z.union([limits, closed()]), { ...value, d: 1 })).toEqual(['/d unknown-property']);
    for (const other of [z.strictObject({}), closed('no more'), closed('5')])
      expect(faults(z.union([limits, other]), { ...value, d: 1 })).toEqual(['/a maxLength', '/b maxLength']);
    const typed = anything.check(atLeastOne([closed(), z.looseObject({ a: z.number() })]));
    expect(faults(typed, { ...value, d: 1 })).toEqual(['/d unknown-property']);
    expect(faults(typed, { ...value, d: 1, e: 1 })).toEqual(['/a type']);
  });

  it('through references', () => {
    const node: z.ZodType = anything.check(
      atLeastOne([z.looseObject({ op: z.literal('not'), of: anything.check(reference(() => node)) }), z.boolean()]),
    );
    expect(faults(node, { op: 'not', of: { op: 'not', of: 'x' } })).toEqual(['/of/of type']);
  });
});

describe('what is said of a union', () => {
  it('is said at its place to whoever asks zod alone', () => {
    const type = anything.check(atLeastOne([...nested, z.looseObject({ part: anything.check(constantOf('none')) })]));
    expect(type.safeParse({ part: { kind: 'text', text: 'a', lang: 1 } }).error?.issues).toMatchObject([
      { code: 'invalid_type', path: ['part', 'lang'], expected: 'string' },
    ]);
    expect(anything.check(constantOf('none')).safeParse('x'.repeat(50)).error?.issues).toEqual([
      {
        code: 'custom',
        path: [],
        message: `expected 'none', got '${'x'.repeat(40)}…'`,
        params: { rule: 'const', limit: 'none', received: `'${'x'.repeat(40)}…'` },
      },
    ]);
    const objects = anything.check(all([z.union([z.object({ a: text }), z.object({ b: text })])]));
    expect(objects.safeParse(5).error?.issues).toMatchObject([
      { errors: [[{ message: 'Invalid input: expected object, received number' }], [{}]] },
    ]);
    const closed = anything.check(additionalProperties({ names: [], patterns: [] }, z.never()));
    expect(closed.safeParse({ a: 1 }).error?.issues).toMatchObject([{ path: ['a'], message: "unknown property 'a'" }]);
  });

  it('is printed no longer than it is', () => {
    const child = anything.check(reference(() => tree));
    const tree: z.ZodType = anything.check(
      exactlyOne([anything.check(atLeastOne([text, z.array(child)])), anything.check(all([z.number(), child]))]),
    );
    let value: unknown = null;
    for (let level = 0; level < 40; level += 1) value = [value, null];
    expect(tree.safeParse(value).error?.message.length).toBeLessThan(20_000);
  });

  it('ends the checks of zod where the value is another one altogether, and no others', () => {
    const both = (type: z.ZodType): z.ZodType => anything.check(all([type])).refine(() => false);
    expect(faults(both(text), 5)).toEqual([' type']);
    expect(faults(both(text.max(1)), 'ab')).toEqual([' maxLength', ' custom']);
  });

  it('is said of no more than a thousand places', () => {
    const type = anything.check(all([z.array(text), z.array(z.boolean())]));
    const said = messages(
      type,
      Array.from({ length: 1200 }, () => 1),
    );
    expect([said.length, said.at(-1)]).toEqual([1000, '[999]: expected string, got number']);
  });

  it('is not said twice', () => {
    expect(faults(anything.check(all([z.looseObject({ a: text }), z.looseObject({ a: text })])), { a: 1 })).toEqual([
      '/a type',
    ]);
  });

  it('is no longer than somebody reads', () => {
    const forms = Array.from({ length: 40 }, (_, index) => text.regex(new RegExp(`^${index}$`)));
    const said = (count: number): string =>
      Array.from({ length: count }, (_, at) => `does not match /^${at}$/`).join('; or ');
    const start = 'value: matches none of the allowed forms: ';
    expect(messages(anything.check(atLeastOne(forms)), 'x')).toEqual([`${start}${said(10)}; or 30 others, got 'x'`]);
    expect(messages(anything.check(atLeastOne(forms.slice(0, 10))), 'x')).toEqual([`${start}${said(10)}, got 'x'`]);
  });

  it('is that it is missing where there is nothing', () => {
    const type = z.looseObject({
      a: anything.check(
        reference(() => text),
        enumOf(['x']),
      ),
      b: z.union(nested),
    });
    expect(messages(type, {})).toEqual(['a: is required', 'b: is required']);
  });

  it('names some of many values', () => {
    const values = Array.from({ length: 500 }, (_, index) => index);
    expect(messages(anything.check(enumOf(values)), 'x')[0]).toMatch(/ 18, 19, and 480 others, got 'x'$/);
  });

  it('is found soon, though unions in unions have more branches than anybody could count', () => {
    let type: z.ZodType = text.min(3);
    for (let level = 0; level < 60; level += 1) type = anything.check(atLeastOne([type, anything.check(all([type]))]));
    expect(messages(type, 'x')).toEqual([
      "value: matches none of the allowed forms: expected at least 3 characters, got 'x'",
    ]);
    expect(messages(type, 5)).toEqual(['value: expected string, got number']);
  });
});

describe('a tag', () => {
  const type = anything.check(
    switchOn('type', { circle: z.looseObject({ radius: z.number() }), square: z.looseObject({ side: z.number() }) }),
  );

  it('chooses the one branch that is looked at', () => {
    expect(faults(type, { type: 'circle', radius: 1, side: 'x' })).toEqual([]);
    expect(faults(type, { type: 'square', radius: 1 })).toEqual(['/side required']);
  });

  it('that can be one only is held to it', () => {
    const single = anything.check(switchOn('type', { circle: z.looseObject({}) }));
    expect(check(() => single, { type: 'square' })).toEqual([
      {
        path: '/type',
        rule: 'const',
        message: "type: expected 'circle', got 'square'",
        limit: ['circle'],
        received: "'square'",
      },
    ]);
  });

  it('that is missing is the one fault', () => {
    expect(messages(type, {})).toEqual(["type: is required; expected 'circle' or 'square'"]);
    expect(faults(type, {})).toEqual(['/type required']);
  });

  it.each([['round'], [5], ['toString'], ['__proto__']])('that names no branch is the one fault: %s', (tag) => {
    expect(faults(type, { type: tag })).toEqual(['/type enum']);
  });

  it('is a property of the value itself', () => {
    expect(faults(type, Object.create({ type: 'circle' }))).toEqual(['/type required']);
  });

  it('is looked for in objects alone', () => {
    expect(faults(type, 'x')).toEqual([]);
  });
});

describe('a tag that names no branch', () => {
  const animal = (kind: string) => z.looseObject({ kind: z.literal(kind), name: text });
  const animals = [animal('cat'), animal('dog'), z.null()];

  it.each([
    ['anyOf of zod', z.union(animals)],
    ['anyOf', anything.check(atLeastOne(animals))],
    ['oneOf', anything.check(exactlyOne(animals))],
  ])('is the one fault, with all that it could be: %s', (_name, type) => {
    expect(messages(type, { kind: 'cow' })).toEqual(["kind: expected 'cat' or 'dog', got 'cow'"]);
    expect(messages(type, { kind: 'dog' })).toEqual(['name: is required']);
    expect(messages(type, {})).toEqual(['kind: is required', 'name: is required']);
  });

  it('is no tag where one branch takes any', () => {
    expect(faults(z.union([...animals, z.looseObject({ name: z.number() })]), { kind: 'cow', name: 'x' })).toEqual([
      '/name type',
    ]);
  });

  it('is no tag where it is the whole value', () => {
    const type = anything.check(atLeastOne(['a', 'b'].map((value) => anything.check(constantOf(value)))));
    expect(messages(type, 'c')).toEqual([
      "value: matches none of the allowed forms: expected 'a'; or expected 'b', got 'c'",
    ]);
  });

  it('is no tag where all branches want the same', () => {
    const sized = [z.looseObject({ size: z.literal('s'), a: text }), z.looseObject({ size: z.literal('s'), b: text })];
    expect(faults(z.union(sized), { size: 'm' })).toEqual(['/size const', '/a required']);
  });
});
