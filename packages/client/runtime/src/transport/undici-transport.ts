import { Agent } from 'undici';
import type { Transport, TransportRequest, TransportResponse } from './transport.ts';
import { UndiciExchange } from './undici-exchange.ts';

/** The transport of Node: undici's connection pool, without redirects, retries or decoding. */
export class UndiciTransport implements Transport {
  /** One pool per connect timeout, for undici keeps that one per pool; nearly always there is just one. */
  readonly #agents = new Map<number, Agent>();

  send(request: TransportRequest): Promise<TransportResponse> {
    const exchange = new UndiciExchange(request);
    if (!request.signal.aborted) {
      try {
        this.#agent(request.timeouts.connect).dispatch(dispatchOptions(request), exchange);
      } catch (error) {
        exchange.refuse(error);
      }
    }
    return exchange.answer;
  }

  async close(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.all(agents.map((agent) => agent.close()));
  }

  #agent(connectTimeout: number): Agent {
    let agent = this.#agents.get(connectTimeout);
    if (agent === undefined) {
      // HTTP/1.1 only: whether a failed request was sent is certain there; a caller's own transport may do otherwise.
      agent = new Agent({ allowH2: false, connect: { timeout: connectTimeout } });
      this.#agents.set(connectTimeout, agent);
    }
    return agent;
  }
}

function dispatchOptions(request: TransportRequest): Parameters<Agent['dispatch']>[0] {
  const { url, method, headers, body } = request;
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers: { ...headers },
    body: body ?? null,
    // The exchange's own timers are in charge.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}
