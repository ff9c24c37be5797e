/** What a task, its progress and its errors say, over a transport that answers from memory. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Hook } from '../client/hook.ts';
import type { ClientOptions, TaskProgress } from '../client/options.ts';
import { resolveClient } from '../client/resolve-client.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ErrorRow } from '../errors/error-contract.ts';
import type { LimnerError } from '../errors/limner-error.ts';
import { tinyClient, tinyContract, tinyGet, tinyProvider, tinyTask } from '../test-support/tiny-client.ts';
import { type Transport, TransportFault, type TransportRequest } from '../transport/transport.ts';
import { runTask, submitTask, waitTask } from './task.ts';

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly fields?: Record<string, string>;
}

const rows: readonly ErrorRow[] = [
  row({ task: 'failed' }, { class: 'TaskFailed', category: 'provider', retry: 'never', billable: 'no' }),
  row({ status: [302] }, { class: 'Protocol', category: 'protocol', retry: 'never', billable: 'no' }),
  row({ status: [401] }, { class: 'Authentication', category: 'auth', retry: 'never', billable: 'no' }),
  row({ status: [404] }, { class: 'NotFound', category: 'not_found', retry: 'never', billable: 'no' }),
  row({ status: [409] }, { class: 'Conflict', category: 'conflict', retry: 'always', billable: 'no' }),
  row({ status: [418] }, { class: 'PermissionDenied', category: 'permission', retry: 'never', billable: 'yes' }),
  row({ status: [422] }, { class: 'InvalidRequest', category: 'invalid_request', retry: 'never', billable: 'no' }),
  row({ status: [451] }, { class: 'ContentPolicy', category: 'content_policy', retry: 'never', billable: 'no' }),
  row({ status: [503] }, { class: 'Overloaded', category: 'overloaded', retry: 'if-unsent', billable: 'maybe' }),
  ...tinyContract,
];

function row(when: ErrorRow['when'], then: ErrorRow['then']): ErrorRow {
  return { id: JSON.stringify(when), when, then };
}

const definition = { ...tinyTask, firstWait: '/seconds' };
const result = { operation: { ...tinyGet, id: 'things.result' }, property: 'thing_id' };
const split = { ...definition, result };
const created: Answer = { body: { id: 'task-7' } };
const done: Answer = { body: { status: 'done', url: 'https://cdn.example.com/1.png' } };
const failed: Answer = { body: { status: 'failed' } };
const hang = 'hang';

/** A client whose provider gives these answers, the last one for ever, and what was asked of it. */
function against(answers: readonly (Answer | TransportFault | typeof hang)[], options: ClientOptions = {}) {
  const send = vi.fn(async ({ signal }: TransportRequest) => {
    const answer = answers[Math.min(send.mock.calls.length, answers.length) - 1] ?? {};
    if (answer instanceof TransportFault) throw answer;
    if (answer === hang) {
      return await new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    const { status = 200, body = {}, fields = {} } = answer;
    const pieces = (async function* () {
      yield Buffer.from(JSON.stringify(body));
    })();
    const headers = new Headers({ 'content-type': 'application/json', ...fields });
    return { status, headers, body: pieces, discard: () => {} };
  });
  const transport: Transport = { send, close: async () => {} };
  const provider = { ...tinyProvider, contract: { ...tinyClient().contract, errors: rows } };
  const client = resolveClient(provider, { apiKey: 'sk-tiny-secret-0000', transport, retries: 0, ...options });
  return { client, send };
}

async function failureOf(calling: Promise<unknown>): Promise<LimnerError> {
  // Whatever else it is, the assertions on it fail.
  return (await calling.then(
    () => expect.fail('it went well'),
    (error: unknown) => error,
  )) as LimnerError;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a task that is created', () => {
  it.each([
    [0, 0],
    [15, 15],
    ['15', 15],
    ['1.5', 1.5],
    ['', undefined],
    [' ', undefined],
    ['soon', undefined],
    ['1e999', undefined],
    [-1, undefined],
    ['-1', undefined],
    [true, undefined],
    [[3], undefined],
    [null, undefined],
  ])('with the estimate %j is expected in %s seconds', async (seconds, expected) => {
    const { client } = against([{ body: { id: 'a', seconds } }]);
    const task = await submitTask(client, definition, {});
    expect(task.estimatedSeconds).toBe(expected);
    expect('estimatedSeconds' in task).toBe(expected !== undefined);
  });

  it('has no estimate where the provider gives none', async () => {
    const { client } = against([{ body: { id: 3, seconds: 9 } }]);
    expect(await submitTask(client, tinyTask, {})).toEqual({ taskId: '3', body: { id: 3, seconds: 9 } });
  });

  it.each([{}, { id: '  ' }])('without an id in %j says that it may run', async (body) => {
    const { client } = against([{ body, fields: { 'x-request-id': 'r-1' } }]);
    expect(await failureOf(submitTask(client, definition, {}))).toMatchObject({
      message:
        '[tiny things.create] The provider answered without a task id at /id. The task may be running and be paid for: check with the provider before submitting it again.',
      category: 'protocol',
      provider: 'tiny',
      operation: 'things.create',
      phase: 'decode',
      status: 200,
      requestId: 'r-1',
      sent: 'yes',
      billable: 'maybe',
      attempts: 1,
    });
  });
});

