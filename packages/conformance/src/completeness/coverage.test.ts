import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { faultClassIds } from '../cases/fault-classes.ts';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { countByClass } from './count-by-class.ts';
import { coverageOf } from './coverage.ts';
import { operationOf, readUniverse, type Universe } from './universe.ts';

const universe: Universe = {
  provider: 'acme',
  client: 'Acme',
  operations: [
    { id: 'tasks.create', method: 'POST', path: '/tasks', statuses: ['200', '4XX'] },
    { id: 'tasks.get', method: 'GET', path: '/tasks/{id}', statuses: ['200'] },
  ],
  rows: [
    { id: 'key', operations: ['tasks.create', 'tasks.get'] },
    { id: 'task-failed', operations: ['tasks.get'] },
  ],
};

const create = { method: 'POST', path: '/tasks' };
const get = { method: 'GET', path: '/tasks/7' };
const answer = (status: number): ConformanceCase['exchange'][number]['steps'] => [{ respond: { status } }];

function caseOf(id: string, parts: Pick<ConformanceCase, 'call' | 'exchange'> & { row?: string }): ConformanceCase {
  return {
    name: `acme/x/${id}`,
    provider: 'acme',
    operation: 'x',
    id,
    file: 'x.yaml',
    title: id,
    kind: 'success',
    provenance: { evidence: 'assumed', source: 'a test' },
    client: {},
    expect: { value: null },
    ...parts,
  };
}

const suite = [
  caseOf('run', {
    call: { method: 'task.run' },
    row: 'task-failed',
    exchange: [
      { request: create, steps: answer(200) },
      { request: get, steps: [{ raw: 'HTTP/1.1 200 OK\r\n\r\n' }] },
    ],
  }),
  caseOf('create-key', {
    call: { method: 'tasks.create' },
    row: 'key',
    exchange: [{ request: create, steps: answer(401) }],
  }),
  caseOf('get-key', { call: { method: 'tasks.get' }, row: 'key', exchange: [] }),
];

test('a whole suite misses nothing', () => {
  expect(coverageOf([universe], suite)).toEqual({
    faults: { acme: countByClass([]) },
    missing: [],
    unknownRows: [],
    providers: {
      acme: {
        'tasks.create': {
          statuses: { 200: ['acme/x/run'], '4XX': ['acme/x/create-key'] },
          rows: { key: ['acme/x/create-key'] },
        },
        'tasks.get': {
          statuses: { 200: ['acme/x/run'] },
          rows: { key: ['acme/x/get-key'], 'task-failed': ['acme/x/run'] },
        },
      },
    },
  });
});

test.each([
  ['run', ['acme tasks.create: status 200', 'acme tasks.get: status 200', 'acme tasks.get: error row task-failed']],
  ['create-key', ['acme tasks.create: status 4XX', 'acme tasks.create: error row key']],
  ['get-key', ['acme tasks.get: error row key']],
])('without %s it misses what only that case proves', (id, missing) => {
  expect(
    coverageOf(
      [universe],
      suite.filter((planned) => planned.id !== id),
    ).missing,
  ).toEqual(missing);
});

test('an answer counts for the operation that it is of, not for others', () => {
  const read = caseOf('get', { call: { method: 'tasks.get' }, exchange: [{ request: get, steps: answer(200) }] });
  const { missing } = coverageOf([universe], [...suite.slice(1), read]);
  expect(missing).toContain('acme tasks.create: status 200');
  expect(missing).not.toContain('acme tasks.get: status 200');
});

test('a fault that is written for all proves no status, and counts for its class', () => {
  const fault = {
    ...caseOf('get', { call: { method: 'tasks.get' }, exchange: [{ request: get, steps: answer(200) }] }),
    fault: 'C2',
    role: 'read',
  } as const;
  const { missing, faults } = coverageOf([universe], [...suite.slice(1), fault]);
  expect(missing).toContain('acme tasks.get: status 200');
  expect(faults).toEqual({ acme: { ...countByClass([]), C2: 1 } });
});

test('of a provider that says what it has, a class without a case or a reason is missing', () => {
  const reasons = Object.fromEntries(
    faultClassIds.filter((id) => id !== 'N2' && id !== 'C2').map((id) => [id, 'none']),
  );
  const cut = { ...caseOf('cut', { call: { method: 'tasks.get' }, exchange: [] }), fault: 'C2' } as const;
  expect(coverageOf([universe], [...suite, cut], { acme: reasons }).missing).toEqual(['acme: class of faults N2']);
});

test('a row that the contract does not have is told', () => {
  const odd = caseOf('odd', { call: { method: 'tasks.get' }, row: 'keey', exchange: [] });
  expect(coverageOf([universe], [...suite, odd]).unknownRows).toEqual(['acme/x/odd: no row "keey"']);
});

test('a request is of the operation whose path fits best', () => {
  const list = { id: 'tasks.list', method: 'GET', path: '/tasks/all', statuses: [] };
  const both = { ...universe, operations: [...universe.operations, list] };
  expect(operationOf(both, { method: 'GET', path: '/tasks/all' })?.id).toBe('tasks.list');
  expect(operationOf(both, { method: 'GET', path: '/tasks/7' })?.id).toBe('tasks.get');
  expect(operationOf(both, { method: 'GET', path: '/tasks/7/x' })).toBeUndefined();
});

test('the universe is read from the document and the contract', () => {
  const directory = temporaryFolder();
  const files = { openapi: join(directory, 'o.json'), contract: join(directory, 'p.yaml') };
  const operation = (id: string): object => ({ operationId: id, responses: { 200: {}, 401: {} } });
  const paths = { '/b': { post: operation('b.post'), parameters: [] }, '/a': { get: operation('a.get') } };
  writeFileSync(files.openapi, JSON.stringify({ paths }));
  writeFileSync(
    files.contract,
    `client: Acme
errors:
  - { id: only-b, when: { operation: b.post, status: 401 } }
  - { id: failed, when: { task: failed } }
  - { id: rest, when: {} }
tasks: { job: { poll: a.get } }`,
  );
  const read = readUniverse('acme', files);
  expect(read.operations.map(({ id, method, statuses }) => [id, method, statuses])).toEqual([
    ['a.get', 'GET', ['200', '401']],
    ['b.post', 'POST', ['200', '401']],
  ]);
  expect(read.rows).toEqual([
    { id: 'only-b', operations: ['b.post'] },
    { id: 'failed', operations: ['a.get'] },
    { id: 'rest', operations: ['b.post', 'a.get'] },
  ]);
});
