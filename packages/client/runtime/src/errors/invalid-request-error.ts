import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** The provider refuses the request as it stands. */
export class InvalidRequestError extends ApiError {
  static {
    brandAs(InvalidRequestError, 'InvalidRequestError');
  }

  static override is(value: unknown): value is InvalidRequestError {
    return hasBrand(value, 'InvalidRequestError');
  }

  declare readonly name: 'InvalidRequestError';
}
