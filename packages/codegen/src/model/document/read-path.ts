/** Paths of a document, as templates that can be put into an address. */

/** The path without a fragment, with everything percent-encoded that an address cannot hold; names in braces stay. */
export function pathTemplate(path: string): string {
  const rooted = path.startsWith('/') ? path : `/${path}`;
  const [before = ''] = rooted.split('#');
  return before
    .split(/(\{[^{}]*\})/)
    .map((part, at) => (at % 2 === 1 ? part : encodeLiteral(part)))
    .join('');
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
