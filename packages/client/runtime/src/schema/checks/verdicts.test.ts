import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { atLeastOne, conditional, exactlyOne, reference, unevaluatedProperties } from '../checks.ts';
import { schema } from '../schema.ts';
import { rule } from './rule.ts';

/** A schema that counts how often it is asked. */
function counting(): { readonly type: z.ZodType; readonly count: () => number } {
  let count = 0;
  const type = z.unknown().check(
    rule(() => {
      count += 1;
    }),
  );
  return { type, count: () => count };
}

/** `{ child: { child: ... } }` */
function chain(depth: number, end: unknown): unknown {
  let value = end;
  for (let level = 0; level < depth; level += 1) value = { child: value };
  return value;
}

function rules(type: z.ZodType, value: unknown): string[] {
  return check(
    schema(() => type),
    value,
  ).map(({ path, rule: name }) => `${path} ${name}`);
}

describe('verdicts are remembered, so that branches are not asked again at each level', () => {
  const depth = 40;

  it('of anyOf and oneOf', () => {
    for (const union of [atLeastOne, exactlyOne]) {
      const { type, count } = counting();
      const node: z.ZodType = z.looseObject({}).and(type);
      const child = z.unknown().check(reference(() => tree));
      const tree: z.ZodType = z
        .unknown()
        .check(
          union([
            z.looseObject({ child, name: z.string() }),
            z.looseObject({ child, size: z.number() }),
            z.looseObject({ child, leaf: z.boolean() }).and(node),
            z.looseObject({ end: z.literal(1), child: z.never().optional() }),
          ]),
        );
      expect(rules(tree, chain(depth, { end: 2 })).length).toBeGreaterThan(0);
      expect(count()).toBeLessThanOrEqual(3 * depth);
    }
  });

  it('of conditions and of what they evaluate', () => {
    const { type, count } = counting();
    const child = z.unknown().check(reference(() => tree));
    const withChild = z.looseObject({ child });
    const tree: z.ZodType = type.check(
      conditional({ if: withChild, then: withChild, else: z.looseObject({}) }),
      unevaluatedProperties(z.never(), { when: [[withChild, () => ({ names: ['child'] })]] }),
    );
    expect(rules(tree, chain(depth, {}))).toEqual([]);
    expect(count()).toBeLessThanOrEqual(3 * depth);
  });

  it('until the outermost check is through, also where it throws', () => {
    let answer: 'throw' | 'fits' | 'fails' = 'throw';
    const inner = z.unknown().check(
      rule((payload) => {
        if (answer === 'throw') throw new Error('broken');
        if (answer === 'fails') payload.issues.push({ code: 'custom', message: 'no', input: payload.value });
      }),
    );
    const outer = z.unknown().check(atLeastOne([inner]));
    expect(() => outer.safeParse('x')).toThrow('broken');
    answer = 'fits';
    expect(outer.safeParse('x').success).toBe(true);
    answer = 'fails';
    expect(outer.safeParse('x').success).toBe(false);
  });
});

describe('what would never end', () => {
  it('is reported where schemas refer to each other about the same value', () => {
    const one: z.ZodType = z.unknown().check(reference(() => other));
    const other: z.ZodType = z.unknown().check(reference(() => one));
    expect(rules(one, 5)).toEqual([' $ref']);
    expect(one.safeParse(5).error?.issues[0]?.message).toMatch(/^has no verdict: its schema refers to itself/);
  });

  it('is one fault among others', () => {
    const one: z.ZodType = z
      .unknown()
      .check(reference(() => one))
      .refine(() => false);
    expect(rules(one, 5)).toEqual([' $ref', ' custom']);
  });

  it('is reported where a value contains itself', () => {
    const node: z.ZodType = z.looseObject({
      child: z
        .unknown()
        .check(reference(() => node))
        .optional(),
    });
    const value: { child?: unknown } = {};
    value.child = value;
    expect(rules(node, value).length).toBeGreaterThan(0);
  });

  it('is not seen where the same value just comes again', () => {
    const node: z.ZodType = z.looseObject({ children: z.array(z.unknown().check(reference(() => node))).optional() });
    const leaf = {};
    expect(rules(node, { children: [leaf, leaf, { children: [leaf] }] })).toEqual([]);
  });
});

it('a schema that has to be waited for is refused', () => {
  const type = z.unknown().check(reference(() => z.promise(z.string())));
  expect(() => type.safeParse('x')).toThrow(/^a validator has an asynchronous part; validators are synchronous$/);
});

it('a check that has to be waited for is refused as zod refuses it', () => {
  const slow = z.string().refine(async () => true);
  expect(() =>
    z
      .unknown()
      .check(reference(() => slow))
      .safeParse('x'),
  ).toThrow(z.core.$ZodAsyncError);
});

it("a union of zod's inside says which name is meant", () => {
  const union = z.union([z.strictObject({ prompt: z.string().optional() }), z.array(z.string())]);
  const type = z.unknown().check(reference(() => union));
  const [issue] = check(() => type, { promt: 'x' });
  expect(issue?.message).toBe("unknown property 'promt'; did you mean 'prompt'?");
});
