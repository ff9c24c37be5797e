import { keySource } from '../client/key-source.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { readSource } from '../json/read-source.ts';
import { readMoment } from '../json/read-time.ts';
import type { Operation } from '../operation.ts';
import { retryAfterOf } from '../retry/retry-after.ts';
import type { HeaderFields } from '../transport/transport.ts';
import { advice } from './advice.ts';
import { contractClasses } from './contract-classes.ts';
import type { ErrorRow, TransportFailure } from './error-contract.ts';
import type { LimnerError, Phase, Sent } from './limner-error.ts';
import { matchErrorRow } from './match-error-row.ts';
import { providerCode, providerText } from './provider-text.ts';
import { redactHeaders, redactValue } from './redact-value.ts';

/** What is known of a failed call. */
export interface FailureFacts {
  readonly status?: number | undefined;
  readonly headers?: HeaderFields | undefined;
  /** Parsed JSON, or the text where the body is none. */
  readonly body?: unknown;
  readonly transport?: TransportFailure | undefined;
  readonly task?: 'failed' | undefined;
  readonly taskId?: string | undefined;
  readonly sent: Sent;
  readonly attempts: number;
  readonly phase: Phase;
  /** What happened, where the provider has no words of its own for it. */
  readonly text?: string | undefined;
  readonly cause?: unknown;
}

/** What an error is about: a client and one of its operations. */
export interface ErrorPlace {
  readonly client: ResolvedClient;
  readonly operation: Pick<Operation, 'id' | 'safe'>;
}

/** Stands in for a contract that does not cover the failure: the careful answer to everything. */
const uncovered: Pick<ErrorRow, 'then'> = {
  then: { class: 'Provider', category: 'provider', retry: 'if-unsent', billable: 'maybe' },
};

/** The error that the provider's contract makes of a failure; `row` where it is known already. */
export function toError({ client, operation }: ErrorPlace, facts: FailureFacts, row?: ErrorRow): LimnerError {
  const { definition, contract, redact } = client;
  const { then } = row ?? matchErrorRow(contract.errors, { ...facts, operation: operation.id }) ?? uncovered;
  const answer = { headers: facts.headers, body: facts.body };
  const retryable = isRetryable(then.retry, { sent: facts.sent, safe: operation.safe });
  const retryAfter = retryAfterOf(then.retryAfter ?? [], { ...answer, now: Date.now() });
  const requestId = readSource(contract.meta.requestId, answer);
  const code = providerCode(facts.body, contract.envelope.code);
  const text =
    providerText(facts.body, { pointers: contract.envelope.message, redact }) ??
    redact(facts.text ?? 'no reason given');
  const next = advice({
    ...then,
    ...facts,
    safe: operation.safe,
    retryable,
    retryAfter,
    keySource: keySource(definition.auth).replace('pass ', ''),
  });
  return new contractClasses[then.class]({
    message: `${[facts.status, then.class].filter(Boolean).join(' ')}: ${sentence(text)} ${next}`,
    category: then.category,
    provider: definition.id,
    operation: operation.id,
    code: typeof code === 'string' ? redact(code) : code,
    status: facts.status,
    requestId: requestId === undefined ? undefined : redact(String(requestId)),
    taskId: facts.taskId,
    retryable,
    billable: facts.sent === 'no' ? 'no' : then.billable,
    sent: facts.sent,
    attempts: facts.attempts,
    phase: facts.phase,
    retryAfter,
    resetAt: resetAt({ client, answer, retryAfter }),
    headers: facts.headers && redactHeaders(facts.headers, redact),
    body: redactValue(facts.body, redact),
    cause: facts.cause,
  });
}

/** Whether a rule allows sending again: what surely was not sent and what is only read may go again under `if-unsent`. */
export function isRetryable(rule: ErrorRow['then']['retry'], facts: { sent: Sent; safe: boolean }): boolean {
  switch (rule) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'if-unsent':
      return facts.safe || facts.sent === 'no';
  }
}

function resetAt(facts: {
  client: ResolvedClient;
  answer: { headers: HeaderFields | undefined; body: unknown };
  retryAfter: number | undefined;
}): Date | undefined {
  const told = readMoment(readSource(facts.client.contract.meta.rateLimitResetAt, facts.answer));
  if (told !== undefined) return new Date(told);
  return facts.retryAfter === undefined ? undefined : new Date(Date.now() + facts.retryAfter);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
