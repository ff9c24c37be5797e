/** The ledger of contradictions: what a page says that the spec leaves aside by a decision. */
import { type Diagnostic, diagnostic, type Location } from '../diagnostics.ts';
import { asArray, asObject, isObject, type Json } from '../json.ts';
import type { RawProvider } from '../load/read-provider.ts';
import { locate } from '../parse/origin.ts';
import { parseSource } from '../parse/parse-source.ts';
import { isCoveredBy } from './fact.ts';

/** One statement of a page, or part of a page, that an entry speaks about. */
export interface Cover {
  /** `<docs id>/<place>`. */
  readonly covers: string;
  readonly at: Location;
}

/** Every `covers` of a provider, from provider.yaml and from the contradictions beside facts of the wire. */
export function readLedger(raw: RawProvider): Cover[] {
  const own = raw.providerYaml ? asArray(asObject(parseSource(raw.providerYaml).value).contradictions) : [];
  const files = [raw.openapiYaml, ...raw.overlays.values()].flatMap((file) => file ?? []);
  return [...own, ...files.flatMap((file) => contradictionsIn(parseSource(file).value))].flatMap(coversOf);
}

function contradictionsIn(node: Json): Json[] {
  if (Array.isArray(node)) return node.flatMap(contradictionsIn);
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'x-contradiction' ? [value] : contradictionsIn(value),
  );
}

function coversOf(entry: Json): Cover[] {
  const covers = asArray(asObject(entry).covers);
  return covers.map((text, index) => ({ covers: String(text), at: locate(covers, index) }));
}

/** The entry that speaks about a statement. */
export function coverOf(ledger: readonly Cover[], page: string, place: string): Cover | undefined {
  return ledger.find(({ covers }) => isCoveredBy(`${page}/${place}`, covers));
}

/** Entries that speak about nothing that needs them: the page says something else now, or the spec says the same. */
export function idleCovers(ledger: readonly Cover[], open: readonly string[]): Diagnostic[] {
  return ledger
    .filter(({ covers }) => !open.some((statement) => isCoveredBy(statement, covers)))
    .map(({ covers, at }) => diagnostic('ledger-idle', at, `No statement of a page needs ${covers}.`));
}
