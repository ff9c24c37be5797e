import type { ProviderDefinition } from '../operation.ts';
import type { Transport } from '../transport/transport.ts';
import { createClient } from './create-client.ts';
import type { ClientOptions, UndiciDispatcher } from './options.ts';
import { requireNode } from './require-node.ts';
import type { ResolvedClient } from './resolved-client.ts';

/**
 * Makes a client of a provider on Node, where requests travel by undici.
 * @throws ConfigurationError for an option, a key or an address that cannot be
 */
export function resolveClient(definition: ProviderDefinition, options: ClientOptions = {}): ResolvedClient {
  requireNode(definition.id);
  return createClient({ definition, options, loadTransport: () => loadTransport(options.dispatcher) });
}

async function loadTransport(dispatcher: UndiciDispatcher | undefined): Promise<Transport> {
  const { createUndiciTransport } = await import('../transport/undici-transport.ts');
  return createUndiciTransport(dispatcher);
}
