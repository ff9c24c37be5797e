import type { Auth } from '../operation.ts';

/** Lower-case names of the headers that carry keys. */
export function keyHeaders(auth: Auth): readonly string[] {
  if (auth.scheme === 'several') {
    return Object.values(auth.schemes).flatMap((scheme) => {
      if (scheme.type !== 'apiKey') return ['authorization'];
      return scheme.in === 'header' ? [scheme.name.toLowerCase()] : [];
    });
  }
  return [auth.scheme === 'bearer' ? 'authorization' : auth.header.toLowerCase()];
}
