import { describe, expect, it } from 'vitest';
import type { FactSchema } from '../docs/page-facts.ts';
import type { LockedFacts } from './lock.ts';
import { compareSiblings, type SiblingPage } from './siblings.ts';

interface Said {
  readonly models?: readonly string[];
  readonly request?: FactSchema;
  readonly answers?: LockedFacts['answers'];
}

function pageOf(
  id: string,
  { models = [], request = {}, answers = [] }: Said,
  operation = 'images.generate',
): SiblingPage {
  return { id, operation, facts: { endpoints: [], models, headers: [], request, answers, errors: [] } };
}

/** What two pages contradict each other in. */
function disputes(first: Said, second: Said): string[] {
  return compareSiblings([pageOf('a', first), pageOf('b', second)]).map(({ sources }) =>
    sources.map(({ statement, says }) => `${statement} ${JSON.stringify(says)}`).join(' | '),
  );
}

const steps = (schema: FactSchema): FactSchema => ({ properties: { steps: schema } });

describe('compareSiblings', () => {
  it('tells what both say of one field, and not the same', () => {
    expect(disputes({ request: steps({ maximum: 5 }) }, { request: steps({ maximum: 9 }) })).toEqual([
      'a/request/steps/maximum 5 | b/request/steps/maximum 9',
    ]);
    expect(disputes({ request: steps({ maximum: 5 }) }, { request: steps({ minimum: 1 }) })).toEqual([]);
  });

  it('lets models have limits of their own, but not fields of another type', () => {
    const [one, two] = [{ models: ['one'] }, { models: ['two'] }];
    expect(disputes({ ...one, request: steps({ maximum: 5 }) }, { ...two, request: steps({ maximum: 9 }) })).toEqual(
      [],
    );
    expect(
      disputes({ ...one, request: steps({ type: 'integer' }) }, { ...two, request: steps({ type: 'string' }) }),
    ).toEqual(['a/request/steps/type "integer" | b/request/steps/type "string"']);
  });

  it('tells where one page requires what another does not', () => {
    const [first, second] = [['steps'], []].map((required) => ({ request: { ...steps({}), required } }));
    expect(disputes(first ?? {}, second ?? {})).toEqual([
      'a/request/steps/required true | b/request/steps/required false',
    ]);
  });

  it('tells another status, and bodies of which each has what the other has not', () => {
    const answer = (status: number, ...names: string[]): Said => ({
      models: [String(status)],
      answers: [{ status, schema: { properties: Object.fromEntries(names.map((name) => [name, {}])) } }],
    });
    expect(disputes(answer(200, 'data'), answer(200, 'data', 'meta'))).toEqual([]);
    expect(disputes(answer(200, 'data'), answer(201, 'data'))).toEqual(['a/response/200 200 | b/response/201 201']);
    expect(disputes(answer(200, 'data', 'id'), answer(200, 'data', 'meta'))).toEqual([
      'a/response/200 "members data, id" | b/response/200 "members data, meta"',
    ]);
  });

  it('leaves pages of different operations alone', () => {
    const pages = ['x.do', 'y.do'].map((id, at) => pageOf(id, { request: steps({ maximum: at }) }, id));
    expect(compareSiblings(pages)).toEqual([]);
  });
});
