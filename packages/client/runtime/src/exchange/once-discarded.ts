import type { TransportResponse } from '../transport/transport.ts';

/** The same answer, with something to do when it is discarded. */
export function onceDiscarded(response: TransportResponse, then: () => void): TransportResponse {
  const { status, headers, decoded } = response;
  return {
    status,
    headers,
    // Read when it is asked for: some bodies begin to be read with that.
    get body() {
      return response.body;
    },
    ...(decoded === undefined ? {} : { decoded }),
    discard: () => {
      response.discard();
      then();
    },
  };
}
