import { expect, test } from 'vitest';
import type { Expectation } from '../cases/case-file.ts';
import { observe } from '../client-program/observe.ts';
import type { Outcome } from '../client-program/outcome.ts';
import { compareOutcome } from './compare-outcome.ts';

const nothing: Outcome = { images: [], drift: [], progress: [] };

const compare = (expected: Expectation, outcome: Partial<Outcome>): string[] =>
  compareOutcome({ expected, observation: observe({ ...nothing, ...outcome }, { secrets: [] }), filesDirectory: '.' });

function failure(members: object): Partial<Outcome> {
  const error = Object.assign(new Error('out of credits: buy some'), {
    name: 'InsufficientCreditsError',
    category: 'quota',
    retryable: false,
    billable: 'no',
    status: 406,
    ...members,
  });
  return { failure: { error } };
}

const quota: Expectation = {
  error: { class: 'InsufficientCreditsError', category: 'quota', retryable: false, billable: 'no', status: 406 },
};

test('a value is compared closed', () => {
  expect(compare({ value: { a: 1 } }, { result: { a: 1 } })).toEqual([]);
  expect(compare({ value: { a: 1 } }, { result: { a: 1, b: 2 } })).toEqual(['value /b: not expected, got 2']);
});

test('of a result of images the body is compared', () => {
  const image = { bytes: async (): Promise<Uint8Array> => new Uint8Array() };
  const result = { images: [image], body: { data: [] } };
  expect(compare({ value: { data: [] } }, { result })).toEqual([]);
  expect(compare({ value: { data: [1] } }, { result })).not.toEqual([]);
});

test('a body with an empty list of images is a body', () => {
  expect(compare({ value: { images: [] } }, { result: { images: [] } })).toEqual([]);
});

test('the error expected has no differences', () => {
  expect(compare(quota, failure({}))).toEqual([]);
});

test.each<[object, string]>([
  [{ name: 'ApiError' }, 'error class: expected InsufficientCreditsError, got "ApiError"'],
  [{ category: 'auth' }, 'error category: expected "quota", got "auth"'],
  [{ status: 402 }, 'error status: expected 406, got 402'],
  [{ retryable: true }, 'error retryable: expected false, got true'],
  [{ billable: 'maybe' }, 'error billable: expected "no", got "maybe"'],
])('an error with %j is told', (members, line) => {
  expect(compare(quota, failure(members))[0]).toBe(line);
});

test('members that the case leaves out are not compared', () => {
  expect(compare(quota, failure({ code: 7, sent: 'yes' }))).toEqual([]);
});

test('members that the client does not know are not compared, the others are', () => {
  const observation = observe({ ...nothing, ...failure({ name: 'ApiError', status: 402 }) }, { secrets: [] });
  const known = new Set(['status'] as const);
  const lines = compareOutcome({ expected: quota, observation, filesDirectory: '.', known });
  expect(lines[0]).toBe('error status: expected 406, got 402');
  expect(lines).toHaveLength(2);
});

test('texts of the message must be there', () => {
  const error = { ...quota.error, message: ['buy', 'sell'] } as Expectation['error'];
  expect(compare({ error }, failure({}))[0]).toBe('error message: does not contain "sell"');
});

test('a success where an error is expected is told', () => {
  expect(compare(quota, { result: { a: 1 } })).toEqual([
    'expected InsufficientCreditsError, but the call succeeded with an object with a',
  ]);
});

test('an error where none is expected is told', () => {
  expect(compare({ value: 1 }, failure({}))).toEqual([
    'no error expected, got InsufficientCreditsError: out of credits: buy some',
  ]);
});

const refused = (issues: object[]): Partial<Outcome> =>
  failure({ name: 'ValidationError', category: 'validation', sent: 'no', issues });

test('issues are compared in any order', () => {
  const issues = [
    { path: '/a', rule: 'type' },
    { path: '/b', rule: 'enum', message: ['red'] },
  ];
  const actual = [
    { path: '/b', rule: 'enum', message: 'b: expected red' },
    { path: '/a', rule: 'type', message: 'a' },
  ];
  expect(compare({ issues }, refused(actual))).toEqual([]);
});

test('an issue that is missing and one that is too many are told', () => {
  const issues = [{ path: '/a', rule: 'type' }];
  const lines = compare({ issues }, refused([{ path: '/a', rule: 'enum', message: 'no' }]));
  expect(lines.slice(0, 2)).toEqual([
    'issue: expected type at "/a", not found',
    'issue: not expected: enum at "/a" no',
  ]);
});

