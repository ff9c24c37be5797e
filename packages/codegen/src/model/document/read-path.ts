/** Paths of a document, as templates that can be put into an address. */

/**
 * The path without a fragment, with everything percent-encoded that an address cannot hold; names in braces stay, but for
 * `a={a}` in its query where there is a query parameter of that name.
 */
export function pathTemplate(path: string, queryNames: ReadonlySet<string> = new Set()): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  const [before = ''] = rooted.split('#');
  return withoutPairs(before, queryNames)
    .split(/(\{[^{}]*\})/)
    .map((part, at) => (at % 2 === 1 ? part : encodeLiteral(part)))
    .join('');
}

function withoutPairs(path: string, names: ReadonlySet<string>): string {
  const [before = '', ...rest] = path.split('?');
  const pairs = rest.join('?').split('&');
  const kept = pairs.filter((pair) => !names.has(/^[^=]*=\{([^{}]*)\}$/.exec(pair)?.[1] ?? ''));
  return rest.length === 0 || kept.length === 0 ? before : `${before}?${kept.join('&')}`;
}

/** Names in braces, each once. */
export function templateNames(path: string): string[] {
  return [...new Set([...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))];
}

function encodeLiteral(text: string): string {
  return text
    .toWellFormed()
    .replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/gu, (letter) => encodeURIComponent(letter));
}
