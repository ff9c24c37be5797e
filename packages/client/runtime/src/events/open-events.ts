import { type Answer, type AttemptOptions, broken } from '../call/attempt.ts';
import { checkAnswer } from '../call/check-answer.ts';
import { parseJson } from '../call/decode-answer.ts';
import type { HookAnswer } from '../client/hook.ts';
import type { ResponseChecks } from '../client/options.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { encodingsOf } from '../exchange/encodings-of.ts';
import { check } from '../schema/check.ts';
import type { Schema } from '../schema/schema.ts';
import { faultOf } from '../transport/to-fault.ts';
import type { TransportResponse } from '../transport/transport.ts';
import { EventStream, type ServerEvent } from './event-stream.ts';
import { EventParser, EventTooLarge, type RawEvent } from './parse-events.ts';

/** An answer of events, whose header is here. */
export interface OpenEvents extends AttemptOptions {
  readonly answer: Answer;
  readonly open: TransportResponse;
  readonly late: Pick<HookAnswer, 'response'>;
  /** Of the JSON of each event. */
  readonly schema: Schema | undefined;
  readonly mode: ResponseChecks;
}

/** What some streams say last instead of ending. */
const lastWord = '[DONE]';

/** The events of an answer, and the promise that it is over with them. */
export function openEvents(options: OpenEvents): {
  readonly stream: EventStream<unknown>;
  readonly over: Promise<void>;
} {
  const over = Promise.withResolvers<void>();
  let closed = false;
  const close = (): void => {
    closed = true;
    options.open.discard();
    over.resolve();
  };
  const events = read(options, { close, isClosed: () => closed });
  // Whoever never reads it is heard of at the deadline, which must let go of the turn and the timer too.
  const { signal } = options.deadline;
  if (signal.aborted) close();
  else signal.addEventListener('abort', close, { once: true });
  void over.promise.then(() => signal.removeEventListener('abort', close));
  return { stream: new EventStream({ events, close }), over: over.promise };
}

interface Ending {
  readonly close: () => void;
  readonly isClosed: () => boolean;
}

async function* read(
  options: OpenEvents,
  { close, isClosed }: Ending,
): AsyncGenerator<ServerEvent<unknown>, void, undefined> {
  try {
    for await (const event of parsed(options)) {
      if (isClosed() || event.data === lastWord) return;
      yield { ...event, data: dataOf(options, event) };
    }
  } catch (error) {
    // Whoever closes it has had enough, which is no failure.
    if (isClosed() && !options.deadline.signal.aborted && !LimnerError.is(error)) return;
    throw failure(options, error);
  } finally {
    close();
  }
}

/** The events as they are on the wire. */
async function* parsed({ open, client }: OpenEvents): AsyncGenerator<RawEvent, void, undefined> {
  const parser = new EventParser(client.options.maxResponseBytes);
  const decoder = new TextDecoder();
  for await (const chunk of await decoded(open)) yield* parser.take(decoder.decode(chunk, { stream: true }));
}

async function decoded(open: TransportResponse): Promise<AsyncIterable<Uint8Array>> {
  const encodings = open.decoded ? [] : encodingsOf(open.headers);
  if (encodings.length === 0) return open.body;
  const { decodeBody } = await import('../exchange/decode-body.ts');
  return decodeBody(open.body, encodings);
}

/** The data of an event: JSON where it is some, unless the documented shape is that of the text itself. */
function dataOf({ client, operation, answer, late, schema, mode }: OpenEvents, { data }: RawEvent): unknown {
  const json = parseJson({ text: data, issues: [] });
  const body = json.kind === 'json' ? json.body : data;
  const isText = typeof body !== 'object' && schema !== undefined && check(schema, data).length === 0;
  const shown = isText ? data : body;
  const issues = json.kind === 'json' && !isText ? json.issues : [];
  checkAnswer({ client, operation, late, schema, mode, answer: { ...answer, body: shown, marked: shown, issues } });
  return shown;
}

function failure(options: OpenEvents, error: unknown): unknown {
  if (LimnerError.is(error)) return error;
  const progress = { sent: 'yes', phase: 'body' } as const;
  if (!(error instanceof EventTooLarge)) return broken(options, { progress, error });
  const detail = `${error.message}, which maxResponseBytes allows`;
  return broken(options, { progress, error: faultOf('too-large', { sent: 'maybe', phase: 'body', detail }) });
}
