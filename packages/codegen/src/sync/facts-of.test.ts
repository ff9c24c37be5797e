import { expect, it } from 'vitest';
import type { PageFacts } from '../docs/page-facts.ts';
import { factsOf } from './facts-of.ts';

const facts: PageFacts = {
  endpoints: [
    { method: 'GET', url: 'https://a.test/1' },
    { method: 'GET', url: 'https://a.test/2' },
  ],
  models: ['a', 'b'],
  headers: [
    { name: 'a', required: true },
    { name: 'B', required: false },
  ],
  answers: [{ status: 200 }, { status: 201 }],
  errors: [
    { status: 400, title: 'Bad' },
    { status: 500, title: 'Worse' },
  ],
  examples: [],
  unread: [],
};

it('gives the same facts in whatever order a page has them', () => {
  const reversed: PageFacts = {
    ...facts,
    endpoints: facts.endpoints.toReversed(),
    models: facts.models.toReversed(),
    headers: facts.headers.toReversed(),
    answers: facts.answers.toReversed(),
    errors: facts.errors.toReversed(),
  };
  expect(factsOf(reversed)).toEqual(factsOf(facts));
  expect(factsOf(facts).answers).toEqual([{ status: 200 }, { status: 201 }]);
});
