import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** The request does not fit the present state of what it names. */
export class ConflictError extends ApiError {
  static {
    brandAs(ConflictError, 'ConflictError');
  }

  static override is(value: unknown): value is ConflictError {
    return hasBrand(value, 'ConflictError');
  }

  declare readonly name: 'ConflictError';
}
