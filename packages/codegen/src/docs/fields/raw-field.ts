/** A field as a page lists it, each fact in the page's own text; absent where the page has no place for it. */
export interface RawField {
  /** Dotted where it is inside another: `options.num_outputs`, `data[].url`. */
  readonly name: string;
  readonly type?: string;
  readonly required?: string;
  readonly default?: string;
  /** A range in a place of its own. */
  readonly range?: string;
  /** Values in a place of their own, each as it is written. */
  readonly values?: readonly string[];
  /** Keywords that stand beside the type: `min: 1`. */
  readonly constraints?: readonly string[];
  readonly description: string;
  readonly line: number;
}
