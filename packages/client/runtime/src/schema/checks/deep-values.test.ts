import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { atLeastOne, constantOf, enumOf, reference, shallow, uniqueItems } from '../checks.ts';
import { schema } from '../schema.ts';

const depth = 100_000;

function nested(end: unknown): unknown {
  let value = end;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { child: value };
  return value;
}

function faults(type: z.ZodType, value: unknown): string[] {
  return check(
    schema(() => type),
    value,
  ).map(({ path, rule, message }) => `${path} ${rule} | ${message}`);
}

describe('a value of a hundred thousand levels', () => {
  it('is compared with another one', () => {
    const type = z.unknown().check(constantOf(nested(1)));
    expect(faults(type, nested(1))).toEqual([]);
    expect(type.safeParse(nested(2)).success).toBe(false);
  });

  it('is compared with a short one', () => {
    expect(
      z
        .unknown()
        .check(enumOf([[1], { child: 1 }]))
        .safeParse(nested(1)).success,
    ).toBe(false);
  });

  it('is told from others in a list', () => {
    const type = z.unknown().check(uniqueItems());
    expect(faults(type, [nested(1), nested(2)])).toEqual([]);
    expect(faults(type, [nested(1), nested(2), nested(1)])).toEqual([
      ' uniqueItems | value: items 0 and 2 are the same',
    ]);
  });

  it('is refused where there is a limit', () => {
    expect(faults(z.unknown().check(shallow(500)).pipe(z.unknown()), nested(1))).toEqual([
      ' depth | value: is nested too deep: it may have 500 levels of lists and objects',
    ]);
  });

  it('is refused where a schema that refers to itself cannot follow', () => {
    const node: z.ZodType = z
      .unknown()
      .check(
        atLeastOne([
          z.array(z.unknown().check(reference(() => node))),
          z.looseObject({ child: z.unknown().check(reference(() => node)) }),
          z.number(),
        ]),
      );
    expect(faults(node, nested(1))).toEqual([' depth | value: is nested too deep to be checked']);
    expect(faults(node, [{ child: [1] }])).toEqual([]);
  });
});

describe('a value that contains itself', () => {
  const loop: unknown[] = [];
  loop.push(loop, loop);

  it('ends in a fault', () => {
    expect(faults(z.unknown().check(shallow(500)), loop)).toHaveLength(1);
    expect(
      z
        .unknown()
        .check(constantOf([[], []]))
        .safeParse(loop).success,
    ).toBe(false);
    expect(z.unknown().check(uniqueItems()).safeParse([loop, 1]).success).toBe(true);
  });
});

it('many items are told apart as fast as they are read', () => {
  const many = Array.from({ length: 50_000 }, (_, index) => ({ id: index, tags: ['a', index] }));
  expect(faults(z.unknown().check(uniqueItems()), many)).toEqual([]);
});
