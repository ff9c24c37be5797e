import { describe, expect, it } from 'vitest';
import { readPattern } from './read-pattern.ts';

describe('readPattern', () => {
  it.each([
    ['^[a-z]+$', '^[a-z]+$'],
    ['\\p{Letter}', '\\p{Letter}'],
    // Valid without the u flag alone, and of one meaning.
    ['^[\\w-\\.]+$', '^[\\w\\-\\.]+$'],
    ['^[\\w\\-\\.\\@]+$', '^[\\w\\-\\.@]+$'],
    ['a\\-b\\_c', 'a-b_c'],
    ['\\p{L}\\-\\u{41}', '\\p{L}-\\u{41}'],
    ['^{.*}$', '^\\{.*\\}$'],
    ['a]', 'a\\]'],
    ['a{2,3}', 'a{2,3}'],
    ['(\\d{1,3}\\.){3}\\d{1,3}', '(\\d{1,3}\\.){3}\\d{1,3}'],
    ['^.{1,65536}$', '^.{1,65536}$'],
    ['^[a-f]{4096}$', '^[a-f]{4096}$'],
    ['[a-f]{1,65536}', '[a-f]{1,65536}'],
  ])('reads %s', (pattern, read) => {
    expect(readPattern(pattern)).toEqual({ pattern: read });
  });

  it.each(['(', '(?i)a', '\\Z', '[b-a]', '\\u{110000}', '[a-z&&[^b]]', '[\\p{Print}&&[^b]]'])(
    'names %s, which is none',
    (pattern) => {
      expect(readPattern(pattern)).toMatchObject({ code: 'pattern-syntax' });
    },
  );

  it('says what it reads of other languages', () => {
    expect(readPattern('\\A[[:digit:]]+\\z')).toEqual({
      pattern: '^[0-9]+$',
      notes: ['\\A is read as ^', '[:digit:] is read as 0-9', '\\z is read as $'],
    });
  });

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '^(\\w+\\s?)*$',
    '\\s+$',
    '(?:a?){500}a{500}$',
    '(.*a){20}$',
    '(?=(a+)+b)',
    '^(a+)+(?!c)$',
    '^(?!d-)([a-z]+)(-*[a-z])*$',
    '^x([._a-z]+/?){3,1016}$',
    `^(${'(a+|b)'.repeat(1000)})+$`,
  ])('has %s run in linear time', (pattern) => {
    expect(readPattern(pattern)).toMatchObject({ program: { source: pattern } });
  });

  it.each(['^(a+)+\\1$', '((a{99}){99}){99}$', '(a{1,1000}){1,1000}$'])(
    'refuses %s, for which there is no such way',
    (pattern) => {
      expect(readPattern(pattern)).toMatchObject({ code: 'pattern-cost' });
    },
  );

  it.each(['a{99999}', 'x(?:[ab]{50}){50}', '^b|a{2000}'])('refuses %s, which starts anew at each place', (pattern) => {
    expect(readPattern(pattern)).toMatchObject({ code: 'pattern-cost', problem: expect.stringContaining('with ^') });
  });
});
