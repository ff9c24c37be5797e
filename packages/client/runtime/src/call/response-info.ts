/** What is known of an answer beside its body. Members are absent where the provider does not tell. */
export interface ResponseInfo {
  readonly status: number;
  readonly headers: Headers;
  /** The provider's id for the request, to be quoted to its support. */
  readonly requestId?: string;
  /** The caller's id for the request, as it was sent. */
  readonly clientRequestId?: string;
  /** What the call cost, as the provider states it. */
  readonly cost?: { readonly usd?: number; readonly credits?: number };
  readonly remainingCredits?: number;
  readonly rateLimit?: { readonly remaining?: number; readonly resetAt?: Date };
  /** Seconds the provider worked on the call. */
  readonly generationSeconds?: number;
  /** The seed that was used, where it is told. */
  readonly seed?: number;
  /** How many times the request was tried. */
  readonly attempts: number;
}
