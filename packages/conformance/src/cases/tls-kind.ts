/**
 * Ways in which a TLS server can be. `valid`: of the suite's own authority, which the client trusts. No client may trust the
 * next five: `expired`, `not-yet-valid`, `wrong-name` (of another host), `unknown-authority`, `self-signed`. With the others
 * no connection comes about: `plain` answers in plain text, `cut` resets the connection in the handshake, `too-old`
 * speaks TLS 1.1 at best.
 */
export const tlsKinds = [
  'valid',
  'expired',
  'not-yet-valid',
  'wrong-name',
  'unknown-authority',
  'self-signed',
  'plain',
  'cut',
  'too-old',
] as const;

/** One of them. */
export type TlsKind = (typeof tlsKinds)[number];
