import type { Auth } from '../operation.ts';

/** Where a caller sets the key, or one of the keys: the environment variable and the option, for a message. */
export function keySource(auth: Auth): string {
  const schemes = auth.scheme === 'several' ? Object.values(auth.schemes) : [auth];
  if (schemes.length === 0) return 'the option headers';
  const variables = [...new Set(schemes.map(({ env }) => env))];
  return `${variables.join(' or ')}${schemes.length > 1 ? ' or pass { credentials }' : ' or pass { apiKey }'}`;
}
