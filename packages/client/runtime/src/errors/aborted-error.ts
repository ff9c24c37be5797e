import { brandAs, hasBrand } from './brand.ts';
import { LimnerError } from './limner-error.ts';

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortedError extends LimnerError {
  static {
    brandAs(AbortedError, 'AbortedError');
  }

  static override is(value: unknown): value is AbortedError {
    return hasBrand(value, 'AbortedError');
  }

  declare readonly name: 'AbortedError';
}
