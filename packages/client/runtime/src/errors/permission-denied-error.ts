import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** The key is right, but may not do this. */
export class PermissionDeniedError extends ApiError {
  static {
    brandAs(PermissionDeniedError, 'PermissionDeniedError');
  }

  static override is(value: unknown): value is PermissionDeniedError {
    return hasBrand(value, 'PermissionDeniedError');
  }

  declare readonly name: 'PermissionDeniedError';
}
