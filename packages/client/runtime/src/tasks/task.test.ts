import { inspect } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ClientOptions, TaskOptions, TaskProgress } from '../client/options.ts';
import { resolveClient } from '../client/resolve-client.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { ErrorRow } from '../errors/error-contract.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { TaskDefinition } from '../operation.ts';
import { type LoopbackServer, loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient, tinyContract, tinyCreate, tinyGet, tinyProvider } from '../test-support/tiny-client.ts';
import { runTask, submitTask, waitTask } from './task.ts';

const taskFailed: ErrorRow = {
  id: 'task-failed',
  when: { task: 'failed' },
  then: { class: 'TaskFailed', category: 'provider', retry: 'if-unsent', billable: 'maybe' },
};
const jobFailed: ErrorRow = { ...taskFailed, id: 'job-failed', when: { status: [422] } };
const { contract } = tinyClient();
const provider = { ...tinyProvider, contract: { ...contract, errors: [taskFailed, jobFailed, ...tinyContract] } };

/** A task whose poll holds the images, and one that has an operation for them. */
const plain: TaskDefinition<Record<string, unknown>, Record<string, unknown>> = {
  name: 'painter',
  create: tinyCreate,
  id: '/id',
  poll: { ...tinyGet, images: [{ each: '/elsewhere', url: '' }] },
  pollProperty: 'thing_id',
  status: '/state',
  pending: [1],
  done: [2],
  failed: [3],
  firstWait: '/seconds',
  every: 5,
  images: [{ each: '/urls', url: '' }],
};
const result = { ...tinyGet, id: 'things.result', path: '/v1/results/{thing_id}' };
const split: typeof plain = { ...plain, result: { operation: result, property: 'thing_id' } };

const answer = (body: unknown): Script => respond(200, JSON.stringify(body));
const created = answer({ id: 'task-7' });
const pending = answer({ state: 1 });
const done = answer({ state: 2, urls: ['https://cdn.example.com/1.png', 'https://cdn.example.com/2.png'] });
const reset: Script = (socket) => socket.resetAndDestroy();
const hang: Script = () => undefined;

async function against<T>(
  scripts: readonly Script[],
  run: (client: ResolvedClient, server: LoopbackServer) => Promise<T>,
  options: ClientOptions = {},
): Promise<T> {
  await using server = await loopbackServer(...scripts);
  const client = resolveClient(provider, {
    apiKey: 'sk-tiny-secret-0000',
    baseUrl: server.origin,
    retries: 0,
    polling: { firstWait: 0 },
    ...options,
  });
  try {
    return await run(client, server);
  } finally {
    await client.close();
  }
}

async function failure(promise: Promise<unknown>): Promise<LimnerError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!LimnerError.is(error)) throw new Error(`expected a LimnerError, got ${inspect(error)}`);
  return error;
}

const requestLines = ({ requests }: LoopbackServer): string[] =>
  requests.map((text) => text.split(' HTTP', 1)[0] ?? '');

afterEach(() => {
  vi.restoreAllMocks();
});

describe('submit', () => {
  test('gives the id, the estimate and the answer', async () => {
    await against([answer({ id: 'task-7', seconds: 15 })], async (client) => {
      const { data, response } = await submitTask(client, plain, { prompt: 'x' }).withResponse();
      expect(data).toEqual({ taskId: 'task-7', estimatedSeconds: 15, body: { id: 'task-7', seconds: 15 } });
      expect(response.status).toBe(200);
    });
  });

  test.each([{}, { id: null }, { id: '' }, { id: {} }])(
    'without an id in the answer %j is an error that may have cost money',
    async (body) => {
      await against([answer(body)], async (client, server) => {
        const error = await failure(submitTask(client, plain, {}));
        expect(error).toMatchObject({
          name: 'ProtocolError',
          billable: 'maybe',
          retryable: false,
          operation: 'things.create',
        });
        expect(server.requests).toHaveLength(1);
      });
    },
  );

  test('is sent once when the answer got lost, however many retries are allowed', async () => {
    await against(
      [reset],
      async (client, server) => {
        const error = await failure(runTask(client, plain, {}));
        expect(error).toMatchObject({ billable: 'maybe', retryable: false });
        expect(error.taskId).toBeUndefined();
        expect(server.requests).toHaveLength(1);
      },
      { retries: 5 },
    );
  });
});

