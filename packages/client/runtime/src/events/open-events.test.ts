import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { WithResponse } from '../call/api-promise.ts';
import type { Hook } from '../client/hook.ts';
import { LimnerError } from '../errors/limner-error.ts';
import type { Operation } from '../operation.ts';
import { loopbackServer, respond, type Script } from '../test-support/loopback-server.ts';
import { type OpenCall, openCall, openPost } from '../test-support/open-client.ts';
import { createFetchTransport } from '../transport/fetch-transport.ts';
import type { Transport } from '../transport/transport.ts';
import type { EventStream, ServerEvent } from './event-stream.ts';

const operation: Operation = { ...openPost, answers: ['events', 'json'], accept: ['text/event-stream'] };
const head =
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\nx-request-id: r1\r\nconnection: close\r\n';

/** A server's answer that begins with these texts, and is left open unless it is to end. */
function streaming(texts: readonly (string | Buffer)[], { end = true, fields = '' } = {}): Script {
  return (socket) => {
    socket.write(`${head}${fields}\r\n`);
    const rest = [...texts];
    const next = (): void => {
      const text = rest.shift();
      if (text !== undefined) socket.write(text, () => setTimeout(next, 2));
      else if (end) socket.end();
    };
    next();
  };
}

async function open(origin: string, parts: Partial<OpenCall> = {}): Promise<EventStream<unknown>> {
  return (await openCall(origin, { operation, input: {}, ...parts })) as EventStream<unknown>; // what the server answers with
}

async function all(stream: AsyncIterable<ServerEvent<unknown>>): Promise<ServerEvent<unknown>[]> {
  const events: ServerEvent<unknown>[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

it('gives events as they come, with JSON parsed', async () => {
  const texts = ['\ufeffdata: {"a"', ':1}\n', '\nevent: e\nid: 7\ndata: plain text\n\n'];
  await using server = await loopbackServer(streaming(texts));
  expect(await all(await open(server.origin))).toEqual([
    { event: 'message', data: { a: 1 } },
    { event: 'e', id: '7', data: 'plain text' },
  ]);
});

it('puts characters together that come in pieces', async () => {
  const bytes = Buffer.from('data: "é☃😀"\n\n');
  await using server = await loopbackServer(streaming([...bytes].map((byte) => Buffer.from([byte]))));
  expect(await all(await open(server.origin))).toMatchObject([{ data: 'é☃😀' }]);
});

it('ends at [DONE] and gives the connection up', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await loopbackServer((socket) => {
    socket.on('close', closed.resolve);
    streaming(['data: 1\n\n', 'data: [DONE]\n\n', 'data: 2\n\n'], { end: false })(socket);
  });
  expect(await all(await open(server.origin))).toMatchObject([{ data: 1 }]);
  await closed.promise;
});

it.each([
  [
    'leaving the loop',
    async (stream: EventStream<unknown>): Promise<void> => {
      for await (const _ of stream) break;
    },
  ],
  ['close()', (stream: EventStream<unknown>): Promise<void> => stream.close()],
  [
    'the end of its block',
    async (given: EventStream<unknown>): Promise<void> => {
      await using stream = given;
      expect(stream).toBe(given);
    },
  ],
])('%s closes the connection', async (_, leave) => {
  const closed = Promise.withResolvers<void>();
  await using server = await loopbackServer((socket) => {
    socket.on('close', closed.resolve);
    streaming(['data: 1\n\n'], { end: false })(socket);
  });
  await leave(await open(server.origin));
  await closed.promise;
});

it('close() ends a loop that waits', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n'], { end: false }));
  const stream = await open(server.origin);
  setTimeout(() => void stream.close(), 30);
  expect(await all(stream)).toHaveLength(1);
});

it('can be read once', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n']));
  const stream = await open(server.origin);
  await all(stream);
  await expect(all(stream)).rejects.toThrow('are read already');
});

it('abort ends it with its reason, and gives the connection up', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await loopbackServer((socket) => {
    socket.on('close', closed.resolve);
    streaming(['data: 1\n\n'], { end: false })(socket);
  });
  const controller = new AbortController();
  const reading = all(await open(server.origin, { options: { signal: controller.signal } }));
  setTimeout(() => controller.abort(new Error('enough')), 30);
  await expect(reading).rejects.toMatchObject({ category: 'aborted', sent: 'yes', cause: { message: 'enough' } });
  await closed.promise;
});

