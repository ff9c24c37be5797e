import { type Answer, type AttemptOptions, broken } from '../call/attempt.ts';
import { checkAnswer } from '../call/check-answer.ts';
import { parseJson } from '../call/decode-answer.ts';
import type { HookAnswer } from '../client/hook.ts';
import type { ResponseChecks } from '../client/options.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { check } from '../schema/check.ts';
import type { Schema } from '../schema/schema.ts';
import { faultOf } from '../transport/to-fault.ts';
import type { TransportResponse } from '../transport/transport.ts';
import { EventReading } from './event-reading.ts';
import { EventStream, type ServerEvent } from './event-stream.ts';
import { EventTooLarge, type RawEvent } from './parse-events.ts';
import { readEvents } from './read-events.ts';

/** An answer of events, whose header is here. */
export interface OpenEvents extends AttemptOptions {
  readonly answer: Answer;
  readonly open: TransportResponse;
  readonly late: Pick<HookAnswer, 'response'>;
  /** Of the JSON of each event. */
  readonly schema: Schema | undefined;
  readonly mode: ResponseChecks;
}

/** The events of an answer, and the promise that it is over with them: the deadline and the turn last until then. */
export function openEvents(options: OpenEvents): {
  readonly stream: EventStream<unknown>;
  readonly over: Promise<void>;
} {
  const { open, client, deadline } = options;
  const reading = new EventReading<ServerEvent<unknown>>({
    source: readEvents(open, client.options.maxResponseBytes),
    signal: deadline.signal,
    discard: () => open.discard(),
    take: (event) => ({ ...event, data: dataOf(options, event) }),
    failure: (error) => failure(options, error),
  });
  return { stream: new EventStream(reading), over: reading.over };
}

/** The data of an event: JSON where it is some, unless the documented shape is that of the text itself. */
function dataOf({ client, operation, answer, late, schema, mode }: OpenEvents, { data }: RawEvent): unknown {
  const json = parseJson({ text: data, issues: [] });
  const { body } = json;
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
