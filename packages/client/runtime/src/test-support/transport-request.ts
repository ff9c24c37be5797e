import type { TransportRequest, TransportResponse } from '../transport/transport.ts';
import type { Script } from './loopback-server.ts';

/** A request as a transport gets it. */
export function transportRequest(origin: string, changes: Partial<TransportRequest> = {}): TransportRequest {
  return {
    method: 'POST',
    url: new URL('/x', origin),
    headers: { 'content-type': 'application/json', 'user-agent': 'limner-tiny' },
    body: '{}',
    signal: new AbortController().signal,
    timeouts: { connect: 1000, headers: 0, body: 0 },
    onSent: () => {},
    ...changes,
  };
}

/** The body of an answer, as text. */
export async function readText(response: TransportResponse): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A script that answers with three bytes of nine. */
export const half: Script = (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc');
