import { describe, expect, it, vi } from 'vitest';
import { type Instruction, type LinearProgram, linearPattern } from './linear-pattern.ts';

function program(
  source: string,
  code: readonly Instruction[],
  classes: readonly string[] = ['a', '[^]'],
): LinearProgram {
  return { source, classes, code };
}

const hostile = program('(a+)+$', [['char', 0], ['split', 0, 2], ['split', 0, 3], ['assert', 'end'], ['match']]);

describe('a pattern as a program', () => {
  it('finds it anywhere in the text', () => {
    const { test } = linearPattern(program('a', [['char', 0], ['match']]));
    expect(['a', 'xax', 'xxa'].map(test)).toEqual([true, true, true]);
    expect(['', 'x', 'A'].map(test)).toEqual([false, false, false]);
  });

  it('holds it to the beginning and to the end', () => {
    const { test } = linearPattern(program('^a$', [['assert', 'start'], ['char', 0], ['assert', 'end'], ['match']]));
    expect(['a', 'aa', 'ba', 'ab', 'a\n', ''].map(test)).toEqual([true, false, false, false, false, false]);
  });

  it('knows where words end', () => {
    const border = linearPattern(program('\\ba', [['assert', 'word'], ['char', 0], ['match']]));
    const inside = linearPattern(program('\\Ba', [['assert', 'notWord'], ['char', 0], ['match']]));
    expect(['a', 'xa', ' a', 'éa'].map(border.test)).toEqual([true, false, true, true]);
    expect(['a', 'xa', ' a', 'éa'].map(inside.test)).toEqual([false, true, false, false]);
  });

  it('takes a pair of surrogates as one, and half of one as itself', () => {
    const { test } = linearPattern(
      program('^.$', [['assert', 'start'], ['char', 0], ['assert', 'end'], ['match']], ['.']),
    );
    expect(['😀', '\ud83d', '😀😀', '\n'].map(test)).toEqual([true, true, false, false]);
  });

  it('ends although a loop may be empty', () => {
    const { test } = linearPattern(
      program('(a*)*$', [['split', 1, 4], ['split', 2, 0], ['char', 0], ['jump', 1], ['assert', 'end'], ['match']]),
    );
    expect(['', 'aaa', 'b'].map(test)).toEqual([true, true, true]);
  });

  it('waits for several classes at a time', () => {
    const code: Instruction[] = [['split', 1, 3], ['char', 0], ['jump', 4], ['char', 1], ['match']];
    const { test } = linearPattern(program('a|b', code, ['a', 'b']));
    expect(['a', 'b', 'c'].map(test)).toEqual([true, true, false]);
  });

  it('looks at each code point once for each instruction, where RegExp would try every way', () => {
    const { test } = linearPattern(hostile);
    expect(test(`${'a'.repeat(100_000)}!`)).toBe(false);
    expect(test('a'.repeat(100_000))).toBe(true);
  });

  it('looks ahead from the end, and back from the start', () => {
    const code: Instruction[] = [['look', 0, true], ['look', 1, false], ['char', 0], ['match']];
    const looks: LinearProgram['looks'] = [
      // (?=ab), written from its end.
      { ahead: true, code: [['char', 1], ['char', 0], ['match']] },
      // (?<=c)
      { ahead: false, code: [['char', 2], ['match']] },
    ];
    const { test } = linearPattern({ ...program('(?=ab)(?<!c)a', code, ['a', 'b', 'c']), looks });
    expect(['ab', 'xxab', 'cab', 'a', 'ba', 'cabab'].map(test)).toEqual([true, true, false, false, false, true]);
  });

  it('looks over a text once, wherever it looks from', () => {
    // (?=[^]*a)[^]!
    const code: Instruction[] = [['look', 0, true], ['char', 1], ['char', 2], ['match']];
    const ahead: Instruction[] = [['char', 0], ['split', 2, 4], ['char', 1], ['jump', 1], ['match']];
    const classes = ['a', '[^]', '!'];
    const { test } = linearPattern({ source: '', classes, code, looks: [{ ahead: true, code: ahead }] });
    expect(test('b'.repeat(100_000))).toBe(false);
    expect(test(`${'b'.repeat(100_000)}!a`)).toBe(true);
  });

  it('looks at the end of a text too', () => {
    // a(?!b)
    const code: Instruction[] = [['char', 0], ['look', 0, false], ['match']];
    const atEnd: Instruction[] = [['char', 0], ['look', 1, true], ['match']];
    const looks: LinearProgram['looks'] = [
      { ahead: true, code: [['char', 1], ['match']] },
      { ahead: false, code: [['char', 0], ['match']] },
    ];
    const classes = ['a', 'b'];
    expect(['a', 'ab'].map(linearPattern({ source: '', classes, code, looks }).test)).toEqual([true, false]);
    expect(['a', 'xa'].map(linearPattern({ source: '', classes, code: atEnd, looks }).test)).toEqual([true, true]);
  });

  it('asks once what a code point is, and remembers a thousand of them', () => {
    const chars = Array.from({ length: 1001 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const { test } = linearPattern(program('a', [['char', 0], ['match']]));
    const asking = vi.spyOn(RegExp.prototype, 'test');
    test(chars.join(''));
    test(chars.join(''));
    const count = asking.mock.calls.length;
    asking.mockRestore();
    // The last of them twice, and twice the end, where there is none.
    expect(count).toBe(1000 + 2 + 2);
  });

  it('says what it is', () => {
    expect(String(linearPattern(hostile))).toBe('/(a+)+$/u');
    expect(linearPattern(hostile).source).toBe('(a+)+$');
  });
});
