import { describe, expect, it } from 'vitest';
import { ambiguityOf } from './ambiguity.ts';
import { linearProgram } from './linear-program.ts';
import { readPattern } from './read-pattern.ts';

function ambiguity(pattern: string): string {
  const program = linearProgram(pattern);
  return program === undefined ? 'no program' : ambiguityOf(program);
}

describe('how many ways a text has through a pattern', () => {
  it.each(['^(a|aa)+$', '(a|a)*b', '^(a*)*$', '^(\\w+\\s?)*$', '(\\p{L}|\\p{Lu})+!', '^(a|b|ab)*c$'])(
    'doubles where two ways round a loop read the same: %s',
    (pattern) => expect(ambiguity(pattern)).toBe('exponential'),
  );

  it.each(['\\s+$', '^[^@]+@[^@]+\\.[^@]+$', 'a+b', 'x*x*$', '^(.*a){4}$'])(
    'grows with the square where one loop can end at many places for another to begin: %s',
    (pattern) => expect(ambiguity(pattern)).toBe('polynomial'),
  );

  it.each([
    '^a*$',
    'a+',
    '^[a-z0-9]+(?:[._-][a-z0-9]+)*$',
    '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    '^\\p{L}+\\d+$',
    '^([^,]*,)*[^,]*$',
    '^.*\\.json$',
    '[0-9a-f]{8}-[0-9a-f]{4}',
  ])('is the same for every text: %s', (pattern) => expect(ambiguity(pattern)).toBe('linear'));

  it('is not looked into where there are too many choices', () => {
    expect(ambiguity('^(a?){20}a{20}$')).toBe('unknown');
  });
});

describe('a pattern', () => {
  it('is run as a program where something hopeless is looked for around', () => {
    expect(readPattern('^(?=(a|aa)+$)b')).toMatchObject({ program: { looks: [{ ahead: true }] } });
  });

  it('is refused where something hopeless is referred back to', () => {
    expect(readPattern('^(a|aa)\\1+(?:\\1)*$')).toMatchObject({ code: 'pattern-cost' });
  });

  it('may look around and back where that costs little', () => {
    expect(readPattern('^(?=.*\\d)(?!.*x).{8,}$')).toEqual({ pattern: '^(?=.*\\d)(?!.*x).{8,}$' });
    expect(readPattern('^(["\']).*\\1$')).toEqual({ pattern: '^(["\']).*\\1$' });
  });
});
