import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ProviderDefinition } from '../operation.ts';
import type { Transport } from '../transport/transport.ts';
import { checkClientOptions } from './check-client-options.ts';
import { clientSettings } from './client-settings.ts';
import { isLoopback } from './is-loopback.ts';
import type { ClientOptions } from './options.ts';
import { readCredentials } from './read-credentials.ts';
import { readLog } from './read-log.ts';
import { refuseKeyInPage } from './refuse-key-in-page.ts';
import { ResolvedClient } from './resolved-client.ts';
import { serverAddress } from './server-address.ts';

/** What a client is made of. */
export interface ClientParts {
  readonly definition: ProviderDefinition;
  readonly options: ClientOptions;
  /** Loads the platform's own transport, where the options name none. */
  readonly loadTransport: () => Promise<Transport>;
}

/**
 * Makes a client of a provider out of what the caller gave. A missing key is no error yet: some operations need none.
 * @throws ConfigurationError for an option, a key or an address that cannot be
 */
export function createClient({ definition, options, loadTransport }: ClientParts): ResolvedClient {
  checkClientOptions(options, { provider: definition.id });
  if (options.transport !== undefined && options.dispatcher !== undefined)
    throw refuse(definition, 'Give transport or dispatcher, not both: a dispatcher is for the transport of undici.');
  const credentials = readCredentials(definition, options);
  if (credentials.size > 0) refuseKeyInPage(definition, options.dangerouslyAllowBrowser);
  return new ResolvedClient({
    definition,
    baseUrl: resolveBaseUrl(definition, options),
    options: clientSettings(options),
    credentials,
    ownAddress: options.baseUrl !== undefined,
    serverVariables: options.serverVariables,
    transport: options.transport,
    loadTransport,
    log: readLog(options, definition.id),
  });
}

function resolveBaseUrl(definition: ProviderDefinition, options: ClientOptions): URL {
  const { baseUrl, server } = options;
  if (baseUrl !== undefined && server !== undefined) throw refuse(definition, 'Give baseUrl or server, not both.');
  const url = parseUrl(baseUrl ?? documentedUrl(definition, options));
  if (url === undefined)
    throw refuse(definition, 'baseUrl is no absolute URL: write it as in https://host.example/path.');
  if (url.username !== '' || url.password !== '')
    throw refuse(definition, 'baseUrl must not hold credentials: pass { apiKey }.');
  if (baseUrl !== undefined && (url.search !== '' || url.hash !== ''))
    throw refuse(definition, 'baseUrl must not have a query or a fragment.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw refuse(
      definition,
      `baseUrl must be https; plain http is for loopback hosts alone, got ${url.protocol}//${url.host}.`,
    );
  }
  return url;
}

function documentedUrl(definition: ProviderDefinition, { server, serverVariables }: ClientOptions): string {
  const address = serverUrl(definition, server);
  if (address === '')
    throw refuse(definition, 'The document of this API does not say where it is: pass { baseUrl } to the client.');
  const fail = (message: string): ConfigurationError => refuse(definition, message);
  return serverAddress(address, { definition, given: serverVariables, refuse: fail });
}

function serverUrl(definition: ProviderDefinition, server: string | undefined): string {
  if (server === undefined) return definition.baseUrl;
  const { servers = {} } = definition;
  const url = Object.hasOwn(servers, server) ? servers[server] : undefined;
  if (url !== undefined) return url;
  const names = Object.keys(servers);
  const known = names.length === 0 ? 'this provider has one host only' : `known names: ${names.join(', ')}`;
  throw refuse(definition, `Unknown server '${server.slice(0, 40)}'; ${known}.`);
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function refuse(definition: ProviderDefinition, message: string): ConfigurationError {
  return new ConfigurationError({
    message,
    category: 'configuration',
    provider: definition.id,
    phase: 'configuration',
  });
}