test('issues of an error that is no refusal are not enough', () => {
  const lines = compare({ issues: [{ path: '', rule: 'type' }] }, failure({ issues: [{ path: '', rule: 'type' }] }));
  expect(lines[0]).toBe('error class: expected ValidationError, got "InsufficientCreditsError"');
});

test('drift that is not expected is told, and drift that is missing', () => {
  const drift = [{ issues: [{ path: '/a', rule: 'type', message: 'a: expected number' }] }];
  expect(compare({ value: 1 }, { result: 1, drift })).toEqual(['drift: not expected: type at "/a" a: expected number']);
  expect(compare({ value: 1, drift: [{ path: '/a', rule: 'type' }] }, { result: 1 })).toEqual([
    'drift: expected type at "/a", not found',
  ]);
});

test('progress is compared in order, by the members named', () => {
  const progress = [
    { state: 'submitted', elapsed: 1 },
    { state: 'done', elapsed: 5 },
  ];
  expect(compare({ progress: [{ state: 'submitted' }, { state: 'done' }] }, { progress })).toEqual([]);
  expect(compare({ progress: [{ state: 'submitted' }, { state: 'failed' }] }, { progress })).toEqual([
    'progress /1/state: expected "failed", got "done"',
  ]);
  expect(compare({ progress: [{ state: 'submitted' }] }, { progress })[0]).toContain('expected 1 events, got 2');
});

test('of the response the members named are compared', () => {
  const response = {
    status: 200,
    attempts: 1,
    headers: new Headers({ 'x-a': '1' }),
    rateLimit: { resetAt: new Date(0) },
  };
  const named = { status: 200, headers: { 'x-a': '1' }, rateLimit: { resetAt: '1970-01-01T00:00:00.000Z' } };
  expect(compare({ value: 1, response: named }, { result: 1, response })).toEqual([]);
  expect(compare({ value: 1, response: { requestId: 'r', headers: { 'x-a': '2' } } }, { result: 1, response })).toEqual(
    ['response /requestId: expected "r", got nothing', 'response /headers/x-a: expected "2", got "1"'],
  );
});

const bytes = async (): Promise<Uint8Array> => new Uint8Array([1, 2, 3]);

async function withImage(image: { bytes: typeof bytes; [name: string]: unknown }): Promise<Partial<Outcome>> {
  return { result: { images: [image] }, images: [{ image, bytes: await image.bytes() }] };
}

test('images are compared by bytes and members', async () => {
  const outcome = await withImage({ bytes, url: 'http://h/a', width: 2, expiresAt: new Date() });
  expect(compare({ images: [{ base64: 'AQID', url: 'http://h/a', width: 2, expires: true }] }, outcome)).toEqual([]);
  expect(compare({ images: [{ base64: 'AQIE', url: 'http://h/b', width: 1, expires: false }] }, outcome)).toHaveLength(
    4,
  );
});

test('the number of images is compared', async () => {
  expect(compare({ images: [{}, {}] }, await withImage({ bytes }))).toEqual(['images: expected 2, got 1']);
});

test('a result without images is told where images are expected', () => {
  expect(compare({ images: [{}] }, { result: { images: ['a'] } })).toEqual(['images: the result has none']);
});

test('the cause of an error is held by its name', () => {
  const cause = Object.assign(new Error('x'), { name: 'OverloadedError' });
  const error = { ...quota.error, cause: 'OverloadedError' };
  // Spread keeps what the shared expectation must have.
  const expected = { error } as Expectation;
  expect(compare(expected, failure({ cause }))).toEqual([]);
  expect(compare(expected, failure({ cause: 'words' }))[0]).toBe('error cause: expected OverloadedError, got "words"');
});

test('lines of the log, what hooks saw and files that were left are told where they differ', () => {
  const outcome = { result: 1, log: ['a b c'], hooks: { events: ['x before y'], handed: [] } };
  expect(compare({ value: 1, log: ['b'], hooks: ['x before y'] }, outcome)).toEqual([]);
  expect(compare({ value: 1, log: ['d'] }, outcome)).toEqual(['log: no line says "d": a b c']);
  expect(compare({ value: 1, hooks: [] }, outcome)).toHaveLength(2);
  expect(compare({ value: 1 }, { ...outcome, leftovers: ['a.part'] })).toEqual(['a failed save left the file a.part']);
});

test('of events the members named are compared, and none may be missing', () => {
  const events = [{ channel: 'request', status: 200, elapsed: 7 }];
  expect(compare({ value: 1, events: [{ channel: 'request' }] }, { result: 1, events })).toEqual([]);
  expect(compare({ value: 1, events: [{ status: 503 }] }, { result: 1, events })).toHaveLength(1);
  expect(compare({ value: 1, events: [] }, { result: 1, events })[0]).toContain('expected 0 events, got 1');
});
