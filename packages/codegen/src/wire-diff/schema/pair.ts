/** Two revisions of one thing. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}
