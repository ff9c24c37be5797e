import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { call } from '../call/call.ts';
import type { LogLevel } from '../client/options.ts';
import { schema } from '../schema/schema.ts';
import { runTask } from '../tasks/task.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet, tinyTask } from '../test-support/tiny-client.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A logger that keeps its lines, with what changes from run to run taken out. */
function keeper(): { logger: Record<Exclude<LogLevel, 'off'>, (line: string) => void>; lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (line: string) => {
    lines.push(`${level}: ${line.replace(/127\.0\.0\.1:\d+/g, 'HOST').replace(/\d+ ms/g, 'TIME')}`);
  };
  return { lines, logger: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') } };
}

describe('a line', () => {
  it('for each attempt and retry', async () => {
    await using server = await loopbackServer(respond(500, '{}'), respond(200, '{}', { 'x-request-id': 'r-1' }));
    const { logger, lines } = keeper();
    const client = tinyClient({ baseUrl: server.origin, logger, logLevel: 'debug' });
    await call(client, tinyGet, { thing_id: 'hidden' });
    expect(lines).toEqual([
      'debug: [tiny things.get] attempt 1: GET HOST/v1/things/{thing_id} ended with 500 after TIME',
      'warn: [tiny things.get] attempt 1 of 3 failed (500 ProviderError), the next one in TIME',
      'debug: [tiny things.get] attempt 2: GET HOST/v1/things/{thing_id} ended with 200 after TIME, request id r-1',
    ]);
  });

  it('for a failed call, with the reason but without the prompt and the key', async () => {
    const reason = '{"error":"no credit for sk-tiny-secret-0000 to draw: a lighthouse on a cliff"}';
    await using server = await loopbackServer(respond(406, reason));
    const { logger, lines } = keeper();
    const client = tinyClient({ baseUrl: server.origin, logger });
    await expect(call(client, tinyCreate, { prompt: 'a lighthouse on a cliff' })).rejects.toThrow('lighthouse');
    expect(lines).toEqual([
      'error: [tiny things.create] failed with InsufficientCreditsError: 406 InsufficientCredits: no credit for [key] to draw: [input]. Top up the account or raise its limit, then call again.',
    ]);
  });

  it('for a request that broke, and one for its call', async () => {
    await using server = await loopbackServer((socket) => socket.resetAndDestroy());
    const { logger, lines } = keeper();
    const client = tinyClient({ baseUrl: server.origin, logger, logLevel: 'debug' });
    await expect(call(client, tinyCreate, {})).rejects.toThrow();
    expect(lines).toEqual([
      'debug: [tiny things.create] attempt 1: POST HOST/v1/things ended with reset after TIME',
      expect.stringContaining('error: [tiny things.create] failed with ConnectionError'),
    ]);
  });

  it('for a task that failed, which is worse than that one of its calls did', async () => {
    await using server = await loopbackServer(respond(406, '{"error":"no credit"}'));
    const { logger, lines } = keeper();
    await expect(runTask(tinyClient({ baseUrl: server.origin, logger }), tinyTask, {})).rejects.toThrow('no credit');
    expect(lines.map((line) => line.split(':', 2).join(':'))).toEqual([
      'warn: [tiny things.create] failed with InsufficientCreditsError',
      'error: [tiny things.create] failed with InsufficientCreditsError',
    ]);
  });

  it('for a request that went well, and nothing for its call', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    await using server = await loopbackServer(respond(200, '{}'));
    const debug = vi.fn();
    const client = tinyClient({ baseUrl: server.origin, logger: { ...keeper().logger, debug }, logLevel: 'debug' });
    const began = performance.now();
    await call(client, tinyCreate, {});
    const took = performance.now() - began;
    expect(debug).toHaveBeenCalledOnce();
    const [, told] = /after (\d+) ms/.exec(debug.mock.lastCall?.[0]) ?? [];
    expect(Number(told)).toBeLessThanOrEqual(Math.ceil(took));
    expect(warn).not.toHaveBeenCalled();
  });

  it('for each poll and for a poll that failed', async () => {
    const done = respond(200, '{"status":"done","url":"https://cdn.example.com/a.png"}');
    const busy = respond(200, '{"status":"busy"}');
    await using server = await loopbackServer(respond(200, '{"id":"t-1"}'), busy, respond(500, '{}'), done);
    const { logger, lines } = keeper();
    const client = tinyClient({ baseUrl: server.origin, logger, logLevel: 'debug', retries: 0 });
    await runTask(client, tinyTask, {});
    expect(lines.filter((line) => line.includes('task'))).toEqual([
      'info: [tiny things.create] task t-1 is submitted after TIME',
      'debug: [tiny things.create] task t-1 is pending (busy) after TIME',
      'warn: [tiny things.get] task t-1 could not be read (500 ProviderError), the next poll in TIME',
      'info: [tiny things.create] task t-1 is done (done) after TIME',
    ]);
  });

  it('for an answer that is not as documented', async () => {
    await using server = await loopbackServer(respond(200, '{"a":1}'));
    const { logger, lines } = keeper();
    const output = schema(() => z.object({ a: z.string() }));
    const operation = { ...tinyCreate, validators: async () => ({ output }) };
    await call(tinyClient({ baseUrl: server.origin, logger }), operation, {});
    expect(lines).toEqual([
      'warn: [tiny things.create] the answer differs from its documented shape in 1 place(s): /a (type)',
    ]);
  });
});

