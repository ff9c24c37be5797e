import { expect, it } from 'vitest';
import { resolveClient } from '../client/resolve-client.ts';
import type { Operation, Parameter } from '../operation.ts';
import { openProvider } from '../test-support/open-client.ts';
import { tinyClient, tinyCreate, tinyGet } from '../test-support/tiny-client.ts';
import { planOf } from './request-plan.ts';

const client = tinyClient();

function withParameter(parameter: Partial<Parameter>): Operation {
  return { ...tinyCreate, parameters: [{ name: 'q', in: 'query', ...parameter }] };
}

it('is made once for a client and an operation', () => {
  const plan = planOf({ client, operation: tinyGet });
  expect(planOf({ client, operation: tinyGet })).toBe(plan);
  expect(planOf({ client, operation: tinyCreate })).not.toBe(plan);
  expect(planOf({ client, operation: tinyGet })).toBe(plan);
  expect(planOf({ client: tinyClient(), operation: tinyGet })).not.toBe(plan);
});

it('sorts parameters by where they travel, and has a URL where none is in it', () => {
  const header = { name: 'x', in: 'header' } as const;
  const operation = { ...tinyGet, parameters: [...tinyGet.parameters, header] };
  expect(planOf({ client, operation })).toMatchObject({
    placed: { path: [{ name: 'thing_id' }], query: [{ name: 'include' }], header: [header] },
    address: 'https://api.tiny.example/v1/things/{thing_id}',
    url: undefined,
  });
  const url = (parameters: readonly Parameter[]): string | undefined =>
    planOf({ client, operation: { ...tinyCreate, parameters } }).url?.href;
  expect(url([header])).toBe('https://api.tiny.example/v1/things');
  expect(url([{ name: 'q', in: 'query' }])).toBeUndefined();
  expect(url([{ name: 'p', in: 'path' }])).toBeUndefined();
});

it('has no URL of an operation that is not plain', () => {
  expect(planOf({ client, operation: { ...tinyCreate, server: 'https://{x}.example' } }).url).toBeUndefined();
});

it.each<[string, Operation]>([
  ['JSON to and fro', tinyCreate],
  ['JSON by name', { ...tinyCreate, answers: ['json'] }],
  ['nothing to send', { ...tinyCreate, body: 'none' }],
  ['a text in the path', tinyGet],
  ['a parameter called as on the wire', withParameter({ property: 'q' })],
  ['a parameter without reserved characters', withParameter({ allowReserved: false })],
])('%s is plain', (_, operation) => {
  expect(planOf({ client, operation }).isPlain).toBe(true);
});

it.each<[string, Operation]>([
  ['a server of its own', { ...tinyCreate, server: 'https://x.example' }],
  ['a member that it sets itself', { ...tinyCreate, fixed: { stream: true } }],
  ['a member that it refuses', { ...tinyCreate, refused: { stream: { value: true, method: 'm' } } }],
  ['documented failures', { ...tinyCreate, failures: { default: 'json' } }],
  ['a HEAD', { ...tinyGet, method: 'HEAD' }],
  ['another answer than JSON', { ...tinyCreate, answers: ['json', 'text'] }],
  ['a form', { ...tinyCreate, body: { kind: 'multipart', mediaType: 'multipart/form-data' } }],
  ['a query in its path', { ...tinyCreate, path: '/v1/things?a' }],
  ['a fragment in its path', { ...tinyCreate, path: '/v1/things#a' }],
  ['a style', withParameter({ style: 'form' })],
  ['an explode', withParameter({ explode: false })],
  ['a parameter as JSON', withParameter({ mediaType: 'application/json' })],
  ['reserved characters', withParameter({ allowReserved: true })],
  ['a cookie', withParameter({ in: 'cookie' })],
  ['a parameter by another name', withParameter({ property: 'query' })],
  ['a parameter called like what every object has', withParameter({ name: 'constructor' })],
  [
    'one such parameter of two',
    {
      ...tinyCreate,
      parameters: [
        { name: 'q', in: 'query' },
        { name: 'c', in: 'cookie' },
      ],
    },
  ],
])('%s is not plain', (_, operation) => {
  expect(planOf({ client, operation }).isPlain).toBe(false);
});

it.each<[string, ReturnType<typeof tinyClient>]>([
  ['several keys', resolveClient(openProvider, {})],
  [
    'a query in its address',
    resolveClient({ ...openProvider, auth: { scheme: 'bearer', env: 'NO_KEY' }, baseUrl: 'https://x.example?a=b' }, {}),
  ],
  [
    'a fragment in its address',
    resolveClient({ ...openProvider, auth: { scheme: 'bearer', env: 'NO_KEY' }, baseUrl: 'https://x.example#a' }, {}),
  ],
])('no operation is plain on a client with %s', (_, other) => {
  expect(planOf({ client: other, operation: tinyCreate }).isPlain).toBe(false);
});