it('abort is an error too where events are here that nobody has read', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\ndata: 2\n\n'], { end: false }));
  const controller = new AbortController();
  const seen: unknown[] = [];
  const reading = (async (): Promise<void> => {
    for await (const { data } of await open(server.origin, { options: { signal: controller.signal } })) {
      seen.push(data);
      controller.abort();
    }
  })();
  await expect(reading).rejects.toMatchObject({ category: 'aborted' });
  expect(seen).toEqual([1]);
});

it('an abort after the end is none', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n']));
  const controller = new AbortController();
  const stream = await open(server.origin, { options: { signal: controller.signal } });
  const events = stream[Symbol.asyncIterator]();
  await events.next();
  expect(await events.next()).toEqual({ done: true, value: undefined });
  controller.abort();
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

it('close() ends a loop that waits for a transport that hears nothing', async () => {
  const silent: Transport = {
    send: async () => ({
      status: 200,
      headers: new Headers({ 'content-type': 'text/event-stream' }),
      body: { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) },
      discard: () => {},
    }),
    close: async () => {},
  };
  const stream = await open('http://127.0.0.1:1', { client: { transport: silent } });
  setTimeout(() => void stream.close(), 20);
  expect(await all(stream)).toEqual([]);
});

it('ends at the deadline of the call', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n'], { end: false }));
  const reading = all(await open(server.origin, { options: { deadline: 200 } }));
  await expect(reading).rejects.toMatchObject({ category: 'timeout', phase: 'body' });
});

it('ends when it stalls', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n'], { end: false }));
  const reading = all(await open(server.origin, { options: { timeouts: { body: 100 } } }));
  await expect(reading).rejects.toMatchObject({ category: 'timeout', sent: 'yes', attempts: 1 });
});

it('ends with the time of the attempt', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n'], { end: false }));
  const reading = all(await open(server.origin, { options: { timeouts: { attempt: 200 } } }));
  await expect(reading).rejects.toThrow('the attempt took longer than 200 ms');
});

it('is not cut off by the call being over', async () => {
  const texts = Array.from({ length: 60 }, (_, index) => `data: ${index}\n\n`);
  await using server = await loopbackServer(streaming(texts));
  const stream = await open(server.origin, { options: { timeouts: { attempt: 10_000 } } });
  expect(await all(stream)).toHaveLength(60);
});

it('a cut answer is an error, and is not asked for again', async () => {
  await using server = await loopbackServer((socket) => {
    socket.write(`${head}content-length: 100\r\n\r\ndata: 1\n\n`, () => socket.destroy());
  });
  const events: unknown[] = [];
  const reading = (async () => {
    for await (const { data } of await open(server.origin)) events.push(data);
  })();
  await expect(reading).rejects.toSatisfy((error) => LimnerError.is(error) && error.sent === 'yes');
  expect(events).toEqual([1]);
  expect(server.requests).toHaveLength(1);
});

it('an event larger than maxResponseBytes is an error', async () => {
  await using server = await loopbackServer(streaming([`data: ${'x'.repeat(300)}`, 'x'.repeat(800)], { end: false }));
  const stream = await open(server.origin, { client: { maxResponseBytes: 1000 } });
  await expect(all(stream)).rejects.toMatchObject({
    ...{ category: 'protocol', sent: 'yes', phase: 'body' },
    message: expect.stringContaining('an event of more than 1000 characters, which maxResponseBytes allows'),
  });
});

it('the sum of the events may be larger', async () => {
  const texts = Array.from({ length: 30 }, () => `data: ${'x'.repeat(200)}\n\n`);
  await using server = await loopbackServer(streaming(texts));
  expect(await all(await open(server.origin, { client: { maxResponseBytes: 1000 } }))).toHaveLength(30);
});

it('decodes what is compressed', async () => {
  const bytes = gzipSync('data: 1\n\ndata: 2\n\n');
  const fields = 'content-encoding: gzip\r\n';
  await using server = await loopbackServer(streaming([bytes.subarray(0, 9), bytes.subarray(9)], { fields }));
  expect(await all(await open(server.origin))).toHaveLength(2);
});

const shape = (): z.ZodType => z.object({ a: z.number() });

it('tells of each event that has not its documented shape', async () => {
  await using server = await loopbackServer(streaming(['data: {"a":1}\n\n', 'data: {"a":"x"}\n\n']));
  const onDrift = vi.fn();
  const checked = { ...operation, validators: async () => ({ output: shape }) };
  expect(await all(await open(server.origin, { operation: checked, client: { onDrift } }))).toHaveLength(2);
  expect(onDrift).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ requestId: 'r1' }));
});

it('such an event is an error when checks are strict', async () => {
  await using server = await loopbackServer(streaming(['data: {"a":"x"}\n\n'], { end: false }));
  const checked = { ...operation, validators: async () => ({ output: shape }) };
  const stream = await open(server.origin, { operation: checked, options: { responseChecks: 'strict' } });
  await expect(all(stream)).rejects.toMatchObject({ name: 'ProtocolError' });
});

