import { brandAs, hasBrand } from './brand.ts';
import { LimnerError } from './limner-error.ts';

/** The classes of answers that say so; `ApiError` is what they have in common. */
export type ApiErrorName =
  | 'ApiError'
  | 'AuthenticationError'
  | 'ConflictError'
  | 'ContentPolicyError'
  | 'InsufficientCreditsError'
  | 'InvalidRequestError'
  | 'NotFoundError'
  | 'OverloadedError'
  | 'PermissionDeniedError'
  | 'ProviderError'
  | 'RateLimitError'
  | 'TaskFailedError';

/** An answer in which the provider says that the call failed. */
export class ApiError extends LimnerError {
  static {
    brandAs(ApiError, 'ApiError');
  }

  static override is(value: unknown): value is ApiError {
    return hasBrand(value, 'ApiError');
  }

  /** Tells the classes apart for the compiler, too: what is none of them is still an error after a check. */
  declare readonly name: ApiErrorName;
}
