import { describe, expect, it } from 'vitest';
import type { PageExample, PageFacts } from '../docs/page-facts.ts';
import { pageContradictions } from './page-contradictions.ts';

/** The places of what contradicts, in examples of a page whose answers have `a` (200) or `b` (201). */
function places(...examples: readonly Omit<PageExample, 'line'>[]): string[] {
  const facts: PageFacts = {
    endpoints: [],
    models: [],
    headers: [],
    request: { properties: { a: { type: 'string' } } },
    answers: [
      { status: 200, schema: { properties: { a: { type: 'string' } } } },
      { status: 201, schema: { properties: { b: { type: 'string' } } } },
    ],
    errors: [],
    examples: examples.map((example) => ({ ...example, line: 1 })),
    unread: [],
  };
  return pageContradictions(facts).map(({ place, says }) => `${place} ${String(says)}`);
}

describe('pageContradictions', () => {
  it('tells each once, by the first example that shows it', () => {
    expect(places({ kind: 'request', value: { a: 1 } }, { kind: 'request', value: { a: true } })).toEqual([
      'example/request/a is integer where the page says string',
    ]);
  });

  it('holds an answer of a status against that, and any other against the closest', () => {
    expect(places({ kind: 'response', value: { b: 'x' } })).toEqual([]);
    expect(places({ kind: 'response', status: 201, value: { b: 'x' } })).toEqual([]);
    expect(places({ kind: 'response', status: 200, value: { b: 'x' } })).toEqual([
      'example/response/b is in the example and in no schema',
    ]);
    expect(places({ kind: 'response', status: 404, value: { b: 'x' } })).toEqual([]);
  });
});
