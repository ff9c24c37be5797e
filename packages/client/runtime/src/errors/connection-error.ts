import { brandAs, hasBrand } from './brand.ts';
import { LimnerError } from './limner-error.ts';

/** The connection could not be made, or broke. */
export class ConnectionError extends LimnerError {
  static {
    brandAs(ConnectionError, 'ConnectionError');
  }

  static override is(value: unknown): value is ConnectionError {
    return hasBrand(value, 'ConnectionError');
  }

  declare readonly name: 'ConnectionError';
}
