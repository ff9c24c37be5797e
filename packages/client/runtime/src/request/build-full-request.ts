import { commonHeaders, type RequestParts } from '../call/build-request.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { HttpRequest } from '../exchange/http.ts';
import { baseOf } from './base-of.ts';
import { bodyOf } from './body-of.ts';
import { headerValues } from './header-values.ts';
import { keysFor } from './keys-for.ts';
import { pairsOf } from './pairs-of.ts';
import { pathOf } from './path-of.ts';
import type { Pair } from './styled.ts';

const nothing = {};

/**
 * Puts together a request that has more to it than texts in its address and a JSON object: every style of parameters, every
 * kind of body, several keys, a server of its own.
 * @throws ValidationError for what cannot travel where it must, ConfigurationError for options
 */
export function buildFullRequest(parts: RequestParts): HttpRequest {
  const { operation, client, options } = parts;
  const keys = keysFor(client, operation);
  const headers = { ...commonHeaders(parts), ...headerValues(parts) };
  const url = urlOf(parts, keys.query);
  const body = bodyOf(parts, options.extraBody ?? nothing);
  addCookies(parts, { headers, cookies: [...pairsOf(parts, 'cookie'), ...keys.cookies] });
  if (body !== undefined) headers['content-type'] = body.type;
  Object.assign(headers, keys.headers);
  const { method } = operation;
  return body === undefined ? { method, url, headers } : { method, url, headers, body: body.body };
}

function urlOf(parts: RequestParts, keys: readonly Pair[]): URL {
  const base = baseOf(parts);
  const [path = '', ...query] = (pathOf(parts).split('#', 1)[0] ?? '').split('?');
  const url = new URL(`${base.origin}${base.pathname.replace(/\/+$/, '')}${path}`);
  const given = [...pairsOf(parts, 'query'), ...keys].map(([name, value]) => `${name}=${value}`);
  const all = [base.search, query.join('?'), ...given].filter((one) => one !== '');
  url.search = all.join('&');
  return url;
}

/** Adds cookies behind those that the caller's own header has. */
function addCookies(
  { client, operation }: RequestParts,
  { headers, cookies }: { headers: Record<string, string>; cookies: readonly Pair[] },
): void {
  if (cookies.length === 0) return;
  if (globalThis.navigator?.userAgent?.startsWith('Mozilla/')) {
    throw new ConfigurationError({
      message: 'A browser lets no program send cookies of its own: call this operation from a server.',
      category: 'configuration',
      provider: client.definition.id,
      operation: operation.id,
      phase: 'configuration',
    });
  }
  const own = headers.cookie === undefined ? [] : [headers.cookie];
  headers.cookie = [...own, ...cookies.map(([name, value]) => `${name}=${value}`)].join('; ');
}
