/** In words, where a client takes its credentials from. */
import type { ClientModel, SecuritySchemeModel } from '../model/model.ts';
import { code } from './markdown.ts';

/** One sentence or two, for the constructor and the README. */
export function keySources({ security, spec }: ClientModel): string {
  if (!security) return `Takes the key from \`apiKey\` or the environment variable ${spec.auth.env}.`;
  const schemes = Object.entries(security.schemes);
  const [only] = schemes;
  if (!only) return 'Takes no key: the document names none.';
  if (schemes.length === 1)
    return `Takes ${credential(only[1])} from \`apiKey\` or the environment variable ${only[1].env}.`;
  const each = schemes.map(([name, scheme]) => `${code(name)}: ${credential(scheme)}, or ${scheme.env}`);
  return `Takes what \`credentials\` gives by name, or environment variables: ${each.join('; ')}.`;
}

function credential(scheme: SecuritySchemeModel): string {
  switch (scheme.type) {
    case 'bearer':
      return 'the token';
    case 'basic':
      return 'the text `user:password`';
    case 'apiKey':
      return 'the key';
  }
}
