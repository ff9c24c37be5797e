import { keyHeaders } from '../client/key-headers.ts';
import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Operation } from '../operation.ts';

/** Header fields that belong to the framing or to the key. */
const reserved = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
]);
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** A call, as far as its own header fields depend on it. */
export interface OwnHeadersParts {
  readonly client: ResolvedClient;
  readonly operation: Pick<Operation, 'id'>;
  readonly options: Pick<CallOptions, 'headers'>;
}

/**
 * The caller's own header fields, which may replace ours, but neither the key nor the framing.
 * @throws ConfigurationError
 */
export function ownHeaders({ client, operation, options }: OwnHeadersParts): Record<string, string> {
  const headers: Record<string, string> = {};
  const fail = (message: string): never => {
    const { id: provider } = client.definition;
    throw new ConfigurationError({
      message,
      category: 'configuration',
      provider,
      operation: operation.id,
      phase: 'configuration',
    });
  };
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    const lower = name.toLowerCase();
    if (keyHeaders(client.definition.auth).includes(lower))
      fail(`The option headers cannot set ${lower}: pass the key as { apiKey }.`);
    if (reserved.has(lower)) fail(`The option headers cannot set ${lower}: it belongs to the connection.`);
    if (!headerName.test(name)) fail('The option headers holds a name that no header field can have.');
    if (!isHeaderValue(value)) fail(`The option headers holds a value for ${lower} that no header field can have.`);
    headers[lower] = value;
  }
  return headers;
}

/** Whether a parameter can be sent as the header field of this name: it is one, and belongs neither to the framing nor to the body. */
export function isFreeHeader(name: string): boolean {
  return headerName.test(name) && !reserved.has(name.toLowerCase()) && name.toLowerCase() !== 'content-type';
}

/** Whether a text can be the value of a header field: one line of Latin-1. */
export function isHeaderValue(text: string): boolean {
  return headerValue.test(text);
}
