import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { ClientOptions } from '../client/options.ts';
import { schema } from '../schema/schema.ts';
import { tinyClient, tinyGet } from '../test-support/tiny-client.ts';
import type { Answer } from './attempt.ts';
import { type AnswerCheck, checkAnswer } from './check-answer.ts';

const headers = new Headers({ 'x-request-id': 'r1' });
const rules = schema(() => z.looseObject({ id: z.string() }));

const good: Answer = {
  status: 200,
  headers,
  body: { id: 'a' },
  marked: { id: 'a' },
  issues: [],
  lifted: [],
  answeredAt: 0,
};
const bad: Answer = { ...good, body: { id: 1 }, marked: { id: 1 } };
const inexact = { path: '/seed', rule: 'safe-integer', message: 'seed: is a number past 2^53' };

/** What is told of an answer, and to whom. */
function told(parts: Partial<AnswerCheck>, options: ClientOptions = {}, requestId?: string): unknown[] {
  const drifts: unknown[] = [];
  const response = { status: 200, headers, attempts: 2, ...(requestId === undefined ? {} : { requestId }) };
  const client = tinyClient({ onDrift: (drift) => drifts.push(drift), ...options });
  const check = {
    client,
    operation: tinyGet,
    answer: good,
    late: { response },
    schema: rules,
    mode: 'report',
  } as const;
  checkAnswer({ ...check, ...parts });
  return drifts;
}

const wrongId = expect.objectContaining({ path: '/id', rule: 'type' });

it('what is as it should be is not told of, and what nobody checks is not either', () => {
  expect(told({})).toEqual([]);
  expect(told({ answer: bad, mode: 'off' })).toEqual([]);
  expect(told({ answer: { ...bad, bytes: new Uint8Array(1) } })).toEqual([]);
  expect(told({ answer: { ...bad, shapeless: true } })).toEqual([]);
  expect(told({ answer: bad, schema: undefined })).toEqual([]);
});

it('a difference is told with whose answer it is', () => {
  const drift = { provider: 'tiny', operation: 'things.get', status: 200, issues: [wrongId] };
  expect(told({ answer: bad })).toStrictEqual([drift]);
  expect(told({ answer: bad }, {}, 'r1')).toEqual([{ ...drift, requestId: 'r1' }]);
});

it('what did not come through as it was meant is told behind the shape, and without one', () => {
  expect(told({ answer: { ...bad, issues: [inexact] } })).toMatchObject([{ issues: [wrongId, inexact] }]);
  expect(told({ answer: { ...good, issues: [inexact] } })).toMatchObject([{ issues: [inexact] }]);
  expect(told({ answer: { ...good, issues: [inexact], shapeless: true } })).toMatchObject([{ issues: [inexact] }]);
  expect(told({ answer: { ...good, issues: [inexact] }, schema: undefined })).toMatchObject([{ issues: [inexact] }]);
});

it('a subscriber of the channel hears of it too, and the log', async () => {
  const heard = vi.fn();
  subscribe('limner:drift', heard);
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const client = tinyClient({ logger });
  await client.log?.ready();
  told({ client, answer: { ...bad, issues: [inexact] } });
  unsubscribe('limner:drift', heard);
  expect(channel('limner:drift').hasSubscribers).toBe(false);
  expect(heard).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ issues: [wrongId, inexact] }),
    'limner:drift',
  );
  expect(logger.warn).toHaveBeenCalledOnce();
  expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('/id (type)'));
  expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(/things\.get.*\/seed \(safe-integer\)/));
});

it('a platform without diagnostics tells its listeners all the same', () => {
  vi.stubGlobal('process', undefined);
  try {
    expect(told({ answer: bad })).toMatchObject([{ issues: [wrongId] }]);
  } finally {
    vi.unstubAllGlobals();
  }
});

it('a listener that throws is told of, and loses nothing', async () => {
  const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const onDrift = (): never => {
    throw new Error('why');
  };
  expect(told({ answer: bad }, { onDrift })).toEqual([]);
  await vi.waitFor(() => expect(warning).toHaveBeenCalledExactlyOnceWith('onDrift threw: why', 'LimnerWarning'));
  warning.mockRestore();
});

it('a client without a listener gets its answer all the same, and no warning', async () => {
  const warning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  expect(told({ answer: bad }, { onDrift: undefined })).toEqual([]);
  await new Promise(setImmediate);
  expect(warning).not.toHaveBeenCalled();
  warning.mockRestore();
});

it.each<[string, Partial<AnswerCheck>, string, object]>([
  ['anything, in mode strict', { answer: bad, mode: 'strict' }, 'id: ', { path: '/id' }],
  [
    'another type altogether, among other faults',
    { answer: { ...good, body: [], marked: [], issues: [inexact] } },
    'value: ',
    { path: '', rule: 'type' },
  ],
  ['another type altogether', { answer: { ...good, body: [], marked: [] } }, 'value: ', { path: '', rule: 'type' }],
])('%s is an error that says what was wrong', (_, parts, place, issue) => {
  expect(() => told(parts)).toThrow(
    expect.objectContaining({
      name: 'ProtocolError',
      message: expect.stringContaining(
        `200 Protocol: the provider answered with a body that does not have its documented shape: ${place}`,
      ),
      status: 200,
      requestId: 'r1',
      attempts: 2,
      body: parts.answer?.body,
      issues: expect.arrayContaining([expect.objectContaining(issue)]),
    }),
  );
});

it('a fault of the whole that is not its type is no error', () => {
  const issue = { path: '', rule: 'utf-8', message: 'value: holds bytes that are no UTF-8' };
  expect(told({ answer: { ...good, issues: [issue] } })).toHaveLength(1);
});
