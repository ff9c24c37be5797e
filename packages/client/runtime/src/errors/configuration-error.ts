import { brandAs, hasBrand } from './brand.ts';
import { LimnerError } from './limner-error.ts';

/** The client or the call is set up wrongly; nothing was sent. */
export class ConfigurationError extends LimnerError {
  static {
    brandAs(ConfigurationError, 'ConfigurationError');
  }

  static override is(value: unknown): value is ConfigurationError {
    return hasBrand(value, 'ConfigurationError');
  }

  declare readonly name: 'ConfigurationError';
}
