/** What is observed, and told of, on a platform that has no diagnostics channels. */
import { expect, it, vi } from 'vitest';
import { call } from '../call/call.ts';
import type { LogLevel } from '../client/options.ts';
import { runTask } from '../tasks/task.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyTask } from '../test-support/tiny-client.ts';
import { instrument } from './instrument.ts';

vi.mock('../platform/node-builtins.ts', () => ({ nodeBuiltins: () => undefined }));

/** A logger that keeps its lines up to the first thing that changes from run to run. */
function keeper(): { logger: Record<Exclude<LogLevel, 'off'>, (line: string) => void>; lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line.replace(/(?: 127\.| after ).*/, ''));
  return { lines, logger: { debug: keep, info: keep, warn: keep, error: keep } };
}

it('a task is carried out where nobody listens', async () => {
  await using server = await loopbackServer(
    respond(200, '{"id":"t-1"}'),
    respond(200, '{"status":"done","url":"https://cdn.example.com/a.png"}'),
  );
  await expect(runTask(tinyClient({ baseUrl: server.origin }), tinyTask, {})).resolves.toBeDefined();
});

it('the log is told of a call that goes well', async () => {
  await using server = await loopbackServer(respond(200, '{"a":1}'));
  const { logger, lines } = keeper();
  const client = tinyClient({ baseUrl: server.origin, logger, logLevel: 'debug' });
  await expect(call(client, tinyCreate, {})).resolves.toEqual({ a: 1 });
  expect(lines).toEqual(['[tiny things.create] attempt 1: POST']);
});

it('the log is told of a call that fails, with the error that it fails with', async () => {
  await using server = await loopbackServer(respond(406, '{"error":"no credit"}'));
  const { logger, lines } = keeper();
  const failing = call(tinyClient({ baseUrl: server.origin, logger }), tinyCreate, {});
  await expect(failing).rejects.toThrow('no credit');
  expect(lines).toEqual([expect.stringContaining('failed with InsufficientCreditsError: 406')]);
});

it('there is nothing to make spans of, which is no reason to fail', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const startSpan = vi.fn();
  const stop = instrument({ tracer: { startSpan } });
  await call(tinyClient({ baseUrl: server.origin }), tinyCreate, {});
  expect(stop).not.toThrow();
  expect(startSpan).not.toHaveBeenCalled();
});
