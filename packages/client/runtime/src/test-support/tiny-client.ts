import type { ClientOptions } from '../client/options.ts';
import { resolveClient } from '../client/resolve-client.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { ErrorRow } from '../errors/error-contract.ts';
import type { Operation, ProviderDefinition, TaskDefinition } from '../operation.ts';

/** A contract with one row of each kind, for tests. */
export const tinyContract: readonly ErrorRow[] = [
  row('no-credits', { status: [406], body: { '/error': { matches: 'credit' } } }, [
    'InsufficientCredits',
    'quota',
    'never',
    'no',
  ]),
  row('failed-inside', { body: { '/code': { exists: true, not: 1 } } }, ['Provider', 'provider', 'never', 'maybe']),
  {
    ...row('busy', { status: [429] }, ['RateLimit', 'rate_limit', 'always', 'no']),
    then: {
      class: 'RateLimit',
      category: 'rate_limit',
      retry: 'always',
      billable: 'no',
      retryAfter: [{ header: 'retry-after' }],
    },
  },
  row('server', { status: ['5xx'] }, ['Provider', 'provider', 'if-unsent', 'maybe']),
  row('not-connected', { transport: ['dns', 'refused', 'unreachable', 'connect-timeout'] }, [
    'Connection',
    'connection',
    'always',
    'no',
  ]),
  row('lost', { transport: ['reset', 'closed'] }, ['Connection', 'connection', 'if-unsent', 'maybe']),
  row('slow', { transport: ['headers-timeout', 'body-timeout'] }, ['Timeout', 'timeout', 'if-unsent', 'maybe']),
  row('malformed', { transport: ['malformed', 'too-large'] }, ['Protocol', 'protocol', 'if-unsent', 'maybe']),
  row('anything', {}, ['Provider', 'provider', 'never', 'maybe']),
];

/** A provider for tests. */
export const tinyProvider: ProviderDefinition = {
  id: 'tiny',
  title: 'Tiny',
  baseUrl: 'https://api.tiny.example',
  servers: { china: 'https://api.tiny.example.cn' },
  auth: { scheme: 'apiKey', header: 'X-Api-Key', env: 'TINY_TEST_API_KEY' },
  contract: {
    envelope: { message: ['/error'], code: ['/code'] },
    errors: tinyContract,
    meta: {
      clientRequestId: 'x-client-request-id',
      requestId: [{ header: 'x-request-id' }],
      costUsd: [{ header: 'x-cost' }],
    },
  },
};

/** A paid POST. */
export const tinyCreate: Operation<Record<string, unknown>, Record<string, unknown>> = {
  id: 'things.create',
  method: 'POST',
  path: '/v1/things',
  safe: false,
  auth: 'required',
  parameters: [],
  body: 'json',
  accept: ['application/json'],
  validators: async () => ({}),
};

/** A read with a path parameter, which costs nothing. */
export const tinyGet: Operation<Record<string, unknown>, Record<string, unknown>> = {
  ...tinyCreate,
  id: 'things.get',
  method: 'GET',
  path: '/v1/things/{thing_id}',
  safe: true,
  parameters: [
    { name: 'thing_id', in: 'path' },
    { name: 'include', in: 'query' },
  ],
  body: 'none',
};

/** A client of the tiny provider, with quick back-off. */
export function tinyClient(options: ClientOptions = {}): ResolvedClient {
  return resolveClient(tinyProvider, { apiKey: 'sk-tiny-secret-0000', backoff: { first: 1, most: 2 }, ...options });
}

type Outcome = readonly [
  ErrorRow['then']['class'],
  ErrorRow['then']['category'],
  ErrorRow['then']['retry'],
  ErrorRow['then']['billable'],
];

function row(id: string, when: ErrorRow['when'], [name, category, retry, billable]: Outcome): ErrorRow {
  return { id, when, then: { class: name, category, retry, billable } };
}

/** A task for tests: created and polled by the operations above. */
export const tinyTask: TaskDefinition<Record<string, unknown>> = {
  name: 'thing',
  create: tinyCreate,
  id: '/id',
  poll: tinyGet,
  pollProperty: 'thing_id',
  status: '/status',
  pending: ['busy'],
  done: ['done'],
  failed: ['failed'],
  every: 1,
  images: [{ url: '/url' }],
};
