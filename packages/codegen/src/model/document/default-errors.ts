/**
 * The error contract of a client whose document does not have one: total, ordered, and careful. A request that may have
 * been carried out is not sent again.
 */
import type { ProviderSpec } from '../../parse/provider-spec.ts';

type Row = ProviderSpec['errors'][number];
type Then = Row['then'];

const retryAfter = { header: 'retry-after' };

function row(id: string, when: Row['when'], then: Then): Row {
  return { id, when, then, example: exampleOf(when), evidence: 'assumed' };
}

/** An answer that reaches the row. */
function exampleOf({ status, transport }: Row['when']): Row['example'] {
  const [firstStatus = 600] = [status].flat();
  const [firstTransport] = [transport].flat();
  if (firstTransport !== undefined) return { transport: firstTransport };
  // Of a range one that no row before it has.
  return { status: typeof firstStatus === 'number' ? firstStatus : Number(`${firstStatus.charAt(0)}18`), text: '' };
}

/** What HTTP says the statuses mean. */
const byStatus: readonly Row[] = [
  row('bad-request', { status: [400, 422] }, refused('InvalidRequest', 'invalid_request')),
  row('unauthenticated', { status: 401 }, refused('Authentication', 'auth')),
  row('payment-required', { status: 402 }, refused('InsufficientCredits', 'quota')),
  row('forbidden', { status: 403 }, refused('PermissionDenied', 'permission')),
  row('not-found', { status: [404, 410] }, refused('NotFound', 'not_found')),
  row(
    'request-timeout',
    { status: 408 },
    { class: 'Timeout', category: 'timeout', retry: 'if-unsent', billable: 'maybe' },
  ),
  row('conflict', { status: [409, 412] }, refused('Conflict', 'conflict')),
  row(
    'rate-limited',
    { status: 429 },
    { class: 'RateLimit', category: 'rate_limit', retry: 'always', billable: 'no', retryAfter },
  ),
  row('other-client-error', { status: '4xx' }, refused('InvalidRequest', 'invalid_request')),
  row('overloaded', { status: [503, 529] }, { ...unknown('Overloaded', 'overloaded'), retryAfter }),
  row('gateway-timeout', { status: [504, 524] }, unknown('Timeout', 'timeout')),
  row('server-error', { status: '5xx' }, unknown('Provider', 'provider')),
  row('redirect', { status: '3xx' }, { class: 'Protocol', category: 'protocol', retry: 'never', billable: 'maybe' }),
];

const byTransport: readonly Row[] = [
  row(
    'not-connected',
    { transport: ['dns', 'refused', 'unreachable', 'connect-timeout'] },
    { class: 'Connection', category: 'connection', retry: 'always', billable: 'no' },
  ),
  row('tls', { transport: 'tls' }, { class: 'Connection', category: 'connection', retry: 'never', billable: 'no' }),
  row('connection-lost', { transport: ['reset', 'closed'] }, unknown('Connection', 'connection')),
  row('too-slow', { transport: ['headers-timeout', 'body-timeout'] }, unknown('Timeout', 'timeout')),
  row('malformed-answer', { transport: ['malformed', 'too-large'] }, unknown('Protocol', 'protocol')),
];

/** All rows; the last one matches everything. */
export const defaultErrors: ProviderSpec['errors'] = [
  ...byStatus,
  ...byTransport,
  row('unknown', {}, { class: 'Provider', category: 'provider', retry: 'never', billable: 'maybe' }),
];

/** Where error bodies usually hold their text and their code. */
export const usualEnvelope: ProviderSpec['envelope'] = {
  message: [
    '/error/message',
    '/message',
    '/error_description',
    '/detail',
    '/errors/0/message',
    '/errors/0',
    '/title',
    '/error',
    '/msg',
  ],
  code: ['/error/code', '/error/type', '/code', '/error_code', '/errors/0/code', '/type'],
};

/** A request that was not carried out, and would not be the next time. */
function refused(name: Then['class'], category: Then['category']): Then {
  return { class: name, category, retry: 'never', billable: 'no' };
}

/** A request of which nobody knows whether it was carried out. */
function unknown(name: Then['class'], category: Then['category']): Then {
  return { class: name, category, retry: 'if-unsent', billable: 'maybe' };
}
