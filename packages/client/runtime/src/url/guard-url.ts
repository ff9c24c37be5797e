import { isLoopback } from '../client/is-loopback.ts';
import type { Phase } from '../errors/limner-error.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { isPublicHost } from './is-public-host.ts';

/** What a URL out of an answer may be, and whose answer it was. */
export interface GuardOptions {
  /** True when the client's own base URL is on this machine: URLs may then be too, and by plain http. */
  readonly allowLoopback: boolean;
  readonly provider: string;
  readonly operation?: string | undefined;
  readonly phase?: Phase;
}

/**
 * The one gate for every URL that came out of an answer: https, a public host, no credentials. Spaces around it are
 * dropped, for a documented example carries one. Names are not resolved here: where they lead is checked by the connection
 * itself (`addresses` of a request).
 * @throws ProtocolError that names the reason and at most the origin: the rest of a signed URL is a secret
 */
export function guardUrl(text: string, options: GuardOptions): URL {
  const url = parse(text);
  const reason = url === undefined ? 'no absolute URL' : reasonAgainst(url, options.allowLoopback);
  if (url !== undefined && reason === undefined) return url;
  const named = url === undefined ? 'A URL' : `The URL at ${url.protocol}//${url.host}`;
  throw new ProtocolError({
    message: `${named} in an answer was not opened: ${reason}. Nothing was sent to it.`,
    category: 'protocol',
    provider: options.provider,
    operation: options.operation,
    phase: options.phase ?? 'download',
    billable: 'no',
  });
}

function parse(text: string): URL | undefined {
  return URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
}

function reasonAgainst(url: URL, allowLoopback: boolean): string | undefined {
  if (url.username !== '' || url.password !== '') return 'it carries credentials';
  if (allowLoopback && isLoopback(url) && url.protocol === 'http:') return undefined;
  if (url.protocol !== 'https:') return 'it is not https';
  if (allowLoopback && isLoopback(url)) return undefined;
  return isPublicHost(url.hostname) ? undefined : 'its host is not on the public internet';
}
