import { describe, expect, it } from 'vitest';
import { jsonKey, sameJson } from './equality.ts';

/** Pairs of values that are not the same JSON, however alike they look. */
const different: readonly (readonly [unknown, unknown])[] = [
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 1 }, { b: 1 }],
  [
    [1, 23],
    [12, 3],
  ],
  [
    [1, 2],
    [1, 3],
  ],
  [[[1], 2], [[1, 2]]],
  [{ a: { b: 1 }, c: 2 }, { a: { b: 1, c: 2 } }],
  [[], {}],
  [['a'], { 0: 'a' }],
  [[''], ['', '']],
  [['a', 'b'], ['a,1:b']],
  ['1', 1],
  ['null', null],
  ['[]', []],
];

/** Pairs that are the same JSON, whatever made them. */
const same: readonly (readonly [unknown, unknown])[] = [
  [
    { a: 1, b: [2] },
    { b: [2], a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [{}, {}],
  [[], []],
  [-0, 0],
  [[-0], [0]],
  ['a', 'a'],
];

describe('two values', () => {
  it.each(different)('%j and %j are different', (one, other) => {
    expect([sameJson(one, other), jsonKey(one) === jsonKey(other)]).toEqual([false, false]);
  });

  it.each(same)('%j and %j are the same', (one, other) => {
    expect([sameJson(one, other), jsonKey(one) === jsonKey(other)]).toEqual([true, true]);
  });

  it('are different where one of them only inherits what the other one has', () => {
    expect(sameJson(JSON.parse('{"__proto__": {}, "a": 1}'), { a: 1, b: 2 })).toBe(false);
  });

  it('are the same where a part stands at two places and is written twice elsewhere', () => {
    const part = { a: [1] };
    expect(jsonKey([part, part])).toBe(jsonKey([{ a: [1] }, { a: [1] }]));
  });
});

describe('a value that contains itself', () => {
  it('is written no further where it comes again', () => {
    let reads = 0;
    const loop = {
      name: 'loop',
      get inner(): unknown {
        reads += 1;
        if (reads > 100) throw new Error('read without end');
        return [loop];
      },
    };
    expect(jsonKey(loop)).not.toBe(jsonKey({ name: 'loop' }));
    expect(reads).toBe(1);
  });

  it('is written too where it has no prototype, or a list in it is deep', () => {
    const bare: Record<string, unknown> = Object.create(null);
    bare.self = bare;
    let deep: unknown[] = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const list: unknown[] = [deep];
    list.push(list);
    expect(jsonKey(bare)).not.toBe(jsonKey(list));
  });
});
