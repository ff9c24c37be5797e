import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** The account, the plan or the key has no credits left. */
export class InsufficientCreditsError extends ApiError {
  static {
    brandAs(InsufficientCreditsError, 'InsufficientCreditsError');
  }

  static override is(value: unknown): value is InsufficientCreditsError {
    return hasBrand(value, 'InsufficientCreditsError');
  }

  declare readonly name: 'InsufficientCreditsError';
}
