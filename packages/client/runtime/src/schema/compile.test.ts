import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import * as checks from './checks.ts';
import { compiled } from './compile.ts';

const anything = z.unknown();
const names = fc.constantFrom('a', 'b', 'c', '__proto__', 'toString');

/** JSON, mostly small, of few names and values, so that rules are met about as often as not. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(0, 1, 2, 0.3, 1e300, '', 'a', 'ab', '😀', '2024-02-30', true, null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('json')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

const leaf = fc.constantFrom<z.ZodType>(
  z.string(),
  z.number(),
  z.null(),
  z.never(),
  anything,
  z.number().check(checks.integer(), checks.bounds({ minimum: 1 })),
  z.number().check(checks.multipleOf(0.1)),
  z.string().check(checks.textLength({ max: 1 }), checks.matches(/a/u)),
  anything.check(checks.format('date')),
  anything.check(checks.constantOf({ a: 1 })),
  anything.check(checks.enumOf(['a', [1], null])),
  anything.check(checks.uniqueItems(), checks.itemCount({ max: 2 })),
  anything.check(checks.propertyCount({ min: 1 }), checks.present(['a'])),
  anything.check(checks.dependentRequired({ a: ['b'] })),
);

/** Schemas of all our checks, and of the parts of zod that stand around them. */
const { schema } = fc.letrec<{ schema: z.ZodType }>((tie) => {
  const inner = tie('schema');
  const pair = fc.tuple(inner, inner);
  const checked = (check: z.core.$ZodCheck<unknown>): z.ZodType => anything.check(check);
  return {
    schema: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      inner.map((one) => z.array(one)),
      pair.map(([a, b]) => z.looseObject({ a, b: b.optional() }).check(checks.propertyNames(z.string().max(1)))),
      inner.map((one) => z.looseObject({ a: one.optional() }).check(checks.present(['b']))),
      pair.map(([a, b]) => z.union([a, b])),
      pair.map((both) => checked(checks.all(both))),
      pair.map((both) => checked(checks.atLeastOne(both))),
      pair.map((both) => checked(checks.exactlyOne(both))),
      inner.map((one) => checked(checks.negated(one))),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => checked(checks.conditional({ if: a, then: b, else: c }))),
      inner.map((one) => checked(checks.contains(one, { max: 2 }))),
      pair.map(([a, b]) => checked(checks.tuple([a], b))),
      inner.map((one) => checked(checks.properties({ a: one, ['__proto__']: one }))),
      pair.map(([a, b]) =>
        checked(
          checks.patternProperties([
            [/^[ab]/u, a],
            [/b/u, b],
          ]),
        ),
      ),
      inner.map((one) => checked(checks.additionalProperties({ names: ['a'], patterns: [] }, one))),
      inner.map((one) => checked(checks.dependentSchemas({ a: one }))),
      inner.map((one) => checked(checks.forType('object', one))),
      pair.map(([a, b]) =>
        checked(checks.unevaluatedProperties(a, { names: ['b'], when: [[b, () => ({ all: true })]] })),
      ),
      pair.map(([a, b]) => checked(checks.unevaluatedItems(a, { first: 1, containing: [b] }))),
      pair.map(([a, b]) => checked(checks.switchOn('a', { a, ab: b }))),
      inner.map((one) => recursive(one)),
    ),
  };
});

function recursive(end: z.ZodType): z.ZodType {
  const node: z.ZodType = z.union([end, z.looseObject({ a: anything.check(checks.reference(() => node)) })]);
  return node;
}

function asked(type: z.ZodType, value: unknown): unknown {
  return type.safeParse(value).error?.issues ?? 'fits';
}

describe('a compiled schema', () => {
  it('gives the same verdicts and the same issues as the schema itself', () => {
    fc.assert(
      fc.property(schema, fc.array(json, { minLength: 5, maxLength: 10 }), (type, values) => {
        const fast = compiled(type);
        for (const value of values) {
          const slow = asked(type, value);
          expect(fast.validate(value)).toBe(slow === 'fits');
          expect(asked(fast, value)).toEqual(slow);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has its checks compiled too', () => {
    const type = z.looseObject({ a: z.number().check(checks.multipleOf(0.1)) }).check(checks.present(['b']));
    const running = vi.spyOn(type._zod, 'run');
    const fast = compiled(type);
    expect(fast.validate({ a: 0.3, b: 1 })).toBe(true);
    expect(running).not.toHaveBeenCalled();
    expect(fast.validate({ a: 0.3 })).toBe(false);
  });

  it.each(['major', 'minor', 'patch'] as const)(
    'is the very schema where that is of another %s version of zod',
    (part) => {
      const other = z.looseObject({ a: z.string() });
      other._zod.version = { ...other._zod.version, [part]: 99 };
      expect(compiled(other)).toBe(other);
      expect(compiled(z.looseObject({ a: z.string() })) === other).toBe(false);
    },
  );

  it('leaves the checks of others as they were', () => {
    compiled(z.number());
    const type = z.number().check(checks.bounds({ minimum: 1 }));
    expect(type.safeParse('x').error?.issues).toHaveLength(1);
    expect(
      z
        .looseObject({ a: z.string() })
        .check(checks.present(['b']))
        .safeParse({ a: 1 }).error?.issues,
    ).toHaveLength(2);
  });
});
