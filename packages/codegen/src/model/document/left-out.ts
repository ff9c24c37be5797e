/** Names what a document has and a client does not: once a kind, with the number of them. */
import { asObject, isObject, type JsonObject } from '../../json.ts';
import type { DocumentContext } from './document-context.ts';
import type { OperationSource } from './list-operations.ts';
import { lineOf } from './read-parameters.ts';

interface Found {
  readonly node: JsonObject;
  readonly key: string;
  readonly where: string;
}

/** Reports callbacks, webhooks and links. */
export function reportLeftOut(
  document: JsonObject,
  sources: readonly OperationSource[],
  context: DocumentContext,
): void {
  const callbacks = sources.filter(({ node }) => hasMembers(node.callbacks));
  report(
    'Callbacks',
    callbacks.map((source) => ({ node: source.node, key: 'callbacks', where: lineOf(source) })),
    context,
  );
  const links = sources.flatMap((source) => linksOf(source));
  report('Links', links, context);
  for (const key of ['webhooks', 'x-webhooks']) {
    const names = Object.keys(asObject(document[key])).map((name) => ({ node: document, key, where: name }));
    report('Webhooks', names, context);
  }
}

function linksOf(source: OperationSource): Found[] {
  return Object.entries(asObject(source.node.responses)).flatMap(([status, response]) => {
    const node = asObject(response);
    return hasMembers(node.links) ? [{ node, key: 'links', where: `${status} of ${lineOf(source)}` }] : [];
  });
}

function report(what: string, found: readonly Found[], context: DocumentContext): void {
  const [first] = found;
  if (!first) return;
  const others = found.length > 1 ? ` and ${found.length - 1} more` : '';
  const key = { node: first.node, key: first.key };
  context.report('left-out', key, `${what} are left out: a client only calls (${first.where}${others}).`);
}

function hasMembers(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0;
}
