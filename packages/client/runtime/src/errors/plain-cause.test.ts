import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { plainCause } from './plain-cause.ts';

const redact = (text: string): string => text.replaceAll('sk-secret', '[key]');
const printed = (cause: unknown): string => inspect(plainCause(cause, redact), { depth: 9, showHidden: true });

it('keeps name, message and the facts of a system error', () => {
  const cause = Object.assign(new TypeError('no way'), { code: 'ECONNREFUSED', port: 81, syscall: 'connect' });
  expect(plainCause(cause, redact)).toMatchObject({
    name: 'TypeError',
    message: 'no way',
    code: 'ECONNREFUSED',
    port: 81,
    syscall: 'connect',
  });
});

it('drops whatever else hangs on it', () => {
  const cause = Object.assign(new Error('x'), { config: { headers: { a: 'private' } }, data: 'private' });
  expect(printed(cause)).not.toContain('private');
});

it('takes the key out at every depth', () => {
  const inner = Object.assign(new Error('sk-secret'), { code: 'sk-secret' });
  expect(printed(new Error('outer sk-secret', { cause: inner }))).not.toContain('sk-secret');
  expect(printed(new AggregateError([inner], ''))).toContain('[key]');
  expect(printed('sk-secret')).toBe("'[key]'");
});

it('ends a ring of causes', () => {
  const ring = new Error('ring');
  ring.cause = ring;
  expect(printed(ring)).toContain('ring');
});

it('goes down so far and no further', () => {
  const chain = Array.from({ length: 9 }, (_, at) => at).reduceRight<Error | undefined>(
    (cause, at) => new Error(`level ${at}`, { cause }),
    undefined,
  );
  expect(printed(chain)).toContain('level 5');
  expect(printed(chain)).not.toContain('level 6');
});

it('says where it was thrown, and has no cause where there was none', () => {
  const cause = new Error('x');
  cause.stack = 'at sk-secret';
  const copy = plainCause(cause, redact) as Error; // an error went in
  expect(copy.stack).toBe('at [key]');
  expect('cause' in copy).toBe(false);
  expect(plainCause({ an: 'object' }, redact)).toBeUndefined();
});

it('keeps each of the usual facts, and asks no getter for one', () => {
  const facts = { code: 'E', errno: -1, syscall: 's', hostname: 'h', address: 'a', port: 1 };
  expect({ ...(plainCause(Object.assign(new Error('x'), facts), redact) as object) }).toEqual(facts);
  const odd = Object.defineProperty(new Error('x'), 'code', { get: () => 'computed' });
  expect(plainCause(Object.assign(odd, { port: [1] }), redact)).not.toMatchObject({ port: [1] });
  expect({ ...(plainCause(odd, redact) as object) }).toEqual({});
});

it('takes the first of several addresses that were tried', () => {
  const both = new AggregateError([new Error('first'), new Error('second')], '');
  expect(plainCause(both, redact)).toMatchObject({ cause: { message: 'first' } });
  both.cause = new Error('known');
  expect(plainCause(both, redact)).toMatchObject({ cause: { message: 'known' } });
});

it('an error without a stack has none after it', () => {
  const cause = new Error('cut');
  Reflect.deleteProperty(cause, 'stack');
  expect(plainCause(cause, redact)).toMatchObject({ message: 'cut', stack: '' });
});
