import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { type LivePlan, readLivePlan, rerecordAges } from './live-plan.ts';

const known = 'evidence: assumed, source: a test';

function planOf(text: string): { readonly directory: string; readonly read: () => LivePlan } {
  const directory = temporaryFolder();
  const fixtures = join(directory, 'fixtures');
  mkdirSync(join(fixtures, 'acme'), { recursive: true });
  writeFileSync(
    join(fixtures, 'acme', 'samples.yaml'),
    'things.get: { call: { method: things.get, input: { id: a } }, request: { method: GET, path: /a } }',
  );
  writeFileSync(join(directory, 'acme.yaml'), text);
  return { directory, read: () => readLivePlan('acme', { directory, fixtures }) };
}

test('a call is a sample or written out, each with the most that it costs', () => {
  const { read } = planOf(`
calls:
  - { sample: things.get, price: free, ${known} }
  - { call: { method: things.make }, price: 0.25 CNY, ${known} }
`);
  expect(read().calls).toMatchObject([
    { call: { method: 'things.get', input: { id: 'a' } }, price: { kind: 'free' } },
    { call: { method: 'things.make' }, price: { kind: 'money', amount: 0.25, currency: 'CNY', usd: 0.0425 } },
  ]);
});

test.each([
  [`calls: [{ sample: things.get, price: 1 EUR, ${known} }]`, /acme\.yaml:1: calls\.0\.price: /],
  [`calls: [{ sample: things.get, ${known} }]`, /price/],
  [`calls: [{ sample: things.put, price: free, ${known} }]`, /not things\.put/],
  [`calls: [{ price: free, ${known} }]`, /not none/],
  [`calls: [{ sample: things.get, call: { method: a }, price: free, ${known} }]`, /either/],
  ['calls: []', /calls/],
])('%s is refused', (text, message) => {
  expect(planOf(text).read).toThrow(message);
});

test('a plan may have an age of its own at which recordings are made again', () => {
  const { directory } = planOf(`rerecordAfter: 30d\ncalls: [{ sample: things.get, price: free, ${known} }]`);
  expect([...rerecordAges(['acme', 'other'], directory)]).toEqual([['acme', '30d']]);
});
