import type { Transport, TransportRequest } from '../transport/transport.ts';

/** An answer as tests describe it. */
export interface TestAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A transport that answers at once, with the next of the answers, the last one for ever; it keeps what was sent. */
export function answeringTransport(
  ...answers: readonly TestAnswer[]
): Transport & { readonly requests: TransportRequest[] } {
  const requests: TransportRequest[] = [];
  return {
    requests,
    send: async (request) => {
      requests.push(request);
      const { status = 200, headers = {}, body = '{}' } = answers[Math.min(requests.length, answers.length) - 1] ?? {};
      return {
        status,
        headers: new Headers({ 'content-type': 'application/json', ...headers }),
        body: (async function* () {
          if (body.length > 0) yield Buffer.from(body);
        })(),
        discard: () => {},
      };
    },
    close: async () => {},
  };
}
