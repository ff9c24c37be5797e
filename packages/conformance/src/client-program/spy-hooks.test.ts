import { expect, test } from 'vitest';
import { SpyHooks } from './spy-hooks.ts';

const answer = { result: 1, response: { status: 200 } };

/** What the one hook of a case does with `next`, and what was seen. */
async function run(
  does: Parameters<SpyHooks['functions']>[0][number]['does'],
  next: () => Promise<unknown> = async () => answer,
): Promise<{ events: string[]; outcome: unknown }> {
  const spy = new SpyHooks();
  const [hook] = spy.functions([{ name: 'spy', does }]);
  const outcome = await hook?.({ operation: 'a.b' }, next).catch((error: Error) => error.name);
  return { events: spy.events, outcome };
}

test('a hook that does nothing tells of the call and its answer', async () => {
  expect(await run(undefined)).toEqual({ events: ['spy before a.b', 'spy after a.b 200'], outcome: answer });
});

test('a failure passes through and is told', async () => {
  const { events, outcome } = await run(undefined, () => Promise.reject(new RangeError('no')));
  expect([events[1], outcome]).toEqual(['spy failed a.b RangeError', 'RangeError']);
});

test('a hook calls again, answers or throws where the case says so', async () => {
  let calls = 0;
  const next = async (): Promise<unknown> => {
    calls += 1;
    return answer;
  };
  await run('calls-again', next);
  expect(calls).toBe(2);
  expect((await run('answers', next)).events[1]).toBe('spy after a.b 299');
  expect((await run('throws', next)).outcome).toBe('HookError');
  expect(calls).toBe(2);
});

test('what was handed to a hook is kept, the answer of the provider left out', async () => {
  const spy = new SpyHooks();
  await spy.functions([{ name: 'spy' }])[0]?.({ operation: 'a.b' }, async () => answer);
  expect(spy.handed).toEqual([{ operation: 'a.b' }, { status: 200 }]);
});
