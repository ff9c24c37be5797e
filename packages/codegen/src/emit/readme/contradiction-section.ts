/** Where sources disagree: what the ledger of the provider says, and what stands beside single facts of the document. */
import { asArray, asObject, asString, isObject, type Json } from '../../json.ts';
import type { ClientModel } from '../../model/model.ts';
import { table, words } from '../markdown.ts';

interface Contradiction {
  readonly about: string;
  readonly sources: readonly { readonly source: string; readonly says: string }[];
  readonly decision: string;
}

/** The section; none where all sources agree. */
export function contradictionSection({ spec, document }: ClientModel): string[] {
  const known = [...(spec.contradictions ?? []), ...besideFacts(document)];
  if (known.length === 0) return [];
  const rows = known.map(({ about, sources, decision }) => [
    words(about),
    sources.map(({ source, says }) => `${words(source)}: ${words(says)}`).join('<br>'),
    words(decision),
  ]);
  const head = ['about', 'what is said', 'what this client does'];
  return ['## Where the documentation contradicts itself', table(head, rows)];
}

/** Those of a document, each said once, where it comes first. */
function besideFacts(document: Json): Contradiction[] {
  const same = Map.groupBy(contradictionsIn(document, []), (entry) => JSON.stringify([entry.sources, entry.decision]));
  return [...same.values()].flatMap(([first]) => first ?? []);
}

function* contradictionsIn(node: Json, path: readonly string[]): Generator<Contradiction> {
  if (Array.isArray(node)) {
    for (const item of node) yield* contradictionsIn(item, path);
  } else if (isObject(node)) {
    const method = asString(node.operationId);
    const place = method === undefined ? path : [method];
    const own = asObject(node['x-contradiction']);
    const decision = asString(own.decision)?.trim();
    if (decision !== undefined) yield { about: aboutWords(place), sources: asArray(own.sources).map(said), decision };
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'x-contradiction') yield* contradictionsIn(value, [...place, key]);
    }
  }
}

function said(entry: Json): { source: string; says: string } {
  const { source, says } = asObject(entry);
  return { source: asString(source) ?? '', says: asString(says) ?? '' };
}

/** Keys that lead on without saying anything. */
const silent = ['components', 'schemas', 'properties', 'items', 'anyOf', 'oneOf', 'paths', 'content', 'schema'];

function aboutWords(path: readonly string[]): string {
  return path
    .filter((key) => !silent.includes(key))
    .map((key) => `\`${key}\``)
    .join(' ');
}
