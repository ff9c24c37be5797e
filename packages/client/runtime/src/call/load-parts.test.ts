/** The parts of the runtime that are loaded with the first call that needs them: in a browser each is a request. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Operation } from '../operation.ts';
import { answeringTransport } from '../test-support/answering-transport.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';

const parts = ['./execute.ts', './full-call.ts'] as const;
const withList: Operation = { ...tinyGet, path: '/v1/things', parameters: [{ name: 'tags', in: 'query' }] };

// Each test begins with nothing loaded.
beforeEach(() => vi.resetModules());
afterEach(() => {
  for (const part of parts) vi.doUnmock(part);
});

/** Makes a call with no more loaded than the calls before it have; gives the addresses that were asked. */
async function made(operation: Operation, input: unknown): Promise<string[]> {
  const transport = answeringTransport();
  const { call } = await import('./call.ts');
  await call(tinyClient({ transport }), operation, input);
  return transport.requests.map(({ url }) => `${url.pathname}${url.search}`);
}

function cutOff(part: (typeof parts)[number]): void {
  vi.doMock(part, () => Promise.reject(new TypeError('offline')));
}

it.each(parts)(
  'without %s nothing is sent, the error says whose call it was, and the next call tries again',
  async (part) => {
    cutOff(part);
    await expect(made(withList, { tags: ['a', 'b'] })).rejects.toMatchObject({
      name: 'ConnectionError',
      provider: 'tiny',
      operation: 'things.get',
      sent: 'no',
      retryable: true,
    });
    vi.doUnmock(part);
    expect(await made(withList, { tags: ['a', 'b'] })).toEqual(['/v1/things?tags=a&tags=b']);
  },
);

it('what is more than texts is written in the first call as in the next', async () => {
  for (const _ of [1, 2]) expect(await made(withList, { tags: ['a', 'b'] })).toEqual(['/v1/things?tags=a&tags=b']);
});

it('texts alone need no more than what every call needs', async () => {
  cutOff('./full-call.ts');
  expect(await made(tinyGet, { thing_id: 'a', include: 'b' })).toEqual(['/v1/things/a?include=b']);
  expect(await made(tinyCreate, { prompt: 'x' })).toEqual(['/v1/things']);
});
