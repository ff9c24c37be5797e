import type { ResolvedClient } from '../client/resolved-client.ts';
import { redactHeaders } from '../errors/redact-value.ts';
import type { AnswerParts } from '../json/read-source.ts';
import { readNumber, readSource } from '../json/read-source.ts';
import { readMoment } from '../json/read-time.ts';
import type { HeaderFields } from '../transport/transport.ts';
import type { ResponseInfo } from './response-info.ts';

/**
 * Reads what the provider states about a call out of its answer; what makes no sense is left out, and so is the key where
 * a header repeats it.
 */
export function readResponseInfo(
  { contract: { meta }, redact }: ResolvedClient,
  answer: AnswerParts & {
    readonly status: number;
    readonly headers: HeaderFields;
    readonly attempts: number;
    readonly clientRequestId: string | undefined;
  },
): ResponseInfo {
  const requestId = readSource(meta.requestId, answer);
  const resetAt = readMoment(readSource(meta.rateLimitResetAt, answer));
  return present({
    status: answer.status,
    headers: redactHeaders(answer.headers, redact),
    requestId: requestId === undefined ? undefined : redact(String(requestId)),
    clientRequestId: answer.clientRequestId,
    cost: group({ usd: readNumber(meta.costUsd, answer), credits: readNumber(meta.costCredits, answer) }),
    remainingCredits: readNumber(meta.remainingCredits, answer),
    rateLimit: group({
      remaining: readNumber(meta.rateLimitRemaining, answer),
      resetAt: resetAt === undefined ? undefined : new Date(resetAt),
    }),
    generationSeconds: readNumber(meta.generationSeconds, answer),
    seed: readNumber(meta.seed, answer),
    attempts: answer.attempts,
  });
}

/** An object whose members may be undefined, and the same without those members. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function present<T extends object>(members: T): Present<T> {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as Present<T>; // fromEntries forgets the names
}

function group<T extends object>(members: T): Present<T> | undefined {
  const there = present(members);
  return Object.keys(there).length === 0 ? undefined : there;
}
