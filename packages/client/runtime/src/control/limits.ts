/** So many requests in so much time. */
export interface RateLimit {
  /** How many requests may start in any stretch of `per` milliseconds. */
  readonly requests: number;
  /** Length of the stretch in milliseconds. */
  readonly per: number;
}

/** How much of the traffic of one key may be under way. */
export interface Limits {
  /** How many requests may be under way at once. */
  readonly concurrency?: number | undefined;
  readonly rateLimit?: RateLimit | undefined;
}
