import type { Change } from '../wire-diff/change.ts';

/** A change, and what noticed it. */
export interface Signal {
  /**
   * What goes over the wire and how its errors are understood; the types, by the compiler; verdicts of the validators over
   * known values; or what the package is: its manifest and code.
   */
  readonly source: 'wire' | 'types' | 'verdicts' | 'package';
  readonly change: Change;
}