describe('run', () => {
  test('creates the task, polls until it is done and gives its images', async () => {
    await against([created, pending, pending, done], async (client, server) => {
      const { data, response } = await runTask(client, plain, { prompt: 'x' }).withResponse();
      expect(data.taskId).toBe('task-7');
      expect(data.images.map(({ url }) => url)).toEqual([
        'https://cdn.example.com/1.png',
        'https://cdn.example.com/2.png',
      ]);
      expect(data.body).toMatchObject({ state: 2 });
      expect(response.status).toBe(200);
      expect(requestLines(server)).toEqual(['POST /v1/things', ...Array(3).fill('GET /v1/things/task-7')]);
    });
  });

  test('reads the result where it has an operation of its own', async () => {
    await against(
      [created, answer({ state: 2 }), answer({ urls: ['https://cdn.example.com/1.png'] })],
      async (client, server) => {
        const { images, body } = await runTask(client, split, {});
        expect(images).toHaveLength(1);
        expect(body).toEqual({ urls: ['https://cdn.example.com/1.png'] });
        expect(requestLines(server).at(-1)).toBe('GET /v1/results/task-7');
      },
    );
  });

  test('tells its progress', async () => {
    const seen: TaskProgress[] = [];
    await against(
      [answer({ id: 7, seconds: 0 }), pending, answer({ state: 'REVIEW' }), answer({}), done],
      async (client) => {
        await runTask(client, plain, {}, { onProgress: (progress) => seen.push(progress) });
      },
    );
    expect(seen).toMatchObject([
      { state: 'submitted', taskId: '7', estimatedSeconds: 0 },
      { state: 'pending', providerState: 1 },
      { state: 'unknown', providerState: 'REVIEW' },
      { state: 'unknown' },
      { state: 'done', providerState: 2 },
    ]);
    expect(seen[0]).not.toHaveProperty('providerState');
    expect(seen.every(({ elapsed }) => elapsed >= 0)).toBe(true);
  });

  test('waits for the estimate first', async () => {
    await against(
      [answer({ id: 'a', seconds: 0.3 }), done],
      async (client) => {
        const told: number[] = [];
        await runTask(client, plain, {}, { onProgress: ({ elapsed }) => told.push(elapsed) });
        // From the create's answer on: connecting may take as long.
        expect((told[1] ?? 0) - (told[0] ?? 0)).toBeGreaterThanOrEqual(298);
      },
      { polling: {} },
    );
  });

  test.each([
    ['polls once before the deadline, however long the estimate is', 1e9, 200, 400],
    ['polls when the estimate says, however far apart polls are', 0, 60_000, 3000],
  ])('%s', async (_, seconds, every, deadline) => {
    await against(
      [answer({ id: 'a', seconds }), done],
      async (client) => {
        expect(await runTask(client, { ...plain, every }, {}, { deadline })).toHaveProperty('images');
      },
      { polling: {} },
    );
  });

  test('sends extraBody and its own request id with the create only', async () => {
    const options = { extraBody: { more: 1 }, clientRequestId: 'me-1' };
    await against([created, done], async (client, server) => {
      await runTask(client, plain, {}, options);
      expect(server.requests[0]).toContain('{"more":1}');
      expect(server.requests[1]).not.toContain('me-1');
    });
  });

  test('does not send its callbacks anywhere, and refuses options that are none', async () => {
    await against([created, done], async (client, server) => {
      const options = { onprogress: () => undefined } as TaskOptions; // a misspelling that types would catch
      expect((await failure(runTask(client, plain, {}, options))).message).toContain('Did you mean onProgress?');
      expect(server.requests).toHaveLength(0);
    });
  });
});

