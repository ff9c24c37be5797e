import { isPlaceholder } from './placeholder.ts';

/** A kind of text that may not be in anything that is committed. */
export interface CanaryPattern {
  readonly kind: string;
  /** Finds it; the group `value` is the secret part. */
  readonly pattern: RegExp;
  /** Whether a value is harmless although it is found; placeholders always are. */
  readonly passes?: (value: string) => boolean;
}

/** A secret that was found; the text of it is not told again. */
export interface Canary {
  readonly kind: string;
  /** 1-based. */
  readonly line: number;
  /** Its first characters and its length. */
  readonly excerpt: string;
}

/** Query parameters, form fields and members that hold a signature or a token, in any spelling of case. */
const tokenNames =
  /^(?:x-(?:amz|goog|oss|tos|cos)-(?:signature|credential|security-token)|signature|sig|token|auth|api_?key|access_token|refresh_token|id_token|session(?:_?id|_token)|security-token|awsaccesskeyid|ossaccesskeyid|googleaccessid|policy|key-pair-id|hmac|hdnts|q-signature|q-ak|secret|password|client_secret)$/i;

/** Header fields whose value is a credential or a session. */
const credentialHeaders =
  /^(?:authorization|proxy-authorization|x-api-key|api-key|apikey|x-auth-token|x-goog-api-key|cookie|set-cookie)$/i;

/** Members and header fields that say whose account it is. */
const accountNames =
  /^(?:x-)?(?:(?:account|user|customer|org|organization|workspace|team|tenant|owner)[-_]?id|openai-organization|e-?mail|user_?name|phone)$/i;

/** Whether all that stands under a name is to be replaced, whatever it looks like. */
export function isSecretName(name: string): boolean {
  return [tokenNames, credentialHeaders, accountNames].some((names) => names.test(name));
}

// Names alone, without the anchors, to stand in a larger pattern.
const inner = (names: RegExp): string => names.source.slice(1, -1);
// A name with its colon, or as the first of a pair; then the value, quoted or not.
const assigned = (names: RegExp, value: string): RegExp =>
  new RegExp(
    `(?:(?<![\\w-])${inner(names)}["']?\\s*:|\\[\\s*["']?${inner(names)}["']?\\s*,)\\s*["']?(?<value>${value})`,
    'gi',
  );

/** Words and names of fields: nothing that anybody could sign in with. */
const wordsOnly = (value: string): boolean => !/[\d=]/.test(value);

/** All that may not be written. The redaction replaces by them, the write path and a test look for them again. */
export const canaryPatterns: readonly CanaryPattern[] = [
  { kind: 'private key', pattern: /(?<value>-----BEGIN [A-Z ]*PRIVATE KEY-----)/g },
  {
    kind: 'key',
    pattern:
      /(?<![\w-])(?<value>sk-[\w-]{16,}|SG_[0-9a-f]{16,}|key_[0-9a-f]{32}|A[KS]IA[0-9A-Z]{16}|gh[pousr]_\w{30,}|AIza[\w-]{35}|xox[abp]-[\w-]{10,}|hf_\w{30,})/g,
    passes: (value) => /^key_0+$/.test(value),
  },
  { kind: 'JSON web token', pattern: /(?<value>eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*)/g },
  { kind: 'bearer token', pattern: /\bbearer\s+(?<value>[\w.~+/=-]{8,})/gi },
  { kind: 'credential header', pattern: assigned(credentialHeaders, `[^"'\\n,}\\]]{6,}`), passes: wordsOnly },
  {
    kind: 'signed address',
    pattern: new RegExp(`[?&](?:key|${inner(tokenNames)})=(?<value>[^&\\s"'<>#]{6,})`, 'gi'),
  },
  { kind: 'signature or token', pattern: assigned(tokenNames, `[^"'\\s,}\\]]{8,}`), passes: wordsOnly },
  { kind: 'address with a password', pattern: /:\/\/(?<value>[^\s/:@"']+:[^\s/@"']+)@/g },
  {
    kind: 'e-mail',
    pattern: /(?<![\w.%+:/-])(?<value>[\w.%+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,})/gi,
    passes: (value) => /[@.](?:example(?:\.\w+)?|test|invalid)$/i.test(value),
  },
  { kind: 'account', pattern: assigned(accountNames, `[^"'\\s,}\\]]{4,}`), passes: wordsOnly },
  { kind: 'long base64', pattern: /(?<![\w+/-])(?<value>[\w+/-]{160,}={0,2})/g, passes: isDull },
];

/**
 * Finds what may not be committed: keys, tokens, signed addresses, e-mails, accounts, long base64. `secrets` are texts that
 * are known to be secret, such as the key of this very run; they are found in any encoding that a server may echo.
 */
export function findCanaries(text: string, secrets: readonly string[] = []): readonly Canary[] {
  const found = canaryPatterns.flatMap(({ kind, pattern, passes }) =>
    [...text.matchAll(pattern)].flatMap(({ groups, index }) => {
      const value = groups?.value ?? '';
      return isPlaceholder(value) || passes?.(value) === true ? [] : [canaryAt(text, { kind, index, value })];
    }),
  );
  const known = secrets.flatMap((secret) =>
    encodingsOf(secret).flatMap((value) => {
      const index = text.indexOf(value);
      return index < 0 ? [] : [canaryAt(text, { kind: 'key of this run', index, value })];
    }),
  );
  return [...known, ...found];
}

/** The ways in which a text comes back: as it is, escaped for an address, in base64 or hexadecimal. */
export function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const all = [secret, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('base64url')];
  return [...new Set([...all.map((one) => one.replace(/=+$/, '')), bytes.toString('hex')])];
}

function canaryAt(text: string, { kind, index, value }: { kind: string; index: number; value: string }): Canary {
  const line = text.slice(0, index).split('\n').length;
  return { kind, line, excerpt: `${value.slice(0, 3)}... (${value.length} characters)` };
}

/** Padding and repeated letters carry nothing: an image or a token has all kinds of characters, none of them often. */
function isDull(value: string): boolean {
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || !/\d/.test(value)) return true;
  const counts = Map.groupBy(value, (character) => character);
  return [...counts.values()].some(({ length }) => length > value.length / 2);
}
