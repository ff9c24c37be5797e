/** What packages are compared by is not there; the message says what to do about it. */
export class UnbuiltError extends Error {
  override readonly name = 'UnbuiltError';
}
