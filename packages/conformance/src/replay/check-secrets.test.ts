import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { observe } from '../client-program/observe.ts';
import type { Outcome } from '../client-program/outcome.ts';
import { checkSecrets } from './check-secrets.ts';

const secrets = { everywhere: ['test-key', 'signed'], butInAnswers: ['in-answers'] };

const check = (outcome: Partial<Outcome>): string[] => {
  const whole = { images: [], drift: [], progress: [], ...outcome };
  return checkSecrets(secrets, observe(whole, { secrets: [...secrets.everywhere, ...secrets.butInAnswers] }));
};

test('an outcome without secrets passes', () => {
  class Client {
    #key = 'test-key';
    length(): number {
      return this.#key.length;
    }
  }
  expect(check({ client: new Client(), result: { a: 1 }, failure: { error: new Error('no') } })).toEqual([]);
});

test.each<[string, Partial<Outcome>]>([
  ['a member of the client', { client: { options: { key: 'test-key' } } }],
  ['a hidden member of the client', { client: Object.defineProperty({}, 'key', { value: 'test-key' }) }],
  ['the message of the error', { failure: { error: new Error('bad test-key') } }],
  ['the stack of the error', { failure: { error: Object.assign(new Error('x'), { stack: 'at test-key' }) } }],
  ['the cause of the error', { failure: { error: new Error('x', { cause: new Error('test-key') }) } }],
  [
    'a hidden member of the error',
    { failure: { error: Object.defineProperty(new Error('x'), 'h', { value: 'signed' }) } },
  ],
  ['what is thrown', { failure: { error: 'test-key' } }],
  ['the result', { result: { url: 'http://h/?signed' } }],
  ['the drift', { drift: [{ issues: [{ message: 'got signed' }] }] }],
  ['what JSON shows', { client: { toJSON: () => 'test-key' } }],
])('a secret in %s is told', (_, outcome) => {
  expect(check(outcome)[0]).toMatch(/^a secret shows in /);
});

test('a secret in a cause is told where the error hides its cause', () => {
  const error = new Error('x', { cause: new Error('test-key') });
  Object.defineProperty(error, inspect.custom, { value: () => 'x' });
  expect(check({ failure: { error } })[0]).toBe('a secret shows in the cause of the error as inspected');
});

test("the provider's own answer in a result of images may hold what it likes", () => {
  const image = { bytes: async (): Promise<Uint8Array> => new Uint8Array() };
  expect(check({ result: { images: [image], body: { url: 'http://h/?signed' } } })).toEqual([]);
});

test('a signature may show in a result that is the answer itself, and nowhere else', () => {
  const url = 'http://h/?in-answers';
  expect(check({ result: { url } })).toEqual([]);
  expect(check({ drift: [url] })).toHaveLength(2);
  const image = { bytes: async (): Promise<Uint8Array> => new Uint8Array(), address: url };
  expect(check({ result: { images: [image] } })).toContain('a secret shows in the images as JSON');
});

test.each<[string, Partial<Outcome>]>([
  ['a line of the log', { log: ['sent with test-key'] }],
  ['what a hook is handed', { hooks: { events: [], handed: [{ key: 'test-key' }] } }],
  ['the response', { response: { headers: new Headers({ echo: 'test-key' }) } }],
])('a secret in %s is told too', (_, outcome) => {
  expect(check(outcome)[0]).toMatch(/^a secret shows in /);
});
