import { AsyncLocalStorage } from 'node:async_hooks';
import type { OpenTelemetryApi, Span, Tracer } from './spans.ts';
import { type Traced, type TraceEvent, tracing } from './tracing.ts';

/** What spans are made with. */
export interface InstrumentOptions {
  /** Of your own SDK: `trace.getTracer('my-app')`. */
  readonly tracer: Tracer;
  /**
   * `@opentelemetry/api` itself. With it requests are children of their call, and calls of their task; without it all are
   * children of the span that is active where the call is made.
   */
  readonly api?: OpenTelemetryApi | undefined;
}

const clientKind = 2;
const errorStatus = 2;

/**
 * Makes an OpenTelemetry span of every task, call and request of all Limner clients in this process, by the events that
 * they publish. Gives a function that ends this.
 */
export function instrument({ tracer, api }: InstrumentOptions): () => void {
  const parents = new AsyncLocalStorage<Span>();
  const spans = new WeakMap<TraceEvent, Span>();
  const start = (event: TraceEvent): Span => {
    const parent = parents.getStore();
    const context = parent && api?.trace.setSpan(api.context.active(), parent);
    const span = tracer.startSpan(nameOf(event), { kind: clientKind, attributes: { ...event } }, context);
    spans.set(event, span);
    return span;
  };
  const end = (message: unknown): void => {
    const event = message as TraceEvent; // the channels are ours alone
    endSpan(spans.get(event), event);
  };
  const stops = (['task', 'call', 'request'] as const).map((name) => follow(name, { parents, start, end }));
  return () => {
    for (const stop of stops) stop();
  };
}

/** What is done about the events of one channel. */
interface Follower {
  readonly parents: AsyncLocalStorage<Span>;
  readonly start: (event: TraceEvent) => Span;
  readonly end: (message: unknown) => void;
}

function follow(name: Traced, { parents, start, end }: Follower): () => void {
  const channels = tracing(name);
  channels?.start.bindStore(parents, start);
  channels?.asyncEnd.subscribe(end);
  return () => {
    channels?.start.unbindStore(parents);
    channels?.asyncEnd.unsubscribe(end);
  };
}

function endSpan(span: Span | undefined, event: TraceEvent): void {
  span?.setAttributes(event);
  if ('error.type' in event) span?.setStatus({ code: errorStatus });
  span?.end();
}

/** Few different names, as the conventions ask for: values stand in the attributes. */
function nameOf(event: TraceEvent): string {
  const method = event['http.request.method'];
  if (method !== undefined) return `${method} ${event['url.template'] ?? ''}`.trim();
  return `${event['limner.provider']} ${event['limner.task'] ?? event['limner.operation']}`;
}
