import type { Limits } from '../control/limits.ts';
import type { Turns } from '../control/turns.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { notLoaded } from '../errors/not-loaded.ts';
import type { Operation, ProviderContract, ProviderDefinition } from '../operation.ts';
import { Log, type LogSettings } from '../telemetry/log.ts';
import { type Transport, TransportFault } from '../transport/transport.ts';
import { basicText } from './basic-text.ts';
import { isLoopback } from './is-loopback.ts';
import { keyRedactor } from './key-redactor.ts';
import { keySource } from './key-source.ts';
import type { ClientSettings } from './settings.ts';

/** What a client of a provider comes down to. Prints its provider and address, never its key. */
export class ResolvedClient {
  static {
    // Not written as a method: a declaration file cannot name this symbol.
    Object.defineProperty(ResolvedClient.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: ResolvedClient): string {
        return `ResolvedClient ${JSON.stringify(this)}`;
      },
    });
  }

  readonly definition: ProviderDefinition;
  readonly baseUrl: URL;
  readonly options: ClientSettings;
  /** True where the caller said where the API is: all of it is there then. */
  readonly ownAddress: boolean;
  readonly serverVariables: Readonly<Record<string, string>> | undefined;
  readonly #credentials: ReadonlyMap<string, string>;
  readonly #givenTransport: Transport | undefined;
  readonly #loadTransport: () => Promise<Transport>;
  #transport: Promise<Transport> | undefined;
  #loadedTransport: Transport | undefined;
  #contract: ProviderContract | undefined;
  #turns: Promise<Turns> | undefined;
  /** Where the client's log goes; undefined where there is none. */
  readonly log: Log | undefined;
  /** Takes every occurrence of the key out of a text. */
  readonly redact: (text: string) => string;

  constructor(parts: {
    readonly definition: ProviderDefinition;
    readonly baseUrl: URL;
    readonly options: ClientSettings;
    readonly credentials: ReadonlyMap<string, string>;
    readonly ownAddress: boolean;
    readonly serverVariables: Readonly<Record<string, string>> | undefined;
    readonly transport: Transport | undefined;
    readonly loadTransport: () => Promise<Transport>;
    readonly log: LogSettings | undefined;
  }) {
    this.definition = parts.definition;
    this.baseUrl = parts.baseUrl;
    this.options = parts.options;
    this.ownAddress = parts.ownAddress;
    this.serverVariables = parts.serverVariables;
    this.#credentials = parts.credentials;
    this.#givenTransport = parts.transport;
    this.#loadTransport = parts.loadTransport;
    this.#contract = typeof parts.definition.contract === 'function' ? undefined : parts.definition.contract;
    this.redact = keyRedactor(...secretsOf(parts));
    const place = { provider: parts.definition.id, redact: this.redact };
    this.log = parts.log && new Log(parts.log, place);
  }

  /** Whether the API is on this very machine; answers may then name loopback addresses too. */
  get allowLoopback(): boolean {
    return isLoopback(this.baseUrl);
  }

  /** What the provider's answers mean. Every call loads it before it sends anything. */
  get contract(): ProviderContract {
    if (this.#contract === undefined) throw new TypeError('The contract was used before a call had loaded it.');
    return this.#contract;
  }

  /** Whether the contract is here. */
  get isReady(): boolean {
    return this.#contract !== undefined;
  }

  /**
   * Loads the contract.
   * @throws ConnectionError when it cannot be loaded; the next call tries again
   */
  async makeReady(operation: string): Promise<void> {
    const { id: provider, contract } = this.definition;
    if (typeof contract !== 'function') return;
    this.#contract = await contract().catch((cause: unknown) => {
      throw notLoaded({ provider, operation }, cause);
    });
  }

  /** The transport, once it is here: waiting for what is there costs a turn of the event loop's queue at every call. */
  get loadedTransport(): Transport | undefined {
    return this.#loadedTransport;
  }

  /** The transport: the one from the options, or the platform's own, loaded with the first call. */
  transport(): Promise<Transport> {
    this.#transport ??= this.#load();
    return this.#transport;
  }

  async #load(): Promise<Transport> {
    try {
      this.#loadedTransport = await (this.#givenTransport === undefined
        ? this.#loadTransport()
        : bind(this.#givenTransport));
      return this.#loadedTransport;
    } catch (cause) {
      this.#transport = undefined; // the next attempt tries again: in a browser, loading is a request like any other
      const message = 'the transport could not be loaded';
      throw new TransportFault({ failure: 'unreachable', sent: 'no', message, cause });
    }
  }

  /**
   * The turns that a request to this address has to wait for; undefined where the client has no limits, and for addresses
   * elsewhere, which the provider does not count.
   */
  turns(url: URL): Promise<Turns> | undefined {
    if (this.options.limits === undefined || url.host !== this.baseUrl.host) return undefined;
    this.#turns ??= this.#loadTurns(this.options.limits);
    return this.#turns;
  }

  async #loadTurns(limits: Limits): Promise<Turns> {
    try {
      const { turnsOf } = await import('../control/turns-of.ts');
      return await turnsOf({ apiKey: [...this.#credentials.values()].join(' '), host: this.baseUrl.host, limits });
    } catch (cause) {
      this.#turns = undefined; // as above
      const message = 'the queue for concurrency and rateLimit could not be loaded';
      throw new TransportFault({ failure: 'unreachable', sent: 'no', message, cause });
    }
  }

  /**
   * Adds the header with the key to `headers`, for a provider that has one; of several, `keysFor` tells.
   * @throws ConfigurationError when the operation needs a key and there is none
   */
  authorize(headers: Record<string, string>, operation: Pick<Operation, 'id' | 'auth'>): void {
    const { auth } = this.definition;
    const key = this.#credentials.get('');
    if (key !== undefined && auth.scheme === 'bearer') headers.authorization = `Bearer ${key}`;
    else if (key !== undefined && auth.scheme === 'apiKey') headers[auth.header.toLowerCase()] = key;
    else if (operation.auth === 'required')
      throw missingKey(this.definition, { operation: operation.id, source: keySource(auth) });
  }

  /** The credential for a scheme; undefined where there is none. To be written into a request, and nowhere else. */
  credential(scheme: string): string | undefined {
    return this.#credentials.get(scheme);
  }

  /** Closes idle connections of the client's own transport; one that was handed in stays open. */
  async close(): Promise<void> {
    if (this.#givenTransport === undefined && this.#transport !== undefined) await (await this.#transport).close();
  }

  toJSON(): { provider: string; baseUrl: string } {
    return { provider: this.definition.id, baseUrl: this.baseUrl.href };
  }
}

async function bind(given: Transport): Promise<Transport> {
  const { boundTransport } = await import('../transport/bound-transport.ts');
  return boundTransport(given);
}

/** Every credential, and what else gives one away. */
function secretsOf({ definition, credentials }: SecretParts): string[] {
  const { auth } = definition;
  return [...credentials].flatMap(([name, text]) => {
    const scheme = auth.scheme === 'several' ? auth.schemes[name] : undefined;
    return scheme?.type === 'basic' ? [text, basicText(text), text.slice(text.indexOf(':') + 1)] : [text];
  });
}

interface SecretParts {
  readonly definition: ProviderDefinition;
  readonly credentials: ReadonlyMap<string, string>;
}

/** The error for an operation that is called without the key that it needs. */
export function missingKey(
  { id, title }: ProviderDefinition,
  { operation, source }: { readonly operation: string; readonly source: string },
): ConfigurationError {
  return new ConfigurationError({
    message: `${title} needs a key: set ${source} to the client.`,
    category: 'configuration',
    provider: id,
    operation,
    phase: 'configuration',
  });
}
