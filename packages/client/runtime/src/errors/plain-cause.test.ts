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
