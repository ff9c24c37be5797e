/** A server on this machine that keeps what it is sent and answers as it is told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A running server; leaving its scope ends it. */
export interface Loopback extends AsyncDisposable {
  readonly port: number;
  readonly seen: SeenRequest[];
  /** What every request is answered with from now on; `{"ok":true}` at first. */
  answer: (response: ServerResponse, request: SeenRequest) => void;
}

/** Starts one on a free port. */
export async function startLoopback(): Promise<Loopback> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = '', url = '', headers } = request;
    const entry = { method, url, headers, body: Buffer.concat(parts) };
    seen.push(entry);
    loopback.answer(response, entry);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const loopback: Loopback = {
    // A server that listens on a port has an address with one.
    port: (server.address() as AddressInfo).port,
    seen,
    answer: (response) => reply(response, { body: '{"ok":true}' }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return loopback;
}

/** An answer; JSON and 200 unless told. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends an answer. */
export function reply(response: ServerResponse, { status = 200, headers, body = '' }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
