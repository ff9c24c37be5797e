import type { ErrorCategory } from './error-contract.ts';
import type { Sent } from './limner-error.ts';

/** What to do about a failure, in a sentence or two. */
export function advice(facts: {
  readonly category: ErrorCategory;
  readonly sent: Sent;
  readonly safe: boolean;
  readonly retryable: boolean;
  readonly retryAfter?: number | undefined;
  /** Where the key is set. */
  readonly keySource: string;
}): string {
  switch (facts.category) {
    case 'auth':
      return `Check the key in ${facts.keySource}.`;
    case 'permission':
      return 'Ask the provider to allow this for the key, or use another key.';
    case 'quota':
      return 'Top up the account or raise its limit, then call again.';
    case 'rate_limit':
      return facts.retryAfter === undefined
        ? 'Call less often, or fewer at once.'
        : `Call again in ${Math.ceil(facts.retryAfter / 1000)} s.`;
    case 'invalid_request':
    case 'validation':
      return 'Change the input; the same request will fail again.';
    case 'not_found':
      return 'Check the id or the model that the request names; it may have expired.';
    case 'conflict':
      return 'Read the present state before calling again.';
    case 'content_policy':
      return 'Change the prompt or the images; the same ones will be refused again.';
    case 'configuration':
      return "Correct the client's options.";
    case 'provider':
    case 'overloaded':
    case 'timeout':
    case 'connection':
    case 'protocol':
    case 'aborted':
      return sendAgain(facts);
  }
}

function sendAgain({ sent, safe, retryable }: { sent: Sent; safe: boolean; retryable: boolean }): string {
  if (sent === 'no') return 'Nothing was sent: calling again is safe.';
  if (safe || retryable) return 'Calling again is safe.';
  return 'The request may have been carried out: check with the provider before sending it again, it may be paid twice.';
}
