import { expect, it, vi } from 'vitest';
import { EventReading, type ReadingParts } from './event-reading.ts';
import type { RawEvent } from './parse-events.ts';

function reading(signal: AbortSignal, more: Partial<ReadingParts<string>> = {}): EventReading<string> {
  const source = (async function* (): AsyncGenerator<RawEvent, void, undefined> {
    yield { event: 'message', data: 'a' };
    yield { event: 'message', data: 'b' };
  })();
  return new EventReading({ source, signal, discard: () => {}, take: ({ data }) => data, failure: asItIs, ...more });
}

function asItIs(error: unknown): unknown {
  return error;
}

it('lets go of everything once, at its end', async () => {
  const controller = new AbortController();
  const discard = vi.fn();
  const events = reading(controller.signal, { discard });
  for (let count = 0; count < 4; count += 1) await events.next();
  controller.abort();
  events.close();
  await events.over;
  expect(await events.next()).toEqual({ done: true, value: undefined });
  expect(discard).toHaveBeenCalledOnce();
});

it('reads no more once it is closed', async () => {
  const source = (async function* (): AsyncGenerator<RawEvent, void, undefined> {})();
  const events = reading(new AbortController().signal, { source });
  const read = vi.spyOn(source, 'next');
  events.close();
  expect(await events.next()).toEqual({ done: true, value: undefined });
  expect(read).not.toHaveBeenCalled();
});

it('a signal that is aborted already ends it before it begins', async () => {
  const events = reading(AbortSignal.abort(new Error('too late')));
  await expect(events.next()).rejects.toThrow('too late');
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

it('several that wait get their turns, and all hear of the end', async () => {
  const events = reading(new AbortController().signal);
  const results = await Promise.all([events.next(), events.next(), events.next(), events.next()]);
  expect(results.map(({ value }) => value)).toEqual(['a', 'b', undefined, undefined]);
});

it('a failure ends it, and lets go of everything', async () => {
  const source = (async function* (): AsyncGenerator<RawEvent, void, undefined> {
    yield { event: 'message', data: 'a' };
  })();
  const back = vi.spyOn(source, 'return').mockRejectedValue(new Error('gone already'));
  const discard = vi.fn();
  const take = (): string => {
    throw new Error('odd');
  };
  const events = reading(new AbortController().signal, { source, discard, take });
  await expect(events.next()).rejects.toThrow('odd');
  await events.over;
  expect([discard.mock.calls.length, back.mock.calls.length]).toEqual([1, 1]);
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

it("what goes wrong once it is closed is nobody's business", async () => {
  const take = (): string => {
    events.close();
    throw new Error('odd');
  };
  const events = reading(new AbortController().signal, { take });
  expect(await events.next()).toEqual({ done: true, value: undefined });
});
