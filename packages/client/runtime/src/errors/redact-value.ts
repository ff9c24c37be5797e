import type { HeaderFields } from '../transport/transport.ts';

/** Deeper than this a body is not walked any more but dropped: nobody's error is that deep. */
const deepest = 100;

/** A copy of a JSON value with `redact` applied to every text in it, names included. */
export function redactValue(value: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact, depth + 1));
  // fromEntries defines own properties, so a name like __proto__ stays a name.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [redact(name), redactValue(item, redact, depth + 1)]),
  );
}

/** The same for header fields. One that the platform's own `Headers` cannot hold is left out: no answer is lost for it. */
export function redactHeaders(fields: HeaderFields, redact: (text: string) => string): Headers {
  const headers = new Headers();
  fields.forEach((value, name) => {
    try {
      headers.append(name, redact(value));
    } catch {}
  });
  return headers;
}
