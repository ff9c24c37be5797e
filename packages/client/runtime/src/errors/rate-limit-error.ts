import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';
import type { LimnerErrorOptions } from './limner-error.ts';

/** Too many requests, or too many at once. `retryAfter` says how long to wait, where the provider tells. */
export class RateLimitError extends ApiError {
  static {
    brandAs(RateLimitError, 'RateLimitError');
  }

  static override is(value: unknown): value is RateLimitError {
    return hasBrand(value, 'RateLimitError');
  }

  declare readonly name: 'RateLimitError';

  /** When the provider will take requests again, where it tells. */
  declare readonly resetAt?: Date;

  constructor(options: LimnerErrorOptions & { readonly resetAt?: Date | undefined }) {
    super(options);
    if (options.resetAt !== undefined) this.resetAt = options.resetAt;
  }
}
