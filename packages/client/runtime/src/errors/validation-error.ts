import type { ValidationIssue } from '../schema/issue.ts';
import { brandAs, hasBrand } from './brand.ts';
import { LimnerError, type LimnerErrorOptions } from './limner-error.ts';

/** The input was refused before anything was sent; `issues` names every fault by its place and rule. */
export class ValidationError extends LimnerError {
  static {
    brandAs(ValidationError, 'ValidationError');
  }

  static override is(value: unknown): value is ValidationError {
    return hasBrand(value, 'ValidationError');
  }

  declare readonly name: 'ValidationError';

  readonly issues: readonly ValidationIssue[];

  constructor(options: LimnerErrorOptions & { readonly issues: readonly ValidationIssue[] }) {
    super(options);
    this.issues = options.issues;
  }
}
