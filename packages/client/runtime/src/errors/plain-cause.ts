/** What a system error says about itself in a word; anything else on it may hold a request, its header or an answer. */
const facts = ['code', 'errno', 'syscall', 'hostname', 'address', 'port'] as const;

/** Causes deeper than this are dropped; a chain may even be a ring. */
const deepest = 5;

/**
 * A copy of an error from below HTTP that is fit to be printed: name, message, stack and the usual facts, with the key
 * taken out. Transports hang what they like on their errors: undici the bytes that it could not parse, others the request.
 */
export function plainCause(cause: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? redact(cause) : undefined;
  // Of the addresses that were tried, the first tells why.
  const inner: unknown = cause.cause ?? (cause instanceof AggregateError ? cause.errors[0] : undefined);
  const known = inner === undefined || depth >= deepest ? {} : { cause: plainCause(inner, redact, depth + 1) };
  const copy = new Error(redact(cause.message), known);
  Object.defineProperty(copy, 'name', { value: cause.name });
  Object.defineProperty(copy, 'stack', { value: redact(cause.stack ?? '') });
  for (const name of facts) {
    const value: unknown = Object.getOwnPropertyDescriptor(cause, name)?.value;
    if (typeof value === 'number') Object.defineProperty(copy, name, { value, enumerable: true });
    if (typeof value === 'string') Object.defineProperty(copy, name, { value: redact(value), enumerable: true });
  }
  return copy;
}
