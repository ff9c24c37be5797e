import type { LimnerError } from '../errors/limner-error.ts';
import type { News } from './news.ts';
import type { TraceEvent } from './tracing.ts';

/** The line for what happened, not yet redacted. */
export function lineOf(news: News): string {
  switch (news.kind) {
    case 'request':
      return requestLine(news.event, news.elapsed);
    case 'retry':
      return `attempt ${news.attempt} of ${news.retries + 1} failed (${inShort(news.error)}), the next one in ${duration(news.wait)}`;
    case 'state': {
      const own = news.providerState === undefined ? '' : ` (${news.providerState})`;
      return `task ${news.taskId} is ${news.state}${own} after ${duration(news.elapsed)}`;
    }
    case 'poll-failure':
      return `task ${news.taskId} could not be read (${inShort(news.error)}), the next poll in ${duration(news.wait)}`;
    case 'drift':
      return `the answer differs from its documented shape in ${news.places.length} place(s): ${news.places.slice(0, 5).join(', ')}`;
    case 'failure':
      return failureLine(news.error, news.operation);
  }
}

function requestLine(event: TraceEvent, elapsed: number): string {
  const where = `${event['server.address']}:${event['server.port']}${event['url.template'] ?? ''}`;
  const attempt = Number(event['http.request.resend_count'] ?? 0) + 1;
  const outcome = event['http.response.status_code'] ?? event['error.type'];
  const id = event['limner.request_id'] === undefined ? '' : `, request id ${event['limner.request_id']}`;
  return `attempt ${attempt}: ${event['http.request.method']} ${where} ended with ${outcome} after ${duration(elapsed)}${id}`;
}

/** An error's own text begins with provider and operation, as the line does. */
function failureLine(error: unknown, operation: string): string {
  if (!(error instanceof Error)) return 'failed with something that is no Error';
  const start = error.message.indexOf(`${operation}] `);
  const message = start < 0 ? error.message : error.message.slice(start + operation.length + 2);
  return `failed with ${error.name}: ${message}`;
}

/** An error without its text, which is the provider's. */
function inShort({ name, status }: LimnerError): string {
  return status === undefined ? name : `${status} ${name}`;
}

function duration(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}
