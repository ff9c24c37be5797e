import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { call } from '../call/call.ts';
import { runTask } from '../tasks/task.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate, tinyGet, tinyTask } from '../test-support/tiny-client.ts';
import { instrument } from './instrument.ts';
import type { OpenTelemetryApi, Span, Tracer } from './spans.ts';
import { tracing } from './tracing.ts';

/** A span that remembers, and the parent that was in its context. */
interface Recorded extends Span {
  readonly name: string;
  readonly parent: unknown;
  readonly attributes: Record<string, unknown>;
  readonly events: unknown[];
}

let stop = (): void => {};
afterEach(() => stop());

/** A tracer and an API, made by hand: a context is nothing but the span that is in it. */
function recorder(): { tracer: Tracer; api: OpenTelemetryApi; spans: Recorded[]; active: AsyncLocalStorage<string> } {
  const spans: Recorded[] = [];
  const active = new AsyncLocalStorage<string>();
  const tracer: Tracer = {
    startSpan(name, { attributes }, context = active.getStore()) {
      const own: Record<string, unknown> = { ...attributes };
      const events: unknown[] = [];
      const span: Recorded = {
        name,
        parent: context,
        attributes: own,
        events,
        setAttributes: (more) => Object.assign(own, more),
        setStatus: ({ code }) => events.push(code),
        end: () => events.push('end'),
      };
      spans.push(span);
      return span;
    },
  };
  return {
    tracer,
    spans,
    active,
    api: { trace: { setSpan: (_, span) => span }, context: { active: () => undefined } },
  };
}

it('makes a span of a call and of each of its requests, the ones within the other', async () => {
  await using server = await loopbackServer(respond(500, '{}'), respond(200, '{}'));
  const { tracer, api, spans, active } = recorder();
  stop = instrument({ tracer, api });
  await active.run('of the app', () => call(tinyClient({ baseUrl: server.origin }), tinyGet, { thing_id: 'a' }));
  const [whole, ...requests] = spans;
  expect(spans.map(({ name }) => name)).toEqual([
    'tiny things.get',
    'GET /v1/things/{thing_id}',
    'GET /v1/things/{thing_id}',
  ]);
  expect(whole?.parent).toBe('of the app');
  expect(requests.map(({ parent }) => parent)).toEqual([whole, whole]);
  expect(spans.map(({ events }) => events)).toEqual([['end'], [2, 'end'], ['end']]);
  expect(whole?.attributes).toMatchObject({ 'limner.attempts': 2, 'http.response.status_code': 200 });
});

it('a failed call is a span in error', async () => {
  await using server = await loopbackServer(respond(406, '{"error":"no credit"}'));
  const { tracer, api, spans } = recorder();
  stop = instrument({ tracer, api });
  await expect(call(tinyClient({ baseUrl: server.origin }), tinyCreate, {})).rejects.toThrow();
  expect(spans[0]).toMatchObject({ attributes: { 'error.type': 'InsufficientCreditsError' }, events: [2, 'end'] });
});

it('calls side by side keep their requests apart', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const { tracer, api, spans } = recorder();
  stop = instrument({ tracer, api });
  const client = tinyClient({ baseUrl: server.origin });
  await Promise.all([call(client, tinyCreate, {}), call(client, tinyGet, { thing_id: 'a' })]);
  const nested = spans.filter(({ name }) => name.startsWith('GET') || name.startsWith('POST'));
  expect(nested.map(({ name, parent }) => [name, (parent as Recorded).name]).sort()).toEqual([
    ['GET /v1/things/{thing_id}', 'tiny things.get'],
    ['POST /v1/things', 'tiny things.create'],
  ]);
});

it('works without the API, beside each other then', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const { tracer, spans, active } = recorder();
  stop = instrument({ tracer });
  await active.run('of the app', () => call(tinyClient({ baseUrl: server.origin }), tinyCreate, {}));
  expect(spans.map(({ parent }) => parent)).toEqual(['of the app', 'of the app']);
});

it('ends when told to', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const { tracer, spans } = recorder();
  instrument({ tracer })();
  await call(tinyClient({ baseUrl: server.origin }), tinyCreate, {});
  expect(spans).toEqual([]);
});

it('asks for the span of a client, with a copy of what is known when it begins', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const { tracer, api, spans } = recorder();
  const started: [string, number, object][] = [];
  const counting: Tracer = {
    startSpan: (name, options, context) => {
      started.push([name, options.kind, { ...options.attributes }]);
      return tracer.startSpan(name, options, context);
    },
  };
  stop = instrument({ tracer: counting, api });
  await call(tinyClient({ baseUrl: server.origin }), tinyCreate, {});
  expect(started.map(([name, kind]) => [name, kind])).toEqual([
    ['tiny things.create', 2],
    ['POST /v1/things', 2],
  ]);
  expect(started[0]?.[2]).toMatchObject({ 'limner.provider': 'tiny', 'limner.operation': 'things.create' });
  expect(started[0]?.[2]).not.toHaveProperty('http.response.status_code');
  expect(spans[0]?.attributes).toHaveProperty('http.response.status_code', 200);
});

it('a task is a span around its calls, named by what it makes', async () => {
  const done = respond(200, '{"status":"done","url":"https://cdn.example.com/a.png"}');
  await using server = await loopbackServer(respond(200, '{"id":"t-1"}'), done);
  const { tracer, api, spans } = recorder();
  stop = instrument({ tracer, api });
  await runTask(tinyClient({ baseUrl: server.origin }), tinyTask, {});
  const [task, ...rest] = spans;
  expect(task?.name).toBe('tiny thing');
  expect(rest.filter(({ name }) => name.startsWith('tiny ')).map(({ parent }) => parent)).toEqual([task, task]);
});

it('a request to an address that the provider named has no path in its name', async () => {
  const { tracer, spans } = recorder();
  stop = instrument({ tracer });
  const event = { 'http.request.method': 'GET' };
  tracing('request')?.start.runStores(event, () => {});
  tracing('request')?.asyncEnd.publish(event);
  expect(spans).toMatchObject([{ name: 'GET', events: ['end'] }]);
});

it('what began before it listened has no span, and its end breaks nothing', async () => {
  const { tracer, spans } = recorder();
  stop = instrument({ tracer });
  const broken = vi.fn();
  process.on('uncaughtException', broken);
  // Node throws what a subscriber throws once all that runs now is done.
  tracing('request')?.asyncEnd.publish({ 'http.request.method': 'GET', 'error.type': 'reset' });
  await setImmediate();
  process.off('uncaughtException', broken);
  expect(broken).not.toHaveBeenCalled();
  expect(spans).toEqual([]);
});