describe('wait', () => {
  test('takes a task up by its id, at once', async () => {
    await against(
      [done],
      async (client, server) => {
        const began = performance.now();
        await waitTask(client, { ...plain, every: 60_000 }, 'task-9');
        expect(performance.now() - began).toBeLessThan(5_000);
        expect(requestLines(server)).toEqual(['GET /v1/things/task-9']);
      },
      { polling: { firstWait: 60_000 } },
    );
  });

  test('gives a poll that hangs its own time, and polls again', async () => {
    await against([hang, pending, done], async (client, server) => {
      const { images } = await waitTask(client, plain, 'task-9', { polling: { timeout: 60 } });
      expect(images).toHaveLength(2);
      expect(server.requests).toHaveLength(3);
    });
  });

  test('outlasts five failures in a row', async () => {
    const bad = [respond(500, '{}'), reset, respond(503, '{}'), respond(429, '{}'), respond(502, '<html>')];
    await against([...bad, pending, ...bad, done], async (client, server) => {
      await waitTask(client, plain, 'a');
      expect(server.requests).toHaveLength(12);
    });
  });

  test('gives up at the sixth, with the id and the way to resume', async () => {
    await against([respond(500, '{"error":"oops"}')], async (client, server) => {
      const error = await failure(waitTask(client, plain, 'a'));
      expect(error).toMatchObject({ name: 'ProviderError', status: 500, taskId: 'a' });
      expect(error.message).toContain(`painter.wait("a")`);
      expect(server.requests).toHaveLength(6);
    });
  });

  test('polls again after an answer that was cut or that a proxy gave', async () => {
    const cut = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"state":';
    await against([(socket) => socket.end(cut), respond(200, '<html>'), done], async (client, server) => {
      await waitTask(client, plain, 'a');
      expect(server.requests).toHaveLength(3);
    });
  });

  test('is not followed by another run: that would be paid for too', async () => {
    await against([created, reset], async (client) => {
      const error = await failure(runTask(client, plain, {}));
      expect(error).toMatchObject({ name: 'ConnectionError', taskId: 'task-7', retryable: false, billable: 'maybe' });
      expect(error.message).toContain('Calling again would submit another task. The task is not lost');
    });
    await against([reset], async (client) => {
      const error = await failure(waitTask(client, plain, 'a'));
      expect(error).toMatchObject({ retryable: true });
      expect(error.message).toContain('Calling again is safe. The task is not lost');
    });
  });

  test('that is refused leaves open whether the task of a run costs', async () => {
    const refused: ErrorRow = { ...taskFailed, id: 'key', when: { status: [401] }, ...authOutcome };
    await against([created, respond(401, '{}')], async (client, { origin }) => {
      const strict = { ...client.definition, contract: { ...client.contract, errors: [refused] } };
      const options = { apiKey: 'sk-tiny-secret-0000', baseUrl: origin, polling: { firstWait: 0 } };
      const stranger = resolveClient(strict, options);
      expect(await failure(runTask(stranger, plain, {}))).toMatchObject({
        name: 'AuthenticationError',
        billable: 'maybe',
      });
      await stranger.close();
    });
  });

  test('waits as long as a rate limit asks', async () => {
    await against([respond(429, '{}', { 'retry-after': '0.08' }), done], async (client) => {
      const began = performance.now();
      await waitTask(client, plain, 'a');
      expect(performance.now() - began).toBeGreaterThan(78);
    });
  });

  test('gives up at once where waiting does not help', async () => {
    const refused: ErrorRow = { ...taskFailed, id: 'key', when: { status: [401] }, ...authOutcome };
    await against([respond(401, '{}')], async (client, server) => {
      const other = { ...client.definition, contract: { ...client.contract, errors: [refused] } };
      const stranger = resolveClient(other, { apiKey: 'sk-tiny-secret-0000', baseUrl: server.origin });
      const error = await failure(waitTask(stranger, plain, 'a'));
      expect(error).toMatchObject({ name: 'AuthenticationError', taskId: 'a' });
      expect(server.requests).toHaveLength(1);
      await stranger.close();
    });
  });

  test('done without an image is an error with the id', async () => {
    await against([answer({ state: 2, urls: [] })], async (client) => {
      const error = await failure(waitTask(client, plain, 'a'));
      expect(error).toMatchObject({ name: 'ProtocolError', billable: 'maybe', taskId: 'a', operation: 'things.get' });
    });
  });

  test('an id that cannot be one is refused before anything is sent', async () => {
    await against([done], async (client, server) => {
      expect((await failure(waitTask(client, plain, ''))).name).toBe('ValidationError');
      expect(server.requests).toHaveLength(0);
    });
  });
});

const authOutcome = { then: { class: 'Authentication', category: 'auth', retry: 'never', billable: 'no' } } as const;

