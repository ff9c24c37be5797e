import { brandAs, hasBrand } from './brand.ts';
import { LimnerError } from './limner-error.ts';

/** An answer in which the provider says that the call failed. */
export class ApiError extends LimnerError {
  static {
    brandAs(ApiError, 'ApiError');
  }

  static override is(value: unknown): value is ApiError {
    return hasBrand(value, 'ApiError');
  }
}
