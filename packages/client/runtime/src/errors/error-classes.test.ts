import { expect, it } from 'vitest';
import { AbortedError } from './aborted-error.ts';
import { ApiError } from './api-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { contractClasses } from './contract-classes.ts';
import { isFailure, markDocumented } from './is-failure.ts';
import { LimnerError } from './limner-error.ts';
import { ProtocolError } from './protocol-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { TimeoutError } from './timeout-error.ts';
import { ValidationError } from './validation-error.ts';

const facts = { message: 'x', category: 'provider', provider: 'tiny', phase: 'headers', issues: [] } as const;
const classes = {
  ...contractClasses,
  Aborted: AbortedError,
  Configuration: ConfigurationError,
  Validation: ValidationError,
};
const ofNoAnswer = ['Timeout', 'Connection', 'Protocol', 'Aborted', 'Configuration', 'Validation'];

it.each(Object.keys(classes) as (keyof typeof classes)[])('%s is known by its own class, and by no other', (name) => {
  const error = new classes[name](facts);
  expect(error.name).toBe(`${name}Error`);
  expect(Object.entries(classes).flatMap(([other, kind]) => (isOf(kind, error) ? other : []))).toEqual([name]);
  expect([LimnerError.is(error), ApiError.is(error)]).toEqual([true, !ofNoAnswer.includes(name)]);
});

function isOf(kind: unknown, error: unknown): boolean {
  return (kind as typeof LimnerError).is(error); // each class has it
}

it('nothing is an error of a client that only looks like one', () => {
  expect([Object.create(null), Object.assign(new Error('x'), { name: 'LimnerError' })].map(LimnerError.is)).toEqual([
    false,
    false,
  ]);
  expect(new ApiError(facts).name).toBe('ApiError');
});

it('begins with the provider, and with the operation where there is one', () => {
  expect(new LimnerError(facts).message).toBe('[tiny] x');
  expect(new LimnerError({ ...facts, operation: 'things.get' }).message).toBe('[tiny things.get] x');
});

it('is careful about what is not said: not to be repeated, nothing sent, nothing to pay', () => {
  const careful = { retryable: false, billable: 'no', sent: 'no', attempts: 0 };
  expect(new LimnerError(facts)).toMatchObject({ ...careful, phase: 'headers', category: 'provider' });
  expect('cause' in new LimnerError(facts)).toBe(false);
});

it('says all that is known, and lets it be read but for header and body', () => {
  const known = {
    operation: 'things.get',
    code: 7,
    status: 429,
    requestId: 'r',
    taskId: 't',
    retryAfter: 20,
    retryable: true,
    billable: 'maybe',
    sent: 'yes',
    attempts: 2,
    phase: 'poll',
    provider: 'tiny',
  } as const;
  const error = new LimnerError({ ...facts, ...known, headers: new Headers(), body: {}, cause: new TypeError('why') });
  expect({ ...error }).toEqual({ ...known, category: 'provider' });
  expect(error.toJSON()).toEqual({
    ...known,
    name: 'LimnerError',
    message: '[tiny things.get] x',
    category: 'provider',
    cause: { name: 'TypeError', message: 'why' },
  });
  expect(new LimnerError({ ...facts, cause: 'a text' }).toJSON()).not.toHaveProperty('cause');
  expect(Object.getOwnPropertyDescriptor(error, 'status')).toMatchObject({ configurable: true, writable: true });
});

it('holds what only its kind has, where it is known', () => {
  const resetAt = new Date(0);
  expect(new RateLimitError({ ...facts, resetAt })).toMatchObject({ resetAt });
  expect('resetAt' in new RateLimitError(facts)).toBe(false);
  expect(new ProtocolError({ ...facts, issues: [] })).toMatchObject({ issues: [] });
  expect('issues' in new ProtocolError({ ...facts, issues: undefined })).toBe(false);
});

it('may be given another name, and is known all the same, by marks that every copy of the package has', () => {
  const error = new RateLimitError(facts);
  Object.assign(error, { name: 'Mine' });
  expect([error.name, RateLimitError.is(error), new RateLimitError(facts).name]).toEqual([
    'Mine',
    true,
    'RateLimitError',
  ]);
  expect(Symbol.for('limner.error') in error).toBe(true);
  expect(Object.getOwnPropertySymbols(markDocumented(error))).toEqual([Symbol.for('limner.documented')]);
});

it.each([
  [markDocumented(new ApiError({ ...facts, operation: 'a' })), true],
  [markDocumented(new ApiError({ ...facts, operation: 'b' })), false],
  [new ApiError({ ...facts, operation: 'a' }), false],
  [markDocumented(new ProtocolError({ ...facts, operation: 'a' })), false],
])('%s is a documented failure of operation a: %j', (error, expected) => {
  expect(isFailure(error, 'a')).toBe(expected);
});

it('is told apart by the compiler, too: after a check for one kind, it can still be another', () => {
  const told = (error: LimnerError): string => {
    if (RateLimitError.is(error)) return error.name satisfies 'RateLimitError';
    if (ApiError.is(error)) return error.message;
    if (TimeoutError.is(error)) return error.name satisfies 'TimeoutError';
    return error.message; // `never` has no message: this does not compile where classes are alike
  };
  expect([new RateLimitError(facts), new ApiError(facts), new LimnerError(facts)].map(told)).toEqual([
    'RateLimitError',
    '[tiny] x',
    '[tiny] x',
  ]);
});
