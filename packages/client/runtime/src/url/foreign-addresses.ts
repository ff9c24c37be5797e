import type { ResolvedClient } from '../client/resolved-client.ts';
import type { AllowedAddresses } from '../transport/transport.ts';

/**
 * Where the host of a URL out of an answer may lead: what `guardUrl` allows in a URL's text, for what its name resolves to.
 * Anywhere, where it is the API's own: the caller chose that, and it may be a gateway in a network of theirs.
 */
export function foreignAddresses(
  { allowLoopback, baseUrl }: Pick<ResolvedClient, 'allowLoopback' | 'baseUrl'>,
  url: URL,
): AllowedAddresses | undefined {
  if (url.origin === baseUrl.origin) return undefined;
  return allowLoopback ? 'public-or-loopback' : 'public';
}
