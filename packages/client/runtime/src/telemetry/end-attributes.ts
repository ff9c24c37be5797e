import type { ResponseInfo } from '../call/response-info.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { LimnerError } from '../errors/limner-error.ts';
import { readSource } from '../json/read-source.ts';
import { TransportFault } from '../transport/transport.ts';
import type { Outcome } from './observe.ts';
import type { TraceEvent } from './tracing.ts';

/** What is known when it has come to a result. A request that brought an error's status is a failed one by the convention. */
export function outcomeAttributes(client: ResolvedClient, { response, answer, taskId }: Outcome): TraceEvent {
  const requestId = answer && readSource(client.contract.meta.requestId, { headers: answer.headers, body: undefined });
  return present({
    ...(response === undefined ? {} : responseAttributes(response)),
    ...(answer === undefined ? {} : { 'http.response.status_code': answer.status }),
    ...(requestId === undefined ? {} : { 'limner.request_id': client.redact(String(requestId)) }),
    'error.type': answer !== undefined && answer.status >= 400 ? String(answer.status) : undefined,
    'limner.task_id': taskId,
  });
}

/** What is known of a failure: its kind and what to make of it. Its text may quote the prompt, so that is left out. */
export function failureAttributes(error: unknown): TraceEvent {
  if (error instanceof TransportFault) return { 'error.type': error.failure, 'limner.sent': error.sent };
  if (!LimnerError.is(error)) return { 'error.type': error instanceof Error ? error.name : '_OTHER' };
  return present({
    'error.type': error.name,
    'http.response.status_code': error.status,
    'limner.request_id': error.requestId,
    'limner.task_id': error.taskId,
    'limner.attempts': error.attempts,
    'limner.error.category': error.category,
    'limner.error.code': plainCode(error.code),
    'limner.error.phase': error.phase,
    'limner.retryable': error.retryable,
    'limner.billable': error.billable,
    'limner.sent': error.sent,
  });
}

/** A code that is a sentence may quote anything. */
function plainCode(code: string | number | undefined): string | undefined {
  return code !== undefined && /^[\w.:-]{1,64}$/.test(String(code)) ? String(code) : undefined;
}

function responseAttributes(response: ResponseInfo): Record<string, TraceEvent[string] | undefined> {
  return {
    'http.response.status_code': response.status,
    'limner.request_id': response.requestId,
    'limner.client_request_id': response.clientRequestId,
    'limner.attempts': response.attempts,
    'limner.cost.usd': response.cost?.usd,
    'limner.cost.credits': response.cost?.credits,
    'limner.remaining_credits': response.remainingCredits,
    'limner.rate_limit.remaining': response.rateLimit?.remaining,
    'limner.generation_seconds': response.generationSeconds,
  };
}

function present(attributes: Record<string, TraceEvent[string] | undefined>): TraceEvent {
  const event: TraceEvent = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) event[name] = value;
  return event;
}
