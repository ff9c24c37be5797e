import { expect, test } from 'vitest';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { Contract } from './contract.ts';
import { contractTable } from './contract-table.ts';
import { drawContract } from './draw-contract.ts';

const then = { class: 'NotFound', category: 'not_found', retry: 'never', billable: 'no', retryAfter: [] } as const;

const contract: Contract = {
  provider: 'acme',
  host: 'https://acme.example',
  code: [],
  operations: [{ id: 'models.list', safe: true }],
  polls: [],
  rows: [
    {
      id: 'gone',
      when: { status: [404], body: { '/e': { exists: true } } },
      then,
      example: {},
      evidence: 'documented',
    },
    { id: 'unknown', when: {}, then, example: {}, evidence: 'assumed', note: 'nobody has seen it' },
  ],
  order: [],
};

const planned = (provider: string, row: string): ConformanceCase => ({
  name: `${provider}/models.list/${row}`,
  provider,
  operation: 'models.list',
  id: row,
  file: 'a.yaml',
  title: row,
  kind: 'error',
  provenance: { evidence: 'assumed', source: 'a page' },
  row,
  client: {},
  call: { method: 'models.list' },
  exchange: [],
  expect: {},
});

test('a row is shown with what it means, how that is known and how many cases execute it', () => {
  const table = contractTable(contract, [planned('acme', 'gone'), planned('other', 'unknown')]);
  expect(table.rows.map(({ id, when, class: name, cases }) => [id, when, name, cases])).toEqual([
    ['gone', '404; /e exists true', 'NotFoundError', 1],
    ['unknown', 'anything else', 'NotFoundError', 0],
  ]);
});

test('on the terminal, what is assumed stands out, and a row without a case is told', () => {
  const cases = [planned('acme', 'gone'), planned('acme', 'unknown')];
  const all = drawContract(contractTable(contract, cases), (style, text) => `<${style} ${text}>`);
  expect(all).toMatch(/gone +NotFoundError +never +no +<green documented> +1 +404/);
  expect(all).toMatch(/unknown .* <yellow assumed> /);
  expect(all).toContain('Every failure is meant by one row');
  const some = drawContract(contractTable(contract, []), (style, text) => `<${style} ${text}>`);
  expect(some).toMatch(/<red unknown /);
  expect(some).toContain('unknown: no case executes it');
});

test('what is wrong with a contract is shown with a failure that shows it', () => {
  const open = { ...contract, rows: contract.rows.slice(0, 1) };
  expect(drawContract(contractTable(open, []))).toContain('a failure is meant by no row');
});
