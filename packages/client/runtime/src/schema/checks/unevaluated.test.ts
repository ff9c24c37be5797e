import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { type PropertyEvaluation, unevaluatedItems, unevaluatedProperties } from './unevaluated.ts';

const nothing = z.never();

describe('properties that no keyword evaluates', () => {
  const rule = unevaluatedProperties(nothing, { names: ['prompt'], also: [() => ({ patterns: [/^x-/u] })] });
  const type = z.unknown().check(rule);

  it('are told by the nearest name that one does', () => {
    expect(check(() => type, { promt: 1, 'x-a': 1 }).map(({ message }) => message)).toEqual([
      "unknown property 'promt'; did you mean 'prompt'?",
    ]);
  });

  it('are told with the names that are known, and no others', () => {
    const [issue] = type.safeParse({ zebra: 1 }).error?.issues ?? [];
    expect(issue).toHaveProperty('params.known', ['prompt']);
  });

  it('are found where a description refers to itself, each part of it asked once', () => {
    let asked = 0;
    const part = (): PropertyEvaluation => {
      asked += 1;
      if (asked > 10) throw new Error('asked without end');
      return { names: ['a'], also: [part] };
    };
    const circular = z.unknown().check(unevaluatedProperties(nothing, { also: [part, part] }));
    expect(check(() => circular, { a: 1 })).toEqual([]);
    expect(asked).toBe(1);
  });
});

describe('items that no keyword evaluates', () => {
  it.each([
    ['at once', { all: true }],
    ['by one part of several', { first: 1, also: [() => ({ all: true }) as const] }],
  ] as const)('are none where all are evaluated %s', (_name, evaluation) => {
    expect(check(() => z.unknown().check(unevaluatedItems(nothing, evaluation)), [1, 2])).toEqual([]);
  });
});
