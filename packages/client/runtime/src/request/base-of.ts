import { isLoopback } from '../client/is-loopback.ts';
import { serverAddress } from '../client/server-address.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { RequestPlace } from './place.ts';

/**
 * Where an operation is served: by its own word, unless the caller said where the API is.
 * @throws ConfigurationError where a key could be read on the way there
 */
export function baseOf({ client, operation }: Pick<RequestPlace, 'client' | 'operation'>): URL {
  const { definition, baseUrl, ownAddress, serverVariables } = client;
  if (operation.server === undefined || ownAddress) return baseUrl;
  const fail = (message: string): ConfigurationError =>
    new ConfigurationError({
      message,
      category: 'configuration',
      provider: definition.id,
      operation: operation.id,
      phase: 'configuration',
    });
  const address = serverAddress(operation.server, { definition, given: serverVariables, refuse: fail });
  if (!URL.canParse(address, baseUrl))
    throw fail(`The server of this operation, ${address}, is no address: pass { baseUrl }.`);
  const url = new URL(address, baseUrl);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return url;
  throw fail(`The server of this operation must be https, got ${url.protocol}//${url.host}: pass { baseUrl }.`);
}
