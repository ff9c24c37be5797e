import { expect, test } from 'vitest';
import { findProviders, providerFile } from '../providers/providers.ts';
import type { Condition, Contract, ContractRow } from './contract.ts';
import { lintContract } from './lint-contract.ts';
import { readContract } from './read-contract.ts';

function row(id: string, when: Condition, category = id): ContractRow {
  const then = { class: 'Provider', category, retry: 'never', billable: 'no', retryAfter: [] } as const;
  return { id, when, then, example: {}, evidence: 'assumed' };
}

function lint(rows: readonly ContractRow[], order: Contract['order'] = []): string[] {
  const operations = [{ id: 'images.generate', safe: false }];
  const place = { provider: 'acme', host: 'https://acme.example', code: [] };
  const problems = lintContract({ ...place, operations, polls: ['images.generate'], rows, order });
  return problems.map(({ row: id = '-', message, witness }) =>
    [id, message.split(':')[0], ...(witness ? [JSON.stringify(witness)] : [])].join(' '),
  );
}

const rest = row('unknown', {});

test.each(findProviders())(
  'the contract of %s is total, decided and without dead rows',
  { timeout: 60_000 },
  (provider) => {
    const openapi = providerFile(provider, 'openapi.json');
    expect(lintContract(readContract({ openapi, contract: providerFile(provider, 'provider.yaml') }))).toEqual([]);
  },
);

test('a failure that no row means is shown', () => {
  const lines = lint([row('client', { status: ['4xx'] }), row('lost', { transport: ['reset'] })]);
  expect(lines).toContain('- a failure is meant by no row {"operation":"images.generate","status":100}');
  expect(lines).toContain('- a failure is meant by no row {"operation":"images.generate","transport":"dns"}');
  expect(lines).toContain(
    '- a failure is meant by no row {"operation":"images.generate","status":200,"task":"failed"}',
  );
});

test('an answer of 2xx is a failure only by a row that speaks of such answers, wherever that stands', () => {
  const inSuccess = row('in-success', { status: ['2xx'], body: { '/error': { exists: true } } });
  expect(lint([inSuccess, rest])).toEqual([]);
  expect(lint([rest, inSuccess])).toEqual([]);
  expect(lint([row('in-success', { status: ['2xx', '4xx'], operation: [] }), rest])).toEqual([
    'in-success is reached by no failure',
  ]);
});

test('a row that others leave nothing is dead', () => {
  expect(lint([row('client', { status: ['4xx'] }), row('missing', { status: [404] }), rest])[0]).toBe(
    'missing is reached by no failure',
  );
});

test('of rows that overlap, the first is a special case, or means the same, or the order says why', () => {
  const money = row('money', { body: { '/message': { matches: 'credit' } } });
  const missing = row('missing', { status: [404] });
  const rows = [money, missing, rest];
  expect(lint(rows)).toEqual([
    'money decides what missing means otherwise, and is no special case of it {"operation":"images.generate","status":404,"body":{"message":"credit"}}',
  ]);
  expect(lint([money, row('missing', { status: [404] }, 'money'), rest])).toEqual([]);
  expect(lint(rows, [{ first: 'body', then: 'status', note: 'why' }])).toEqual([]);
  expect(lint(rows, [{ first: ['money'], then: ['missing'], note: 'why' }])).toEqual([]);
});

test('expressions overlap where a text can be found by both, and only there', () => {
  const matches = (pattern: string): Condition => ({ body: { '/message': { matches: pattern } } });
  const key = row('key', matches('^api key$'));
  expect(lint([key, row('money', matches('^credit')), rest])).toEqual([]);
  expect(lint([key, row('money', matches('key')), rest])).toEqual([]);
  expect(lint([row('key', matches('api')), row('money', matches('^credit')), rest])[0]).toContain(
    '"message":"creditapi"',
  );
});

test('a reason for an order that nothing needs is told, as is one about rows that are not there', () => {
  const order = [{ first: ['money'], then: ['unknown', 'gone'], note: 'why' }] as const;
  expect(lint([row('money', { status: [402] }), rest], order)).toEqual(['- order', '- order']);
});

test('kinds of transport failures and operations that are not known are told', () => {
  const lost = row('lost', { transport: ['lost'] });
  const other = row('other', { operation: ['images.edit'] });
  expect(lint([lost, other, rest])).toEqual([
    'lost there is no kind of transport failure "lost"',
    'other there is no operation "images.edit"',
    'lost is reached by no failure',
    'other is reached by no failure',
  ]);
});
