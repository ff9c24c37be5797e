import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../docs/page-facts.ts';
import { fixtureProvider } from '../testing/fixture-provider.ts';
import { judgePage } from './judge-page.ts';
import { specSourcesOf } from './spec-sources.ts';
import { operationsOf } from './spec-view.ts';

const nothing: PageFacts = {
  endpoints: [],
  models: [],
  headers: [],
  answers: [],
  errors: [],
  examples: [],
  unread: [],
};

/** What does not stand in the fixture's spec: place, what the page says, what the spec says, and its line. */
function open(facts: Partial<PageFacts>, change: Parameters<typeof fixtureProvider>[0] = {}): unknown[] {
  const sources = specSourcesOf(fixtureProvider(change)).value;
  if (!sources) throw new Error('The fixture is at fault.');
  const [operation] = operationsOf(sources);
  if (!operation) throw new Error('The fixture has no operation.');
  return judgePage(sources, { facts: { ...nothing, ...facts }, operation })
    .filter(({ stands }) => !stands)
    .map(({ place, says, found, at }) => [place, says, found, `${at?.file}:${at?.line}`]);
}

const request = (properties: Record<string, Record<string, unknown>>, rest: object = {}): Partial<PageFacts> => ({
  request: { type: 'object', properties, ...rest },
});

describe('judgePage', () => {
  it('lets stand what the spec says', () => {
    const facts: Partial<PageFacts> = {
      endpoints: [{ method: 'post', url: 'https://api.acme.test/v1/images' }],
      headers: [
        { name: 'Authorization', required: true },
        { name: 'Content-Type', required: true },
      ],
      ...request(
        { prompt: { type: 'string', maxLength: 20 }, steps: { type: 'integer', minimum: 1, maximum: 50 } },
        { required: ['prompt'] },
      ),
      answers: [{ status: 200, schema: { properties: { data: { items: { properties: { url: {} } } } } } }],
      errors: [{ status: 429, title: 'Too many' }],
    };
    expect(open(facts)).toEqual([]);
  });

  it('tells another limit with the line where it stands', () => {
    expect(open(request({ steps: { maximum: 60 } }))).toEqual([
      ['request/steps/maximum', 60, 50, 'specs/acme/openapi.yaml:26'],
    ]);
  });

  it('tells a limit that the spec has not, with the line of its member', () => {
    expect(open(request({ steps: { multipleOf: 5 } }))).toEqual([
      ['request/steps/multipleOf', 5, undefined, 'specs/acme/openapi.yaml:26'],
    ]);
  });

  it('tells a member that the spec has not, and all that is said about it', () => {
    expect(open(request({ seed: { type: 'integer' } })).map((line) => [line].flat(2)[0])).toEqual([
      'request/seed',
      'request/seed/type',
    ]);
  });

  it('tells whether a member is required, only where the page tells it of its members', () => {
    expect(open(request({ steps: {} }))).toEqual([]);
    expect(open(request({ steps: {}, prompt: {} }, { required: ['steps', 'prompt'] }))).toEqual([
      ['request/steps/required', true, false, 'specs/acme/openapi.yaml:26'],
    ]);
    expect(open(request({ prompt: {} }, { required: [] }))).toEqual([
      ['request/prompt/required', false, true, 'specs/acme/openapi.yaml:25'],
    ]);
    expect(open(request({ prompt: {} }, { 'x-conditional': ['prompt'] }))).toEqual([
      ['request/prompt/conditional', true, true, 'specs/acme/openapi.yaml:25'],
    ]);
  });

  it('asks requests for the very same values, and answers for no more than the spec allows', () => {
    const change = { replace: 'steps: { type: integer,', by: 'steps: { enum: [1, 2, 3],' };
    expect(open(request({ steps: { enum: [1, 2] } }), change)).toHaveLength(1);
    expect(open(request({ steps: { enum: [3, 2, 1] } }), change)).toEqual([]);
    const answer = (url: Record<string, unknown>): Partial<PageFacts> => ({
      answers: [{ schema: { properties: { data: { items: { properties: { url } } } } } }],
    });
    const wider = { replace: 'url: { type: string,', by: "url: { type: [string, 'null'], enum: [a, b, null]," };
    expect(
      open(request({ steps: { type: 'integer' } }), {
        replace: 'steps: { type: integer,',
        by: 'steps: { type: number,',
      }),
    ).toHaveLength(1);
    expect(open(answer({ type: 'string', enum: ['a'] }), wider)).toEqual([]);
    expect(open(answer({ type: 'number', enum: ['c'] }), wider)).toHaveLength(2);
  });

  it('finds a form of a page in any form of the spec', () => {
    const change = {
      replace: 'steps: { type: integer, minimum: 1, maximum: 50,',
      by: 'steps: { anyOf: [{ type: integer, minimum: 1 }, { type: string, enum: [few, many] }],',
    };
    const forms = (few: string): Partial<PageFacts> =>
      request({
        steps: {
          anyOf: [
            { type: 'string', enum: [few, 'many'] },
            { type: 'integer', minimum: 1 },
          ],
        },
      });
    expect(open(forms('few'), change)).toEqual([]);
    expect(open(forms('less'), change)).toEqual([
      ['request/steps/anyOf/0/enum', ['less', 'many'], ['few', 'many'], 'specs/acme/openapi.yaml:26'],
    ]);
  });

  it('lets an error stand where its whole class is documented', () => {
    const change = { replace: "        '200':", by: "        '4XX': { description: No. }\n        '200':" };
    expect(open({ errors: [{ status: 418, title: 'Teapot' }] }, change)).toEqual([]);
    expect(open({ errors: [{ status: 518, title: 'Teapot' }] }, change)).toHaveLength(1);
  });

  it('tells another address, header, status, error and life of a link', () => {
    const facts: Partial<PageFacts> = {
      endpoints: [{ method: 'POST', url: 'https://api.acme.test/v2/images' }],
      headers: [{ name: 'X-Team', required: true }],
      answers: [{ status: 201 }, { status: 200, schema: { 'x-expires': '7d' } }],
      errors: [{ status: 418, title: 'Teapot' }],
      models: ['acme-2'],
    };
    expect(open(facts).map((line) => [line].flat(2)[0])).toEqual([
      'endpoint/POST https://api.acme.test/v2/images',
      'model/acme-2',
      'header/X-Team',
      'response/201',
      'response/200/expires',
      'error/418',
    ]);
  });
});
