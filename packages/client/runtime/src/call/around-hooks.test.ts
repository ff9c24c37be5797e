import { expect, it, vi } from 'vitest';
import type { Hook } from '../client/hook.ts';
import type { LimnerError } from '../errors/limner-error.ts';
import { type LoopbackServer, loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { call } from './call.ts';

const ok = respond(200, '{"id":"a"}');

/** A hook as callers without types write it. */
const untyped = (hook: (...parameters: Parameters<Hook>) => unknown): Hook => hook as Hook;

/** Runs a paid POST in the hook; gives its error, or undefined, and the server. */
async function post(script: Script, hook: Hook): Promise<{ error: LimnerError | undefined; server: LoopbackServer }> {
  await using server = await loopbackServer(script);
  const client = tinyClient({ baseUrl: server.origin });
  const error = await call(client, tinyCreate, {}, { hooks: [hook] }).then(
    () => undefined,
    (reason: LimnerError) => reason,
  );
  // What a hook let go of has its time to arrive.
  await new Promise((resolve) => setTimeout(resolve, 150));
  await client.close();
  return { error, server };
}

it.each([
  ['at once', (_: unknown, next: () => unknown) => void next()],
  ['later', async (_: unknown, next: () => unknown) => void (await next())],
])('a hook that gives nothing back %s is named, and the call is not made twice', async (_, hook) => {
  const { error, server } = await post(ok, untyped(hook));
  expect(error).toMatchObject({ name: 'ConfigurationError', sent: 'maybe', billable: 'maybe' });
  expect(error?.message).toContain('return what next() gives');
  expect(server.requests).toHaveLength(1);
});

it('a call that fails after its hook let go of it does not end the process', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  const { error, server } = await post(
    (socket) => socket.resetAndDestroy(),
    untyped((_, next) => void next()),
  );
  process.off('unhandledRejection', unheard);
  expect(error).toMatchObject({ name: 'ConfigurationError' });
  expect(server.requests).toHaveLength(1);
  expect(unheard).not.toHaveBeenCalled();
});

it.each([[null], ['text'], [{ result: 1 }], [{ response: 1 }]])('%j is no answer of a hook', async (answer) => {
  const { error } = await post(
    ok,
    untyped(() => answer),
  );
  expect(error).toMatchObject({
    name: 'ConfigurationError',
    category: 'configuration',
    phase: 'configuration',
    message: '[tiny things.create] A hook gave no answer: return what next() gives, or { result, response }.',
  });
});

it('a hook that gives nothing back and never called next() has sent nothing', async () => {
  const { error } = await post(
    ok,
    untyped(() => undefined),
  );
  expect(error).toMatchObject({ name: 'ConfigurationError', sent: 'no', billable: 'no' });
});

it('a second next() does not pay again', async () => {
  const { error, server } = await post(ok, async (_, next) => {
    await next();
    return next();
  });
  expect(error).toMatchObject({ name: 'ConfigurationError', sent: 'maybe' });
  expect(error?.message).toContain('A hook called next() again, which could pay twice: call it once.');
  expect(server.requests).toHaveLength(1);
});

it('a second next() repeats what failed and is safe to repeat', async () => {
  const { server } = await post(respond(429, '{}'), (_, next) => next().catch(next));
  expect(server.requests).toHaveLength(6);
});

it('a second next() does not repeat what failed and may have been paid for', async () => {
  const { error, server } = await post(
    (socket) => socket.resetAndDestroy(),
    (_, next) => next().catch(next),
  );
  expect(error).toMatchObject({ name: 'ConfigurationError', sent: 'maybe', billable: 'maybe' });
  expect(error?.message).toContain('which could pay twice');
  expect(server.requests).toHaveLength(1);
});

it('a second next() after what was surely not sent says what is wrong, not that it could pay twice', async () => {
  const options = { hooks: [(_, next) => next().catch(next)] satisfies Hook[], extraBody: { size: 2 } };
  await expect(call(tinyClient(), tinyCreate, { size: 1 }, options)).rejects.toMatchObject({
    name: 'ValidationError',
    sent: 'no',
    message: expect.stringContaining('is given in the input too'),
  });
});

it('a second next() repeats a read', async () => {
  await using server = await loopbackServer(ok);
  const twice: Hook = (_, next) => next().then(next);
  await call(tinyClient({ baseUrl: server.origin }), tinyGet, { thing_id: 'a' }, { hooks: [twice] });
  expect(server.requests).toHaveLength(2);
});

it('a call that its hook gave up still ends at the deadline', async () => {
  await using server = await loopbackServer(() => {});
  let inner: Promise<unknown> | undefined;
  const impatient: Hook = (_, next) => {
    inner = next();
    return Promise.reject(new Error('gave up'));
  };
  const options = { hooks: [impatient], deadline: 200 };
  await expect(call(tinyClient({ baseUrl: server.origin }), tinyCreate, {}, options)).rejects.toThrow('gave up');
  await expect(inner).rejects.toMatchObject({ name: 'TimeoutError' });
});
