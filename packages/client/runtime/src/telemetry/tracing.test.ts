import { tracingChannel } from 'node:diagnostics_channel';
import { afterEach, describe, expect, it } from 'vitest';
import { call } from '../call/call.ts';
import type { Operation } from '../operation.ts';
import { runTask } from '../tasks/task.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet, tinyTask } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import type { Traced, TraceEvent } from './tracing.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Copies of all events of a channel as they came, each with its own name first. */
function listen(name: Traced): [string, TraceEvent][] {
  const heard: [string, TraceEvent][] = [];
  const hear = (kind: string) => (message: object) => heard.push([kind, { ...(message as TraceEvent) }]); // our own channel
  const subscribers = {
    start: hear('start'),
    end: hear('end'),
    error: hear('error'),
    asyncStart: hear('asyncStart'),
    asyncEnd: hear('asyncEnd'),
  };
  const channel = tracingChannel(`limner:${name}`);
  channel.subscribe(subscribers);
  stops.push(() => channel.unsubscribe(subscribers));
  return heard;
}

/** The last of the events. */
function ending(heard: readonly [string, TraceEvent][]): TraceEvent {
  return heard.at(-1)?.[1] ?? {};
}

const generate: Operation = { ...tinyCreate, images: [{ url: '/url' }] };
const answer = respond(200, '{"url":"https://cdn.example.com/a.png?X-Signature=abcd"}', {
  'x-request-id': 'r-1',
  'x-cost': '0.02',
});

describe('a call', () => {
  it('is told of at its start, without its prompt', async () => {
    await using server = await loopbackServer(answer);
    const heard = listen('call');
    await call(tinyClient({ baseUrl: server.origin }), generate, { model: 'a/b', prompt: 'a fox', seed: 7 });
    expect(heard[0]).toEqual([
      'start',
      {
        'limner.provider': 'tiny',
        'limner.operation': 'things.create',
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(server.origin).port),
        'gen_ai.operation.name': 'generate_content',
        'gen_ai.provider.name': 'tiny',
        'gen_ai.output.type': 'image',
        'gen_ai.request.model': 'a/b',
        'gen_ai.request.seed': 7,
      },
    ]);
  });

  it('is told of at its end, with what it cost', async () => {
    await using server = await loopbackServer(answer);
    const heard = listen('call');
    await call(tinyClient({ baseUrl: server.origin }), generate, {});
    expect(heard.map(([kind]) => kind)).toEqual(['start', 'end', 'asyncStart', 'asyncEnd']);
    expect(ending(heard)).toMatchObject({
      'http.response.status_code': 200,
      'limner.request_id': 'r-1',
      'limner.cost.usd': 0.02,
      'limner.attempts': 1,
    });
    expect(ending(heard)).not.toHaveProperty('error.type');
  });

  it('is told of when it fails, with what to make of it', async () => {
    await using server = await loopbackServer(respond(406, '{"error":"no credit for: a fox"}'));
    const heard = listen('call');
    await expect(call(tinyClient({ baseUrl: server.origin }), generate, { prompt: 'a fox' })).rejects.toThrow(
      'no credit for: a fox',
    );
    expect(heard.map(([kind]) => kind)).toEqual(['start', 'end', 'error', 'asyncStart', 'asyncEnd']);
    expect(ending(heard)).toMatchObject({
      'error.type': 'InsufficientCreditsError',
      'limner.error.category': 'quota',
      'limner.billable': 'no',
      'limner.retryable': false,
      'limner.sent': 'yes',
    });
  });

  it.each([
    ['"E-42"', 'E-42'],
    ['42', '42'],
    ['"no credit for: a fox"', undefined],
  ])('the code %s of the provider is told as %s', async (code, told) => {
    await using server = await loopbackServer(respond(406, `{"error":"no credit","code":${code}}`));
    const heard = listen('call');
    await expect(call(tinyClient({ baseUrl: server.origin }), generate, {})).rejects.toThrow();
    expect(ending(heard)['limner.error.code']).toBe(told);
  });

  it('a read is no generation', async () => {
    await using server = await loopbackServer(respond(200, '{}'));
    const heard = listen('call');
    await call(tinyClient({ baseUrl: server.origin }), tinyGet, { thing_id: 'a' });
    expect(Object.keys(ending(heard)).filter((name) => name.startsWith('gen_ai'))).toEqual([]);
  });
});

