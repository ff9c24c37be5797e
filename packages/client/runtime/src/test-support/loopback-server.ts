import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** A raw server on loopback for tests: answers each request with the next of the scripts, the last one for ever. */
export interface LoopbackServer extends AsyncDisposable {
  readonly origin: string;
  /** Heads and bodies of the requests, as they came. */
  readonly requests: string[];
  /** How many connections were made. */
  connections(): number;
}

/** What to do about one request; the socket is the server's end. */
export type Script = (socket: Socket) => void;

/** Starts a server that plays `scripts`. A request counts as here once its head and its announced body are. */
export async function loopbackServer(...scripts: readonly Script[]): Promise<LoopbackServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      requests.push(text);
      text = '';
      scripts[Math.min(requests.length, scripts.length) - 1]?.(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    connections: () => sockets.size,
    async [Symbol.asyncDispose](): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** A script that answers with a whole HTTP answer. */
export function respond(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Script {
  return (socket) => {
    const bytes = Buffer.from(body);
    const fields = Object.entries({
      'content-type': 'application/json',
      'content-length': `${bytes.length}`,
      ...headers,
    });
    socket.write(`HTTP/1.1 ${status} Test\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    socket.write(bytes);
  };
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  if (/transfer-encoding: *chunked/i.test(text.slice(0, end))) return text.endsWith('0\r\n\r\n');
  const length = Number(/content-length: *(\d+)/i.exec(text)?.[1] ?? 0);
  return text.length >= end + 4 + length;
}
