/** Up to here a placeholder is as long as what it stands for; beyond, as long as its class. */
const exact = 64;

/**
 * What is written in the place of a secret: of the same kind (UUID, hexadecimal, digits, e-mail, text) and the same class of
 * length, so that whatever checks the shape of the value still finds it right. `mark` is a letter for the kind of secret: one
 * that may be printed must not be found in one that may not.
 */
export function placeholderFor(secret: string, mark = ''): string {
  if (secret.includes('@')) return 'redacted@example.com';
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(secret)) return '00000000-0000-4000-8000-000000000000';
  const length = lengthClass(secret.length);
  // In the text of JSON it may stand without quotes: a number, which does not begin with a zero.
  if (/^\d+$/.test(secret)) return '1'.padEnd(length, '0');
  if (/^[0-9a-f]+$/i.test(secret) || length < `redacted${mark}`.length) return '0'.repeat(length);
  return `redacted${mark}`.padEnd(length, '0');
}

/** As {@link placeholderFor}, of a number: as many digits, and it is a number still. */
export function numberFor(secret: number): number {
  return 10 ** (String(Math.trunc(Math.abs(secret))).length - 1);
}

const fakes = /redacted|test-key-\d|s3cr[e3]t|hunter2|example|^\{\{|^\$/i;

/** Whether a text was never a secret: one of our placeholders, or a value that the cases use as an obvious fake. */
export function isPlaceholder(text: string): boolean {
  if (fakes.test(text) || /^(?:secret-)?policy$/.test(Buffer.from(text, 'base64').toString())) return true;
  return /^[0-]+$/.test(text.replace('-4000-8000-', '-0000-0000-')) || /^10*$/.test(text);
}

function lengthClass(length: number): number {
  return length <= exact ? length : Math.min(1024, 2 ** Math.floor(Math.log2(length)));
}
