import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProviders, packageDirectory, providerFile } from '../providers/providers.ts';
import type { Condition, Contract, ContractRow } from './contract.ts';
import { readContract } from './read-contract.ts';
import { type Sweep, sweepContract } from './sweep.ts';
import { sweepCases } from './sweep-cases.ts';
import { sweepFile, writtenSweep } from './sweep-file.ts';

function row(id: string, when: Condition, then: Partial<ContractRow['then']> = {}): ContractRow {
  const meaning = {
    class: 'Provider',
    category: 'provider',
    retry: 'if-unsent',
    billable: 'maybe',
    retryAfter: [],
  } as const;
  return { id, when, then: { ...meaning, ...then }, example: {}, evidence: 'assumed' };
}

const contract: Contract = {
  provider: 'acme',
  host: 'https://acme.example',
  code: ['/error/code'],
  operations: [
    { id: 'images.generate', safe: false },
    { id: 'models.list', safe: true },
  ],
  polls: [],
  rows: [
    {
      ...row('out-of-credits', { body: { '/error/code': { equals: 'credits' } } }, { retry: 'never', billable: 'no' }),
      example: { json: { error: { code: 'credits' } } },
    },
    row('limited', { status: [429] }, { retry: 'always', billable: 'no', retryAfter: [{ header: 'Retry-After' }] }),
    row('gone', { status: [404], operation: ['models.list'] }, { retry: 'never' }),
    row('client', { status: ['4xx'] }, { retry: 'never', billable: 'no' }),
    row('unknown', {}),
  ],
  order: [],
};

const sample = (path: string): { call: { method: string }; request: { method: string; path: string } } => ({
  call: { method: 'any' },
  request: { method: 'GET', path },
});

const place = {
  provider: 'acme',
  file: 'acme.yaml',
  samples: { 'images.generate': sample('/images'), 'models.list': sample('/models') },
};

const cases = sweepCases(sweepContract(contract), place);

function expected(name: string): unknown {
  return cases.find((planned) => planned.name === `acme/${name}`)?.expect.error;
}

test.each(findProviders())('the sweep of %s is what its contract says today', { timeout: 60_000 }, (provider) => {
  const files = { openapi: providerFile(provider, 'openapi.json'), contract: providerFile(provider, 'provider.yaml') };
  const file = sweepFile(join(packageDirectory(), 'fixtures'), provider);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(writtenSweep(sweepContract(readContract(files))));
});

test('a sweep says which row each status reaches, alike ones together', () => {
  const { answers } = sweepContract(contract);
  const of = (operation: string, body: string): Sweep['answers'][number]['rows'] | undefined =>
    answers.find(({ operations, bodies }) => operations.includes(operation) && bodies.includes(body))?.rows;
  expect(of('images.generate', 'nothing')).toEqual({
    limited: '429',
    client: '400-428 430-499',
    unknown: '300-399 500-999',
  });
  expect(of('models.list', 'html-page')).toMatchObject({ gone: '404', client: '400-403 405-428 430-499' });
  expect(of('models.list', 'out-of-credits')).toEqual({ 'out-of-credits': '200-999' });
});

test('rows in another order are another sweep', () => {
  const changed = { ...contract, rows: contract.rows.toReversed() };
  expect(writtenSweep(sweepContract(changed))).not.toBe(writtenSweep(sweepContract(contract)));
});

test('every status from 400 to 599 is swept for each operation, and none that is a success', () => {
  for (const operation of ['images.generate', 'models.list']) {
    const statuses = cases.flatMap(({ operation: own, expect: { error } }) =>
      own === operation && error?.status !== undefined ? [error.status] : [],
    );
    expect(Array.from({ length: 200 }, (_, at) => at + 400).filter((status) => !statuses.includes(status))).toEqual([]);
    expect(statuses.filter((status) => status < 300)).toEqual([200]);
  }
});

test('what may be sent again depends on the row, on the operation and on what was sent', () => {
  const failure = { class: 'ProviderError', category: 'provider', attempts: 1 };
  expect(expected('images.generate/sweep-transport-dns')).toEqual({
    ...failure,
    retryable: true,
    billable: 'no',
    sent: 'no',
  });
  expect(expected('images.generate/sweep-transport-reset')).toEqual({
    ...failure,
    retryable: false,
    billable: 'maybe',
  });
  expect(expected('models.list/sweep-transport-reset')).toEqual({ ...failure, retryable: true, billable: 'maybe' });
  expect(expected('models.list/sweep-200-out-of-credits')).toEqual({
    ...failure,
    retryable: false,
    billable: 'no',
    sent: 'yes',
    status: 200,
    code: 'credits',
  });
});

test('where the provider tells how long to wait, the answer says so', () => {
  const limited = cases.filter(({ row: id }) => id === 'limited');
  expect(limited.length).toBeGreaterThan(1);
  expect(limited.every(({ expect: { error } }) => error?.retryAfter === 7000)).toBe(true);
  const [step] = limited[0]?.exchange[0]?.steps ?? [];
  expect(step).toMatchObject({ respond: { headers: { 'retry-after': '7' } } });
});

test('a redirect leads to where nobody may go, and 304 has no body', () => {
  const answers = cases.flatMap(({ exchange }) => exchange.flatMap(({ steps }) => steps));
  const [moved, unchanged] = [302, 304].map((status) =>
    answers.filter((step) => 'respond' in step && step.respond.status === status),
  );
  expect(moved?.every((step) => JSON.stringify(step).includes('{{elsewhere}}/taken'))).toBe(true);
  expect(unchanged).toHaveLength(2);
  expect(unchanged?.every((step) => 'respond' in step && !('json' in step.respond || 'text' in step.respond))).toBe(
    true,
  );
});
