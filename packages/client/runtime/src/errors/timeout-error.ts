import { brandAs, hasBrand } from './brand.ts';
import { LimnerError } from './limner-error.ts';

/** The deadline, or the time of one phase, ran out. */
export class TimeoutError extends LimnerError {
  static {
    brandAs(TimeoutError, 'TimeoutError');
  }

  static override is(value: unknown): value is TimeoutError {
    return hasBrand(value, 'TimeoutError');
  }

  declare readonly name: 'TimeoutError';
}
