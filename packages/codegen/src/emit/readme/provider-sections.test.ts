import { describe, expect, it } from 'vitest';
import type { ErrorRowSpec } from '../../model/match-error-row.ts';
import type { ClientModel } from '../../model/model.ts';
import { schemasModel } from '../../testing/schemas-model.ts';
import { contradictionSection } from './contradiction-section.ts';
import { costSection } from './cost-section.ts';
import { durationWords } from './duration-words.ts';
import { adviceTable, errorSections } from './error-sections.ts';

function modelWith(spec: Partial<ClientModel['spec']>, facts: Partial<ClientModel> = {}): ClientModel {
  const model = schemasModel({}, { source: 'provider' });
  return { ...model, spec: { ...model.spec, ...spec }, ...facts };
}

const row = (when: ErrorRowSpec['when'], then: Partial<ErrorRowSpec['then']> = {}): ErrorRowSpec => ({
  id: 'row',
  when,
  then: { class: 'Provider', category: 'provider', retry: 'never', billable: 'no', ...then },
  example: {},
});

/** Rows of the tables, without their heads. */
function rows(sections: readonly string[]): string[] {
  return sections.flatMap((section) => (section.startsWith('| ') ? section.split('\n').slice(2) : []));
}

describe('errors', () => {
  it('say what to do once a class, in an order of their own, with all that its rows allow', () => {
    const errors = [
      row({ status: 500 }, { retry: 'if-unsent', billable: 'maybe' }),
      row({ status: 401 }, { class: 'Authentication', category: 'auth' }),
      row({}, {}),
    ];
    const [key, provider] = rows(errorSections(modelWith({ errors })));
    expect(key).toMatch(/^\| `AuthenticationError` \| .*`ACME_API_KEY`.* \| never \| no \|$/);
    expect(provider).toMatch(/^\| `ProviderError` \| .* \| never, if-unsent \| no, maybe \|$/);
  });

  it('name the credentials where a document knows several', () => {
    const errors = [row({ status: 401 }, { class: 'Authentication', category: 'auth' })];
    const scheme = (env: string) => ({ type: 'bearer', env }) as const;
    const table = (...envs: string[]) => {
      const schemes = Object.fromEntries(envs.map((env) => [env, scheme(env)]));
      return adviceTable(modelWith({ errors }, { security: { schemes, security: [] } }));
    };
    expect(table('A')).toContain('Check the key in `A` or `apiKey`:');
    expect(table('A', 'B')).toContain('Check what `credentials` gives:');
  });

  it('have every row of the contract', () => {
    const when = { status: [200, '4xx' as const], operation: 'a.b', body: { '/code': { not: 1, matches: 'a|b' } } };
    const errors = [
      row(when),
      { ...row({ transport: ['dns', 'tls'], body: { '': { exists: true } } }), evidence: 'assumed' as const },
      row({ task: 'failed', body: { '/x': { exists: false, in: [1, 'a'] } } }),
      row({}),
    ];
    expect(rows(errorSections(modelWith({ errors }))).slice(1)).toEqual([
      '| 200, 4xx; from `a.b`; `/code` not `1`, matches `a\\|b` | `ProviderError` | never | no |',
      '| `body` is there; dns, tls (assumed) | `ProviderError` | never | no |',
      '| `/x` is absent, in `[1,"a"]`; task failed | `ProviderError` | never | no |',
      '| anything else | `ProviderError` | never | no |',
    ]);
  });
});

describe('cost and expiry', () => {
  it('name where each fact is read', () => {
    const meta = { costUsd: [{ header: 'x-usd' }, { body: '/usd', evidence: 'digest' as const }] };
    expect(rows(costSection(modelWith({ meta })))).toEqual([
      '| `response.cost.usd` | US dollars that the call cost | header `x-usd`, else body `/usd` (digest) |',
    ]);
    expect(costSection(modelWith({}))).toContain('The provider tells no cost with its answers.');
  });

  it('say how long links work, where that is known', () => {
    const images = {
      'a.get': [{ base64: '/b' }],
      'b.get': [{ url: '/u' }],
      'c.get': [{ url: '/u' }, { url: '/v', expires: '7d', evidence: 'digest' as const }],
    };
    const text = costSection(modelWith({ images })).join('\n');
    expect(text).not.toContain('`a.get`');
    expect(text).toContain('- How long links to images from `b.get` work is not known: save what you keep.');
    expect(text).toContain(
      '- Links to images from `c.get` work for 7 days (digest); `image.expiresAt` has the moment.',
    );
  });

  it('lead to the first page that has an address, for prices', () => {
    const docs: ClientModel['spec']['docs'] = [
      { id: 'a', reader: 'prose' },
      { id: 'b', reader: 'prose', url: 'https://acme.test/b' },
    ];
    expect(costSection(modelWith({ docs })).join('\n')).toContain('see [its page](https://acme.test/b).');
    expect(costSection(modelWith({})).join('\n')).toContain('see [its page](https://api.acme.test).');
  });

  it.each([
    [86_400_000, '1 day'],
    [5_400_000, '90 minutes'],
    [1500, '1500 milliseconds'],
    [0, '0 milliseconds'],
  ])('%i is %s', (span, words) => {
    expect(durationWords(span)).toBe(words);
  });
});

describe('contradictions', () => {
  const sources = [
    { source: 'A', says: 'one | two' },
    { source: 'B', says: '<three>' },
  ];

  it('are those of the provider and those beside the facts of its document, each once', () => {
    const beside = { 'x-contradiction': { sources, decision: 'Any.' } };
    const other = { 'x-contradiction': { sources, decision: 'The status.' } };
    const post = { operationId: 'images.generate', description: 'x', ...beside, responses: { '200': other } };
    const document = {
      paths: { '/v1/images': { post } },
      components: { schemas: { Size: { properties: { width: { ...beside, type: 'integer' } } } } },
    };
    const contradictions = [{ about: 'seed', sources, decision: 'None.' }];
    expect(rows(contradictionSection(modelWith({ contradictions }, { document })))).toEqual([
      '| seed | A: one \\| two<br>B: &lt;three> | None. |',
      '| `images.generate` | A: one \\| two<br>B: &lt;three> | Any. |',
      '| `images.generate` `responses` `200` | A: one \\| two<br>B: &lt;three> | The status. |',
    ]);
  });

  it('have no section where there are none', () => {
    expect(contradictionSection(modelWith({}))).toEqual([]);
  });
});