describe('a task that failed', () => {
  test("is the contract's row for it", async () => {
    const seen: string[] = [];
    await against([answer({ state: 3, error: 'too dark' })], async (client) => {
      const error = await failure(waitTask(client, plain, 'a', { onProgress: ({ state }) => seen.push(state) }));
      expect(error).toMatchObject({
        name: 'TaskFailedError',
        taskId: 'a',
        billable: 'maybe',
        retryable: false,
        phase: 'poll',
      });
      expect(error.message).toContain('too dark');
      expect(error.message).not.toContain('.wait(');
    });
    expect(seen).toEqual(['failed']);
  });

  test('is what its result says, where it has one', async () => {
    await against([answer({ state: 3 }), respond(422, '{"error":"no GPU left"}')], async (client, server) => {
      const error = await failure(waitTask(client, split, 'a'));
      expect(error).toMatchObject({ name: 'TaskFailedError', status: 422, taskId: 'a', operation: 'things.result' });
      expect(error.message).toContain('no GPU left');
      expect(server.requests).toHaveLength(2);
    });
  });

  test('is still a failed task when its result cannot be read', async () => {
    await against([answer({ state: 3 }), respond(404, '{}')], async (client) => {
      const error = await failure(waitTask(client, split, 'a', { polling: { every: 1 } }));
      expect(error).toMatchObject({ name: 'TaskFailedError', taskId: 'a', operation: 'things.get' });
      expect(error.cause).toMatchObject({ status: 404 });
    });
  });
});

describe('the end of a wait', () => {
  const slow = { ...plain, every: 60_000 };

  test.each([
    ['between polls', [pending], slow],
    ['in a poll', [hang], plain],
    ['after a failed poll', [reset], slow],
  ] as const)('at the deadline %s names the task and the way to resume', async (_, scripts, definition) => {
    await against(scripts, async (client) => {
      const error = await failure(waitTask(client, definition, 'a', { deadline: 60 }));
      expect(error).toMatchObject({ name: 'TimeoutError', phase: 'poll', taskId: 'a', billable: 'maybe', sent: 'yes' });
      expect(error.message).toContain('painter.wait("a")');
    });
  });

  test.each([
    ['between polls', [pending], slow],
    ['in a poll', [hang], plain],
    ['after a failed poll', [reset], slow],
  ] as const)('by abort %s is at once, keeps the reason and leaves no listener', async (_, scripts, definition) => {
    await against(scripts, async (client) => {
      const abort = new AbortController();
      const added = vi.spyOn(abort.signal, 'addEventListener');
      const removed = vi.spyOn(abort.signal, 'removeEventListener');
      setTimeout(() => abort.abort(new Error('enough')), 60);
      const error = await failure(waitTask(client, definition, 'a', { signal: abort.signal }));
      expect(error).toMatchObject({ name: 'AbortedError', taskId: 'a', billable: 'maybe', sent: 'yes' });
      expect(error.cause).toEqual(new Error('enough'));
      expect(removed.mock.calls.length).toBeGreaterThanOrEqual(added.mock.calls.length);
    });
  });

  test('of one that ended well leaves no listener either', async () => {
    await against([done], async (client) => {
      const { signal } = new AbortController();
      const added = vi.spyOn(signal, 'addEventListener');
      const removed = vi.spyOn(signal, 'removeEventListener');
      await waitTask(client, plain, 'a', { signal });
      expect(removed.mock.calls.length).toBe(added.mock.calls.length);
      expect(added).toHaveBeenCalled();
    });
  });

  test('one deadline is over creating, waiting and polling', async () => {
    const late: Script = (socket) => void setTimeout(() => created(socket), 600);
    await against([late, pending], async (client) => {
      const began = performance.now();
      expect((await failure(runTask(client, slow, {}, { deadline: 1000 }))).taskId).toBe('task-7');
      expect(performance.now() - began).toBeLessThan(1500);
    });
  });
});

describe('what is not ours', () => {
  test.each([
    [
      'throws',
      () => {
        throw new Error('progress bar broke');
      },
    ],
    ['rejects', () => Promise.reject(new Error('progress bar broke'))],
  ])('a callback that %s loses nothing, is called no more and is warned about', async (_, callback) => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const onProgress = vi.fn(callback);
    await against([created, pending, pending, done], async (client) => {
      expect((await runTask(client, plain, {}, { onProgress })).images).toHaveLength(2);
    });
    expect(onProgress).toHaveBeenCalledTimes(1);
    expect(warned.mock.calls).toEqual([[expect.stringContaining('progress bar broke'), 'LimnerWarning']]);
  });

  test('a hook that throws does not lose the id', async () => {
    const hooks = [() => Promise.reject(new Error('hook broke'))];
    await against([], async (client) => {
      const error = await failure(waitTask(client, plain, 'a', { hooks }));
      expect(error).toMatchObject({ taskId: 'a', cause: new Error('hook broke') });
    });
  });
});