describe('which lines', () => {
  it('without being asked: none', async () => {
    const error = vi.spyOn(console, 'error');
    await using server = await loopbackServer(respond(500, '{}'));
    await expect(call(tinyClient({ baseUrl: server.origin }), tinyCreate, {})).rejects.toThrow();
    expect(error).not.toHaveBeenCalled();
  });

  it.each<[LogLevel, string[]]>([
    ['debug', ['debug', 'warn', 'debug']],
    ['warn', ['warn']],
    ['error', []],
    ['off', []],
  ])('at %s', async (logLevel, levels) => {
    await using server = await loopbackServer(respond(500, '{}'), respond(200, '{}'));
    const { logger, lines } = keeper();
    await call(tinyClient({ baseUrl: server.origin, logger, logLevel }), tinyGet, { thing_id: 'a' });
    expect(lines.map((line) => line.split(':')[0])).toEqual(levels);
  });

  it('LIMNER_LOG asks for them on standard error', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.stubEnv('LIMNER_LOG', 'debug');
    await using server = await loopbackServer(respond(200, '{}'));
    await call(tinyClient({ baseUrl: server.origin }), tinyCreate, {});
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('[tiny things.create] attempt 1: POST'));
  });

  it('the option comes before LIMNER_LOG', () => {
    vi.stubEnv('LIMNER_LOG', 'debug');
    expect(tinyClient({ logLevel: 'off' }).log).toBeUndefined();
  });

  it('a level in LIMNER_LOG that is none is refused', () => {
    vi.stubEnv('LIMNER_LOG', 'loud');
    expect(() => tinyClient()).toThrow('LIMNER_LOG must be one of debug, info, warn, error, off');
  });

  it.each([{ logLevel: 'loud' }, { logger: {} }])('the option %j is refused', (options) => {
    expect(() => tinyClient(options as object)).toThrow(/option log\w+ must be/);
  });
});

it('a logger that throws does not end the call', async () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  await using server = await loopbackServer(respond(200, '{}'));
  const broken = (): never => {
    throw new Error('disk full');
  };
  const logger = { debug: broken, info: broken, warn: broken, error: broken };
  const client = tinyClient({ baseUrl: server.origin, logger, logLevel: 'debug' });
  await expect(call(client, tinyCreate, {})).resolves.toEqual({});
  await vi.waitFor(() => expect(warn).toHaveBeenCalledWith('The logger threw: disk full', 'LimnerWarning'));
});
