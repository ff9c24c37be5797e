import { expect, test } from 'vitest';
import type { PlannedExchange } from '../cases/conformance-case.ts';
import type { SeenRequest } from '../wire/raw-server.ts';
import { checkRequests } from './check-requests.ts';

const post: PlannedExchange = { request: { method: 'POST', path: '/v1/tasks', json: { prompt: 'a' } }, steps: [] };
const get: PlannedExchange = { request: { method: 'GET', path: '/v1/tasks/7', headers: { 'x-key': 'k' } }, steps: [] };

function seen(
  method: string,
  target: string,
  parts: { json?: unknown; headers?: [string, string][] } = {},
): SeenRequest {
  const body = Buffer.from('json' in parts ? JSON.stringify(parts.json) : '');
  return { method, target, headers: parts.headers ?? [], body, elsewhere: false, startedAt: 0 };
}

const posted = seen('POST', '/v1/tasks', { json: { prompt: 'a' } });
const got = seen('GET', '/v1/tasks/7', { headers: [['x-key', 'k']] });

const check = (planned: readonly PlannedExchange[], came: readonly SeenRequest[]): Promise<string[]> =>
  checkRequests({ planned, seen: came, filesDirectory: '.', adds: (field) => field === 'x-added' });

test('the requests expected, in their order, have no differences', async () => {
  const added = { ...got, headers: [...got.headers, ['x-added', '1']] as const };
  expect(await check([post, get], [posted, added])).toEqual([]);
});

test('a request that differs is told by place, field and pointer', async () => {
  expect(await check([post], [seen('POST', '/v1/tasks', { json: { prompt: 'b', n: 1 } })])).toEqual([
    'request 1: body /n: not expected, got 1',
    'request 1: body /prompt: expected "a", got "b"',
  ]);
});

test('a request that comes in the place of another is told to be that one', async () => {
  expect(await check([post, get], [got, posted])).toEqual([
    'request 1: method: expected POST, got GET',
    'request 1: path: expected /v1/tasks, got /v1/tasks/7',
    'request 1: header x-key: not expected, got "k"',
    'request 1: body: expected JSON, got 0 bytes: ""',
    'request 1: is what was expected as request 2: GET /v1/tasks/7',
    'request 2: method: expected GET, got POST',
    'request 2: path: expected /v1/tasks/7, got /v1/tasks',
    'request 2: header x-key: expected "k", got nothing',
    'request 2: body: none expected, got 14 bytes: "{\\"prompt\\":\\"a\\"}"',
    'request 2: is what was expected as request 1: POST /v1/tasks',
  ]);
});

test('a request too many is told with what it is nearest to', async () => {
  const near = seen('GET', '/v1/tasks/7?a=1', { headers: [['x-key', 'l']] });
  expect(await check([post, get], [posted, got, near])).toEqual([
    'request 3: not expected: GET /v1/tasks/7?a=1',
    'request 3: nearest to request 2 expected, GET /v1/tasks/7, but for:',
    'request 3:   query a: expected [], got ["1"]',
    'request 3:   header x-key: expected "k", got "l"',
  ]);
});

test('another path is further away than any other difference', async () => {
  const headers: [string, string][] = [
    ['x-1', '1'],
    ['x-2', '2'],
  ];
  const other = seen('POST', '/v1/tasks', { headers, json: { n: 2 } });
  const like = { method: 'POST', path: '/v1/other', headers: Object.fromEntries(headers), json: { n: 2 } };
  const lines = await check([post, { request: like, steps: [] }], [posted, posted, other]);
  expect(lines).toContain('request 3: nearest to request 1 expected, POST /v1/tasks, but for:');
});

test('a request that is sent once more is told as such', async () => {
  expect(await check([post], [posted, posted])).toEqual([
    'request 2: not expected: POST /v1/tasks',
    'request 2: is the same as request 1 expected, POST /v1/tasks: it was sent again',
  ]);
});

test('a request where none is expected is told', async () => {
  expect(await check([], [got])).toEqual(['request 1: not expected: GET /v1/tasks/7']);
});

test('a request that never came is told, with what came instead', async () => {
  expect(await check([post], [])).toEqual(['request 1: never came: POST /v1/tasks; none came at all']);
  expect(await check([post, { ...get, elsewhere: true }], [posted])).toEqual([
    'request 2: never came: GET /v1/tasks/7 to the second host; nearest is request 1, but for method: expected GET, got POST; path: expected /v1/tasks/7, got /v1/tasks; header x-key: expected "k", got nothing; body: none expected, got 14 bytes: "{\\"prompt\\":\\"a\\"}"',
  ]);
  expect(await check([post, post], [posted])).toEqual(['request 2: never came: POST /v1/tasks; request 1 is like it']);
});