describe('the pace', () => {
  it.each([
    ['of the call', { polling: { firstWait: 1, every: 1 } }, undefined],
    ['of the client', { polling: { timeout: 5000 } }, { firstWait: 1, every: 1 }],
    ['of the client alone', {}, { firstWait: 1, every: 1 }],
    [
      'of the call, over that of the client',
      { polling: { firstWait: 1, every: 1 } },
      { firstWait: 60_000, every: 60_000 },
    ],
  ])('is that %s', async (_, options, polling) => {
    const pending = { body: { status: 'busy' } };
    const { client, send } = against([created, pending, done], polling === undefined ? {} : { polling });
    const slow = { ...definition, every: 60_000 };
    expect((await runTask(client, slow, {}, { ...options, deadline: 2000 })).taskId).toBe('task-7');
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('of the first poll is its own, where one is given', async () => {
    const { client } = against([created, done]);
    const options = { polling: { firstWait: 1 }, deadline: 2000 };
    expect((await runTask(client, { ...definition, every: 60_000 }, {}, options)).taskId).toBe('task-7');
  });

  it('without an estimate is that of the polls from the start', async () => {
    const { client } = against([created, done]);
    const began = performance.now();
    await runTask(client, { ...definition, every: 40 }, {});
    expect(performance.now() - began).toBeGreaterThan(38);
  });

  it('leaves no timer behind: the time that a poll may take would keep the process', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { client } = against([{ status: 500 }, { body: { status: 'busy' } }, done]);
    const before = timers();
    await waitTask(client, definition, 'a');
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe('progress', () => {
  it('knows states by each of their names, and gives those that can be told', async () => {
    const many = { ...definition, pending: ['busy', 1], done: ['ok', 'done'], failed: ['gone', 'failed'] };
    const states = [1, 'busy', 'odd', null, {}, true].map((status) => ({ body: { status } }));
    const { client } = against([...states, { ...done, body: { ...(done.body as object), status: 'ok' } }]); // an object, above
    const seen: TaskProgress[] = [];
    const began = performance.now();
    await waitTask(client, many, 'a', { onProgress: (progress) => seen.push(progress) });
    const took = performance.now() - began;
    expect(seen.map(({ elapsed: _, ...news }) => news)).toEqual([
      { taskId: 'a', state: 'pending', providerState: 1 },
      { taskId: 'a', state: 'pending', providerState: 'busy' },
      { taskId: 'a', state: 'unknown', providerState: 'odd' },
      { taskId: 'a', state: 'unknown' },
      { taskId: 'a', state: 'unknown' },
      { taskId: 'a', state: 'unknown' },
      { taskId: 'a', state: 'done', providerState: 'ok' },
    ]);
    expect(Math.max(...seen.map(({ elapsed }) => elapsed))).toBeLessThanOrEqual(Math.ceil(took));
    for (const status of ['gone', 'failed']) {
      expect((await failureOf(waitTask(against([{ body: { status } }]).client, many, 'a'))).name).toBe(
        'TaskFailedError',
      );
    }
  });

  it('a callback that throws is named in the warning', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const onProgress = (): never => {
      throw new Error('bar broke');
    };
    await waitTask(against([done]).client, definition, 'a', { onProgress });
    expect(warned).toHaveBeenCalledWith('onProgress threw and is not called again: bar broke', 'LimnerWarning');
  });

  it('goes to the log, with the polls that failed', async () => {
    const lines: string[] = [];
    const write = (line: string): void => void lines.push(line);
    const logger = { debug: write, info: write, warn: write, error: write };
    const { client } = against([created, { status: 500 }, done], { logger, logLevel: 'info' });
    await runTask(client, definition, {}, { polling: { every: 1 } });
    expect(lines).toEqual([
      expect.stringMatching(/^\[tiny things\.create\] .*task-7.*submitted/),
      '[tiny things.get] failed with ProviderError: 500 Provider: no reason given. Calling again is safe.',
      '[tiny things.get] task task-7 could not be read (500 ProviderError), the next poll in 1 ms',
      expect.stringMatching(/^\[tiny things\.create\] task task-7 is done \(done\) after \d+ ms$/),
    ]);
  });
});

describe('a task that failed', () => {
  it.each([
    [422, 'InvalidRequestError'],
    [451, 'ContentPolicyError'],
  ])('is what its result says with %i, and costs what that says', async (status, name) => {
    const { client } = against([created, failed, { status }]);
    const error = await failureOf(runTask(client, split, {}));
    expect(error).toMatchObject({ name, status, taskId: 'task-7', billable: 'no', retryable: false });
  });

  it('says so where the provider gives no reason, and blames nothing else', async () => {
    const error = await failureOf(runTask(against([created, failed]).client, definition, {}));
    expect(error).toMatchObject({ name: 'TaskFailedError', taskId: 'task-7', billable: 'no', operation: 'things.get' });
    expect(error.message).toContain('the task failed');
    expect(error.cause).toBeUndefined();
  });

  it('is a timeout where the deadline passes while its reason is read', async () => {
    const waiting = waitTask(against([failed, hang]).client, split, 'a', { deadline: 40 });
    expect(await failureOf(waiting)).toMatchObject({ name: 'TimeoutError', operation: 'things.get', taskId: 'a' });
  });
});

describe('a wait that fails', () => {
  it.each([
    [302, 1, false],
    [401, 1, false],
    [409, 1, true],
    [418, 1, false],
    [422, 1, false],
    [429, 2, undefined],
    [500, 2, undefined],
    [503, 2, undefined],
  ])('with %i is over after %i polls', async (status, polls, retryable) => {
    const { client, send } = against([{ status }, done]);
    const waiting = waitTask(client, definition, 'a');
    if (retryable === undefined) await waiting;
    else expect(await failureOf(waiting)).toMatchObject({ status, taskId: 'a', retryable });
    expect(send).toHaveBeenCalledTimes(polls);
  });

  it.each(['reset', 'headers-timeout'] as const)('by a wire with %s is not over', async (failure) => {
    const fault = new TransportFault({ failure, sent: 'maybe', message: 'the wire failed' });
    const { client, send } = against([fault, done]);
    await waitTask(client, definition, 'a');
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['a task that is gone', { status: 404 }, 'a', 'NotFoundError'],
    ['what is no id', done, '', 'ValidationError'],
  ])('for %s does not say how to take it up again', async (_, answer, taskId, name) => {
    const error = await failureOf(waitTask(against([answer]).client, definition, taskId));
    expect(error).toMatchObject({ name, taskId });
    expect(error.message).not.toContain('.wait(');
  });

  it('makes a run cost perhaps that was told to cost nothing, and no less than it was told', async () => {
    const billable = async (status: number): Promise<unknown> =>
      (await failureOf(runTask(against([created, { status }]).client, definition, {}))).billable;
    expect([await billable(401), await billable(418)]).toEqual(['maybe', 'yes']);
  });

  it('for want of an image names the request', async () => {
    const { client } = against([{ body: { status: 'done' }, fields: { 'x-request-id': 'r-9' } }]);
    expect(await failureOf(waitTask(client, definition, 'a'))).toMatchObject({ requestId: 'r-9', taskId: 'a' });
  });

  it.each([
    ['an error', new Error('hook broke'), 'hook broke'],
    ['nothing at all', undefined, 'undefined'],
    ['what looks like an error of ours', { category: 'connection' }, '[object Object]'],
  ])('by a hook that throws %s says so once, with the id', async (_, thrown, words) => {
    const hook = vi.fn(() => Promise.reject(thrown));
    const error = await failureOf(waitTask(against([done]).client, definition, 'a', { hooks: [hook] }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({
      message: `[tiny things.get] A hook or transport failed: ${words}. The task is not lost: take it up again with thing.wait("a").`,
      category: 'configuration',
      provider: 'tiny',
      operation: 'things.get',
      phase: 'poll',
      taskId: 'a',
      sent: 'yes',
      billable: 'maybe',
    });
    expect(error.cause).toBe(thrown);
    expect(hook).toHaveBeenCalledOnce();
  });

  it('between two polls polls no more, and is about the poll', async () => {
    const hook = vi.fn<Hook>((_, next) => next());
    const { client } = against([{ body: { status: 'busy' } }]);
    const waiting = waitTask(client, { ...definition, every: 60_000 }, 'a', { hooks: [hook], deadline: 40 });
    expect(await failureOf(waiting)).toMatchObject({ operation: 'things.get', provider: 'tiny', billable: 'maybe' });
    expect(hook).toHaveBeenCalledOnce();
  });
});

it('an option that is none is refused in the name of the task', async () => {
  const options = { polling: { every: -1 } };
  const error = await failureOf(waitTask(against([done]).client, definition, 'a', options));
  expect(error).toMatchObject({ name: 'ConfigurationError', provider: 'tiny', operation: 'things.create' });
});

it('a task whose code cannot be loaded is told in its name', async () => {
  vi.resetModules();
  vi.doMock('./carry-out-task.ts', () => {
    throw new Error('gone');
  });
  const { waitTask: unloaded } = await import('./task.ts');
  const error = await failureOf(unloaded(against([done]).client, definition, 'a'));
  vi.doUnmock('./carry-out-task.ts');
  expect(error).toMatchObject({ name: 'ConnectionError', provider: 'tiny', operation: 'things.create', sent: 'no' });
});

it.each([
  ['submitted', submitTask],
  ['run', runTask],
])('tasks that are %s with one object, filled anew for each, are not all the last of them', async (_, make) => {
  const { client, send } = against([created, created, done]);
  const input = { prompt: '' };
  const tasks = ['fox', 'owl'].map((prompt) => make(client, definition, Object.assign(input, { prompt })));
  await Promise.all(tasks);
  const sent = send.mock.calls.slice(0, 2).map(([{ body }]) => JSON.parse(String(body)).prompt);
  expect(sent).toEqual(['fox', 'owl']);
});