it('a text that looks like a number stays a text where one is documented', async () => {
  await using server = await loopbackServer(streaming(['data: 123\n\n']));
  const text = { ...operation, validators: async () => ({ output: (): z.ZodType => z.string() }) };
  expect(await all(await open(server.origin, { operation: text }))).toMatchObject([{ data: '123' }]);
});

it.each<[string, z.ZodType, unknown, string[]]>([
  ['{"a":1}', z.any(), { a: 1 }, []],
  ['123', z.number(), 123, []],
  ['12345678901234567890', z.string(), '12345678901234567890', []],
  ['[12345678901234567890]', z.array(z.number()), [12345678901234567000], ['safe-integer']],
  ['a text', z.string(), 'a text', []],
])('of the data %s by its documented shape, %#', async (text, output, data, rules) => {
  await using server = await loopbackServer(streaming([`data: ${text}\n\n`]));
  const onDrift = vi.fn();
  const checked = { ...operation, validators: async () => ({ output: () => output }) };
  expect(await all(await open(server.origin, { operation: checked, client: { onDrift } }))).toMatchObject([{ data }]);
  const told = onDrift.mock.calls.flatMap(([{ issues }]) => issues.map(({ rule }: { rule: string }) => rule));
  expect(told).toEqual(rules);
});

it('leaving it is told as its end', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n'], { end: false }));
  const events = (await open(server.origin))[Symbol.asyncIterator]();
  expect(await events.return?.()).toEqual({ done: true, value: undefined });
});

it('gives the facts of the response beside it', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n']));
  const { data, response } = (await openCall(server.origin, { operation, input: {} }).withResponse()) as WithResponse<
    EventStream<unknown>
  >; // what the server answers with
  expect(response).toMatchObject({ status: 200, requestId: 'r1', attempts: 1 });
  expect(await all(data)).toHaveLength(1);
});

it('hooks see the stream, and do not end it', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `data: ${index}\n\n`);
  await using server = await loopbackServer(streaming(texts));
  const hook: Hook = (_, next) => next();
  const stream = await open(server.origin, { options: { hooks: [hook], deadline: 5000 } });
  expect(await all(stream)).toHaveLength(20);
});

it('inside hooks too it ends at the deadline', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n'], { end: false }));
  const hook: Hook = (_, next) => next();
  const stream = await open(server.origin, { options: { hooks: [hook], deadline: 200, timeouts: { body: 2000 } } });
  await expect(all(stream)).rejects.toThrow('the deadline of 200 ms passed');
});

it('its turn lasts until it is over', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n'], { end: false }), streaming(['data: 2\n\n']));
  const client = { concurrency: 1, credentials: {} };
  const first = await open(server.origin, { client });
  const second = open(server.origin, { client });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.requests).toHaveLength(1);
  await first.close();
  expect(await all(await second)).toMatchObject([{ data: 2 }]);
});

it('an error answer is an error, and JSON is JSON', async () => {
  await using server = await loopbackServer(respond(400, '{"error":"no"}'), respond(200, '{"a":1}'));
  await expect(open(server.origin)).rejects.toMatchObject({ status: 400 });
  expect(await open(server.origin)).toEqual({ a: 1 });
});

it('leaves no listener on the signal of the caller', async () => {
  await using server = await loopbackServer(streaming(['data: 1\n\n']));
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  await all(await open(server.origin, { options: { signal } }));
  await vi.waitFor(() => expect(removed).toHaveBeenCalled());
});

it('over fetch: reads events, and leaving the loop closes the connection', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await loopbackServer((socket) => {
    socket.on('close', closed.resolve);
    streaming(['data: 1\n\ndata: 2\n\n'], { end: false })(socket);
  });
  const events: unknown[] = [];
  for await (const { data } of await open(server.origin, { client: { transport: createFetchTransport() } })) {
    events.push(data);
    if (data === 2) break;
  }
  expect(events).toEqual([1, 2]);
  await closed.promise;
});

it('does not keep a program alive by its deadline, when nobody reads', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  await using server = await loopbackServer(streaming(['data: 1\n\n']));
  const stream = await open(server.origin);
  const long = timers.mock.calls.flatMap(
    ([, delay], index) => (Number(delay) > 60_000 ? [timers.mock.results[index]?.value as NodeJS.Timeout] : []), // what setTimeout gives on Node
  );
  timers.mockRestore();
  expect(long.map((timer) => timer.hasRef())).toEqual([false]);
  await stream.close();
});
