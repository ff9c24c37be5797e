import { describe, expect, it } from 'vitest';
import { translatePattern } from './foreign-pattern.ts';

describe('translatePattern', () => {
  it.each([
    ['\\p{XDigit}{8}', '[0-9A-Fa-f]{8}'],
    ['^[\\p{Alnum}_]+$', '^[0-9A-Za-z_]+$'],
    ['\\P{Digit}', '[^0-9]'],
    ['[\\p{all}]*', '[\\p{Any}]*'],
    ['[\\p{Han}\\p{L}-]', '[\\p{Script=Han}\\p{L}-]'],
    ['(a|\\p{IsLetter})', '(a|\\p{L})'],
    ['\\p{IsCyrillic}', '\\p{Script=Cyrillic}'],
    ['\\A[a-z]+\\z', '^[a-z]+$'],
    ['[\\x{60}]\\x{41}', '[\\u{60}]\\u{41}'],
    ['[^:\\000-\\037]', '[^:\\u{0}-\\u{1f}]'],
    ['[[:alpha:]_]+', '[A-Za-z_]+'],
    ['\\\\p{Alnum}\\p{Blank}', '\\\\p{Alnum}[ \\t]'],
  ])('reads %s as %s', (pattern, read) => {
    expect(translatePattern(pattern)?.pattern).toBe(read);
    expect(() => new RegExp(read.replaceAll('\\\\p{Alnum}', ''), 'u')).not.toThrow();
  });

  it.each([
    'a',
    '\\Z',
    '\\p{InGreek}',
    '[\\P{Alnum}]',
    '[\\p{Print}&&[^:/]]',
    '[\\p{Digit}&&0-5]',
    '[a-z[\\p{Digit}]]',
    '(?i)a',
    '[:alpha:]',
  ])('leaves %s alone', (pattern) => {
    expect(translatePattern(pattern)).toBeUndefined();
  });

  it('says once what was read as what', () => {
    expect(translatePattern('\\A\\p{Digit}\\p{Digit}')?.notes).toEqual([
      '\\A is read as ^',
      '\\p{Digit} is read as [0-9]',
    ]);
  });

  it('takes what POSIX has in each class, and nothing else', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const count = (name: string): number => {
      const pattern = translatePattern(`^\\p{${name}}$`)?.pattern ?? '';
      return ascii.filter((char) => new RegExp(pattern, 'u').test(char)).length;
    };
    expect(['Punct', 'Graph', 'Print', 'Cntrl', 'Space', 'ASCII'].map(count)).toEqual([32, 94, 95, 33, 6, 128]);
  });
});
