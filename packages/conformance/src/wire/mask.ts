/** What stands for a secret. */
const masked = '***';

/** Names whose values open something. A key of idempotency opens nothing, so `key` alone is not among them. */
const secretName =
  '[\\w-]*(?:authorization|cookie|secret|password|credential|signature|policy|token|api[-_]?key)[\\w-]*';

const places: readonly RegExp[] = [
  // A header field: one line of the head.
  new RegExp(`(^|\\n)(${secretName}: *)([^\\r\\n]+)`, 'gi'),
  // A member of a JSON text.
  new RegExp(`(")(${secretName}"\\s*:\\s*")([^"]+)`, 'gi'),
  // A field of a form.
  new RegExp(`(name=")(${secretName}"\\r\\n\\r\\n)([^\\r\\n]+)`, 'gi'),
  // A parameter of an address.
  /([?&])([\w-]*(?:sig|sign|signature|token|key|credential|policy|security)[\w-]*=)([^&#"'\s]{6,})/gi,
];

/** A text from the wire with the secrets that are known and those that stand in a place of secrets taken out. */
export function mask(text: string, secrets: readonly string[]): string {
  const named = places.reduce((rest, place) => rest.replace(place, `$1$2${masked}`), text);
  return secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, masked)), named);
}
