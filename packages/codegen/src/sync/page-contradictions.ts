/** Where a page's examples are not what its own schemas say. */
import type { FactSchema, PageExample, PageFacts } from '../docs/page-facts.ts';
import { checkExample, type Mismatch } from './check-example.ts';
import type { Statement } from './lock.ts';
import { toJson } from './to-json.ts';

/** Every contradiction once, however many examples of the page show it. */
export function pageContradictions(facts: PageFacts): Statement[] {
  const found = new Map<string, Statement>();
  for (const example of facts.examples) {
    for (const { place, message } of mismatchesOf(example, facts)) {
      if (!found.has(place)) found.set(place, { place, says: message });
    }
  }
  return [...found.values()];
}

/** An answer may be any of those that the page describes: of several, it is held against the closest. */
function mismatchesOf(example: PageExample, facts: PageFacts): Mismatch[] {
  const place = `example/${example.kind}`;
  const found = schemasFor(example, facts).map((schema) => checkExample(toJson(example.value), schema, place));
  return found.reduce((best, one) => (one.length < best.length ? one : best), found[0] ?? []);
}

function schemasFor({ kind, status }: PageExample, { request, answers }: PageFacts): FactSchema[] {
  if (kind === 'request') return request ? [request] : [];
  const meant = answers.filter(
    (answer) => status === undefined || answer.status === undefined || answer.status === status,
  );
  return meant.flatMap(({ schema }) => (schema ? [schema] : []));
}