describe('a request', () => {
  it('is told of with the path of its operation, not with its values', async () => {
    await using server = await loopbackServer(respond(500, '{}'), respond(200, '{}', { 'x-request-id': 'r-2' }));
    const heard = listen('request');
    await call(tinyClient({ baseUrl: server.origin }), tinyGet, { thing_id: 'hidden', include: 'hidden' });
    const [first, second] = heard.filter(([kind]) => kind === 'asyncEnd').map(([, event]) => event);
    expect(first).toMatchObject({ 'http.response.status_code': 500, 'error.type': '500' });
    expect(first).not.toHaveProperty('http.request.resend_count');
    expect(second).toEqual({
      'limner.provider': 'tiny',
      'limner.operation': 'things.get',
      'http.request.method': 'GET',
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(server.origin).port),
      'url.scheme': 'http',
      'url.template': '/v1/things/{thing_id}',
      'http.request.resend_count': 1,
      'http.response.status_code': 200,
      'limner.request_id': 'r-2',
    });
  });

  it('tells how it broke', async () => {
    await using server = await loopbackServer((socket) => socket.resetAndDestroy());
    const heard = listen('request');
    await expect(call(tinyClient({ baseUrl: server.origin }), tinyCreate, {})).rejects.toThrow();
    expect(ending(heard)).toMatchObject({ 'error.type': 'reset', 'limner.sent': 'maybe' });
  });

  it('a download is one, without its signed address', async () => {
    await using cdn = await loopbackServer(respond(200, tinyPng(), { 'content-type': 'image/png' }));
    await using server = await loopbackServer(respond(200, `{"url":"${cdn.origin}/hidden.png?X-Signature=hidden"}`));
    const heard = listen('request');
    const client = tinyClient({ baseUrl: server.origin });
    const { images } = await call<unknown, unknown, { images: { bytes(): Promise<Uint8Array> }[] }>(
      client,
      generate,
      {},
    );
    await images[0]?.bytes();
    expect(ending(heard)).toMatchObject({ 'http.request.method': 'GET', 'http.response.status_code': 200 });
    expect(JSON.stringify(heard)).not.toMatch(/hidden|[Ss]ignature/);
  });
});

describe('a task', () => {
  it('is told of around its calls, with its id', async () => {
    const done = respond(200, '{"status":"done","url":"https://cdn.example.com/a.png"}');
    await using server = await loopbackServer(respond(200, '{"id":"t-1"}'), respond(200, '{"status":"busy"}'), done);
    const [heard, calls] = [listen('task'), listen('call')];
    await runTask(tinyClient({ baseUrl: server.origin }), tinyTask, { model: 'a/b', prompt: 'a fox' });
    expect(ending(heard)).toMatchObject({
      'limner.task': 'thing',
      'limner.task_id': 't-1',
      'gen_ai.request.model': 'a/b',
      'gen_ai.operation.name': 'generate_content',
    });
    expect(calls.filter(([kind]) => kind === 'start')).toHaveLength(3);
  });
});

it('no event holds the key, the prompt or the body', async () => {
  const secrets = '{"error":"sk-tiny-secret-0000 for: a very secret prompt","code":"sk-tiny-secret-0000"}';
  await using server = await loopbackServer(respond(400, secrets, { 'x-request-id': 'sk-tiny-secret-0000' }));
  const heard = [listen('call'), listen('request')];
  const sending = call(tinyClient({ baseUrl: server.origin }), generate, { prompt: 'a very secret prompt' });
  await expect(sending).rejects.toThrow();
  expect(JSON.stringify(heard)).not.toContain('secret');
});
