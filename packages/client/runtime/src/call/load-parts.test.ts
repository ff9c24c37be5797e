/** The parts of the runtime that are loaded with the first call that needs them: in a browser each is a request. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { Operation } from '../operation.ts';
import { answeringTransport } from '../test-support/answering-transport.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';

const parts = ['./execute.ts', './full-call.ts'] as const;
const listed: Operation = { ...tinyGet, path: '/v1/things', parameters: [{ name: 'tags', in: 'query' }] };
const fixed: Operation = { ...tinyCreate, fixed: { sync: true } };

// Each test begins with nothing loaded.
beforeEach(() => vi.resetModules());
afterEach(() => {
  for (const part of parts) vi.doUnmock(part);
});

/** What lets a test make calls, and tells what they have sent. */
function caller(): { sent: () => unknown[]; make: (operation: Operation, input: unknown) => Promise<unknown> } {
  const transport = answeringTransport();
  const client: ResolvedClient = tinyClient({ transport });
  return {
    sent: () => transport.requests.map(({ url, body }) => `${url.pathname}${url.search} ${body ?? ''}`.trim()),
    make: async (operation, input) => (await import('./call.ts')).call(client, operation, input),
  };
}

function cutOff(part: (typeof parts)[number]): void {
  vi.doMock(part, () => Promise.reject(new TypeError('offline')));
}

it.each(parts)(
  'without %s nothing is sent, the error says whose call it was, and the next call tries again',
  async (part) => {
    const { make, sent } = caller();
    cutOff(part);
    await expect(make(listed, { tags: ['a', 'b'] })).rejects.toMatchObject({
      name: 'ConnectionError',
      provider: 'tiny',
      operation: 'things.get',
      sent: 'no',
      retryable: true,
    });
    vi.doUnmock(part);
    await make(listed, { tags: ['a', 'b'] });
    expect(sent()).toEqual(['/v1/things?tags=a&tags=b']);
  },
);

it.each<[string, Operation, object, string]>([
  ['a list in its address', listed, { tags: ['a', 'b'] }, '/v1/things?tags=a&tags=b'],
  ['a member of the operation itself', fixed, { prompt: 'x' }, '/v1/things {"prompt":"x","sync":true}'],
])('%s is written in the first call as in the next', async (_, operation, input, request) => {
  const { make, sent } = caller();
  for (const _time of [1, 2]) await make(operation, input);
  expect(sent()).toEqual([request, request]);
});

it('texts alone need no more than what every call needs', async () => {
  const { make, sent } = caller();
  cutOff('./full-call.ts');
  await make(tinyGet, { thing_id: 'a', include: 'b' });
  await make(tinyCreate, { prompt: 'x' });
  expect(sent()).toEqual(['/v1/things/a?include=b', '/v1/things {"prompt":"x"}']);
});

it.each([
  ['texts alone', tinyCreate],
  ['a member of the operation itself', fixed],
])('a call with %s sends its input as it was when the call was made, the first as well', async (_, operation) => {
  const transport = answeringTransport();
  const client = tinyClient({ transport });
  const { call } = await import('./call.ts');
  const input = { prompt: '' };
  const calls = ['first', 'second', 'third'].map((prompt) => call(client, operation, Object.assign(input, { prompt })));
  await Promise.all(calls);
  const sent = transport.requests.map(({ body }) => JSON.parse(String(body)).prompt);
  expect(sent.toSorted()).toEqual(['first', 'second', 'third']);
});

it.each(['first', 'next'])('a %s call sends what it was given, whatever becomes of it', async (which) => {
  const transport = answeringTransport();
  const client = tinyClient({ transport });
  const { call } = await import('./call.ts');
  if (which === 'next') await call(client, tinyCreate, {});
  const input = { prompt: 'x', tags: ['a'] };
  const options = { extraBody: { size: 1 } };
  const calling = call(client, tinyCreate, input, options);
  input.tags.push('b');
  options.extraBody.size = 2;
  options.extraBody = { size: 3 };
  await calling;
  expect(transport.requests.at(-1)?.body).toBe('{"prompt":"x","tags":["a"],"size":1}');
});
