import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ProviderDefinition } from '../operation.ts';
import type { Transport } from '../transport/transport.ts';
import { createClient } from './create-client.ts';
import type { ClientOptions } from './options.ts';
import type { ResolvedClient } from './resolved-client.ts';

/**
 * Makes a client of a provider everywhere but on Node: requests travel by `fetch`.
 * @throws ConfigurationError for an option, a key or an address that cannot be
 */
export function resolveClient(definition: ProviderDefinition, options: ClientOptions = {}): ResolvedClient {
  if (options.dispatcher === undefined) return createClient({ definition, options, loadTransport });
  throw new ConfigurationError({
    message: 'The option dispatcher is for Node, where requests travel by undici: pass { transport } here.',
    category: 'configuration',
    provider: definition.id,
    phase: 'configuration',
  });
}

async function loadTransport(): Promise<Transport> {
  const { createFetchTransport } = await import('../transport/fetch-transport.ts');
  return createFetchTransport();
}
