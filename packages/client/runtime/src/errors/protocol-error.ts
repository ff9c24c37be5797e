import type { ValidationIssue } from '../schema/issue.ts';
import { brandAs, hasBrand } from './brand.ts';
import { LimnerError, type LimnerErrorOptions } from './limner-error.ts';

/** The answer is not what the protocol or the provider's documentation allows: cut, mislabelled, not JSON, no image. */
export class ProtocolError extends LimnerError {
  static {
    brandAs(ProtocolError, 'ProtocolError');
  }

  static override is(value: unknown): value is ProtocolError {
    return hasBrand(value, 'ProtocolError');
  }

  declare readonly name: 'ProtocolError';

  /** Set where `responseChecks: 'strict'` refused the answer. */
  declare readonly issues?: readonly ValidationIssue[];

  constructor(options: LimnerErrorOptions & { readonly issues?: readonly ValidationIssue[] | undefined }) {
    super(options);
    if (options.issues !== undefined) this.issues = options.issues;
  }
}
