import { createFetchTransport } from '@limner/runtime';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { networkError } from './network-error.ts';
import type { TransportKind } from './transport-kind.ts';

/**
 * The transport of other platforms, on the `fetch` of this Node. What must be different over it stands here, as rules; the
 * cases that cannot hold by any rule are listed in `known-differences/fetch.yaml`.
 */
export const overFetch: TransportKind = {
  name: 'fetch',
  clientOptions: () => ({ transport: createFetchTransport() }),
  failing: (network, tell) => {
    const fetch = (url: string | URL | Request): Promise<Response> => {
      tell(new URL(String(url)).origin);
      return Promise.reject(new TypeError('fetch failed', { cause: networkError(network) }));
    };
    return { transport: createFetchTransport({ fetch }) };
  },
  adapt: unsentIsUnknown,
  // Every fetch adds the first two; the others come with `cache: no-store`.
  adds: (field) => ['accept-language', 'sec-fetch-mode', 'cache-control', 'pragma'].includes(field),
};

/**
 * A fetch that fails before an answer never says whether the request was sent. So `no` becomes `maybe`, and the call is
 * as retryable and as billable as one whose connection was lost; the cases of that row hold which that is.
 */
function unsentIsUnknown(planned: ConformanceCase): ConformanceCase {
  const { error } = planned.expect;
  if (error?.category !== 'connection' || error.sent !== 'no') return planned;
  const { retryable: _, billable: __, phase: ___, ...rest } = error;
  return { ...planned, expect: { ...planned.expect, error: { ...rest, sent: 'maybe' } } };
}
