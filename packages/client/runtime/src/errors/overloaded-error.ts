import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** The provider has no capacity at the moment. */
export class OverloadedError extends ApiError {
  static {
    brandAs(OverloadedError, 'OverloadedError');
  }

  static override is(value: unknown): value is OverloadedError {
    return hasBrand(value, 'OverloadedError');
  }

  declare readonly name: 'OverloadedError';
}
