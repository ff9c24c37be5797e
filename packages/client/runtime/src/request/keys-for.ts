import { basicText } from '../client/basic-text.ts';
import { missingKey, type ResolvedClient } from '../client/resolved-client.ts';
import type { Operation, SecurityDefinition, SecurityScheme } from '../operation.ts';
import { percentEncode } from './percent-encode.ts';
import type { Pair } from './styled.ts';

/** What a cookie can hold as it is. */
const cookieText = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

/** What proves who calls, by the place where it travels. */
export interface Keys {
  readonly headers: Record<string, string>;
  readonly query: Pair[];
  readonly cookies: Pair[];
}

/**
 * The keys for a request: those of the first list of schemes that all have one. Where a list is empty, it works without.
 * @throws ConfigurationError when no list is met
 */
export function keysFor(client: ResolvedClient, operation: Operation): Keys {
  const keys: Keys = { headers: {}, query: [], cookies: [] };
  const { auth } = client.definition;
  if (auth.scheme !== 'several') {
    client.authorize(keys.headers, operation);
    return keys;
  }
  const lists = operation.security ?? auth.security;
  const isMet = (list: readonly string[]): boolean => list.every((name) => client.credential(name) !== undefined);
  // One that is empty is met without anything to show for it: a key that is there goes along.
  const met = lists.find((list) => list.length > 0 && isMet(list)) ?? lists.find(isMet);
  if (met === undefined && lists.length > 0 && operation.auth === 'required')
    throw missingKey(client.definition, { operation: operation.id, source: sources(auth, lists) });
  for (const name of met ?? []) {
    const scheme = Object.hasOwn(auth.schemes, name) ? auth.schemes[name] : undefined;
    const text = client.credential(name);
    if (scheme !== undefined && text !== undefined) put(keys, { scheme, text });
  }
  return keys;
}

function put({ headers, query, cookies }: Keys, { scheme, text }: { scheme: SecurityScheme; text: string }): void {
  switch (scheme.type) {
    case 'bearer':
      headers.authorization = `Bearer ${text}`;
      return;
    case 'basic':
      headers.authorization = `Basic ${basicText(text)}`;
      return;
    case 'apiKey':
      if (scheme.in === 'header') headers[scheme.name.toLowerCase()] = text;
      // The spelling that is taken out of every text beside the plain one.
      else if (scheme.in === 'query') query.push([percentEncode(scheme.name), encodeURIComponent(text)]);
      else cookies.push([percentEncode(scheme.name), cookieText.test(text) ? text : encodeURIComponent(text)]);
  }
}

/** What would do, for the error: `A_TOKEN, or A_USER and A_KEY, or pass { credentials: { token } }`. */
function sources({ schemes }: SecurityDefinition, lists: readonly (readonly string[])[]): string {
  const variables = lists.map((list) => list.map((name) => schemes[name]?.env ?? name).join(' and '));
  const names = lists.map((list) => list.join(', '));
  const option = Object.keys(schemes).length === 1 ? 'apiKey' : `credentials: { ${names[0] ?? ''} }`;
  return `${variables.join(', or ')}, or pass { ${option} }`;
}
