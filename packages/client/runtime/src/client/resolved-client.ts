import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Auth, Operation, ProviderDefinition } from '../operation.ts';
import type { Transport } from '../transport/transport.ts';
import { isLoopback } from './is-loopback.ts';
import { keyRedactor } from './key-redactor.ts';
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
  readonly #apiKey: string | undefined;
  readonly #givenTransport: Transport | undefined;
  #transport: Promise<Transport> | undefined;
  /** Takes every occurrence of the key out of a text. */
  readonly redact: (text: string) => string;

  constructor(parts: {
    readonly definition: ProviderDefinition;
    readonly baseUrl: URL;
    readonly options: ClientSettings;
    readonly apiKey: string | undefined;
    readonly transport: Transport | undefined;
  }) {
    this.definition = parts.definition;
    this.baseUrl = parts.baseUrl;
    this.options = parts.options;
    this.#apiKey = parts.apiKey;
    this.#givenTransport = parts.transport;
    this.redact = keyRedactor(parts.apiKey);
  }

  /** Whether the API is on this very machine; answers may then name loopback addresses too. */
  get allowLoopback(): boolean {
    return isLoopback(this.baseUrl);
  }

  /** The transport: the one from the options, or undici, loaded with the first call. */
  transport(): Promise<Transport> {
    this.#transport ??= this.#givenTransport ? Promise.resolve(this.#givenTransport) : loadTransport();
    return this.#transport;
  }

  /**
   * Adds the header with the key to `headers`.
   * @throws ConfigurationError when the operation needs a key and there is none
   */
  authorize(headers: Record<string, string>, operation: Pick<Operation, 'id' | 'auth'>): void {
    const { auth } = this.definition;
    if (this.#apiKey !== undefined)
      headers[keyHeader(auth)] = auth.scheme === 'bearer' ? `Bearer ${this.#apiKey}` : this.#apiKey;
    else if (operation.auth === 'required') throw missingKey(this.definition, operation.id);
  }

  /** Closes idle connections of the client's own transport; one that was handed in stays open. */
  async close(): Promise<void> {
    if (this.#givenTransport === undefined && this.#transport !== undefined) await (await this.#transport).close();
  }

  toJSON(): { provider: string; baseUrl: string } {
    return { provider: this.definition.id, baseUrl: this.baseUrl.href };
  }
}

/** Lower-case name of the header that carries the key. */
export function keyHeader(auth: Auth): string {
  return auth.scheme === 'bearer' ? 'authorization' : auth.header.toLowerCase();
}

async function loadTransport(): Promise<Transport> {
  const { UndiciTransport } = await import('../transport/undici-transport.ts');
  return new UndiciTransport();
}

function missingKey(definition: ProviderDefinition, operation: string): ConfigurationError {
  const { id, title, auth } = definition;
  return new ConfigurationError({
    message: `${title} needs a key: set ${auth.env} or pass { apiKey } to the client.`,
    category: 'configuration',
    provider: id,
    operation,
    phase: 'configuration',
  });
}
