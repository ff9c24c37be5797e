import { ApiError } from './api-error.ts';
import { brandAs, hasBrand } from './brand.ts';

/** The provider refuses the content of the request or of the result. */
export class ContentPolicyError extends ApiError {
  static {
    brandAs(ContentPolicyError, 'ContentPolicyError');
  }

  static override is(value: unknown): value is ContentPolicyError {
    return hasBrand(value, 'ContentPolicyError');
  }

  declare readonly name: 'ContentPolicyError';
}
