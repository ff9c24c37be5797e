import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** The provider does not accept the key. */
export class AuthenticationError extends ApiError {
  static {
    brandAs(AuthenticationError, 'AuthenticationError');
  }

  static override is(value: unknown): value is AuthenticationError {
    return hasBrand(value, 'AuthenticationError');
  }

  declare readonly name: 'AuthenticationError';
}
