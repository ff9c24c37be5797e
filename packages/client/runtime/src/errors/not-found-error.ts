import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** What the request names does not exist, or no more. */
export class NotFoundError extends ApiError {
  static {
    brandAs(NotFoundError, 'NotFoundError');
  }

  static override is(value: unknown): value is NotFoundError {
    return hasBrand(value, 'NotFoundError');
  }

  declare readonly name: 'NotFoundError';
}
