import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** Something failed on the provider's side. */
export class ProviderError extends ApiError {
  static {
    brandAs(ProviderError, 'ProviderError');
  }

  static override is(value: unknown): value is ProviderError {
    return hasBrand(value, 'ProviderError');
  }

  declare readonly name: 'ProviderError';
}
