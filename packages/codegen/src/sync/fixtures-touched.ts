/** Which cases of the conformance suite a change of a page concerns. */
import { parse } from 'yaml';
import { asArray, asObject, isObject, type Json } from '../json.ts';
import type { SourceFile } from '../load/read-provider.ts';
import { checkExample, type Mismatch } from './check-example.ts';
import type { FactsPair } from './compare-facts.ts';
import type { LockedFacts } from './lock.ts';
import { sameMeaning } from './same-meaning.ts';

/** A case whose request fits the page otherwise than before. */
export interface TouchedFixture {
  readonly file: string;
  /** What is wrong with it now; nothing where it fits now and did not before. */
  readonly now: readonly string[];
}

/** Cases that say they were made from the page, and whose requests the new facts judge otherwise. */
export function fixturesTouched(
  files: readonly SourceFile[],
  page: FactsPair & { readonly id: string },
): TouchedFixture[] {
  return files.flatMap((file) => {
    const bodies = bodiesFrom(parse(file.text, { merge: true }), page.id);
    const [before, now] = [page.before, page.after].map((facts) => bodies.flatMap((body) => judge(body, facts)));
    if (!now || sameMeaning(before, now)) return [];
    return [{ file: file.path, now: [...new Set(now.map(({ place, message }) => `${place} ${message}`))] }];
  });
}

function judge(body: Json, { request }: LockedFacts): Mismatch[] {
  return request ? checkExample(body, request, 'request') : [];
}

/** The bodies of requests of a case, or of each sample, that is documented by the page. */
function bodiesFrom(value: unknown, page: string): Json[] {
  const cases = isObject(value) && 'provenance' in value ? [value] : Object.values(asObject(value));
  return cases.filter((one) => isFrom(asObject(one).provenance, page)).flatMap(bodiesIn);
}

function isFrom(provenance: Json | undefined, page: string): boolean {
  const { evidence, source } = asObject(provenance);
  if (evidence !== 'documented' || typeof source !== 'string') return false;
  // A whole word: one docs id is often the beginning of another.
  return source.split(/[^A-Za-z0-9-]+/).includes(page);
}

function bodiesIn(one: unknown): Json[] {
  const { call, request, exchange } = asObject(one);
  const calls = [asObject(call).input].flatMap((input) => (isObject(input) ? [input] : []));
  const requests = [request, ...asArray(exchange).map((step) => asObject(step).request)];
  return [...calls, ...requests.flatMap((step) => asObject(step).json ?? [])];
}
