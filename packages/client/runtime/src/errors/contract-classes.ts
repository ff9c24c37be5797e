import { AuthenticationError } from './authentication-error.ts';
import { ConflictError } from './conflict-error.ts';
import { ConnectionError } from './connection-error.ts';
import { ContentPolicyError } from './content-policy-error.ts';
import type { ContractClass } from './error-contract.ts';
import { InsufficientCreditsError } from './insufficient-credits-error.ts';
import { InvalidRequestError } from './invalid-request-error.ts';
import type { LimnerError, LimnerErrorOptions } from './limner-error.ts';
import { NotFoundError } from './not-found-error.ts';
import { OverloadedError } from './overloaded-error.ts';
import { PermissionDeniedError } from './permission-denied-error.ts';
import { ProtocolError } from './protocol-error.ts';
import { ProviderError } from './provider-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { TaskFailedError } from './task-failed-error.ts';
import { TimeoutError } from './timeout-error.ts';

/** The class behind each name that an error contract may use. */
export const contractClasses: Readonly<
  Record<ContractClass, new (options: LimnerErrorOptions & { readonly resetAt?: Date | undefined }) => LimnerError>
> = {
  Authentication: AuthenticationError,
  PermissionDenied: PermissionDeniedError,
  InsufficientCredits: InsufficientCreditsError,
  RateLimit: RateLimitError,
  InvalidRequest: InvalidRequestError,
  NotFound: NotFoundError,
  Conflict: ConflictError,
  ContentPolicy: ContentPolicyError,
  Provider: ProviderError,
  Overloaded: OverloadedError,
  TaskFailed: TaskFailedError,
  Timeout: TimeoutError,
  Connection: ConnectionError,
  Protocol: ProtocolError,
};
