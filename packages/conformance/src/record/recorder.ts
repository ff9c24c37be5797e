import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as requestHttp,
  type Server,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';

/** Header fields in the order and spelling of the wire; a name may repeat. */
export type RawPairs = readonly (readonly [name: string, value: string])[];

/** What went over the wire, bodies as they travelled: not decoded, without the framing of chunks. */
export interface RecordedExchange {
  readonly request: {
    readonly method: string;
    /** Path and query. */
    readonly target: string;
    readonly headers: RawPairs;
    readonly body: Buffer;
  };
  readonly answer: { readonly status: number; readonly headers: RawPairs; readonly body: Buffer };
}

/** Fields that belong to one connection; the two connections of the recorder have their own. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * A forwarder on loopback: a client that takes it for the provider talks to the provider, and all that is said is kept. The
 * client under it is the public one, unchanged, and the bytes are those of the wire.
 */
export class Recorder {
  /** Base URL for the client. */
  readonly url: string;
  readonly #server: Server;
  readonly #target: URL;
  #exchanges: RecordedExchange[] = [];
  #failures: string[] = [];

  private constructor(server: Server, target: URL) {
    this.#server = server;
    this.#target = target;
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    this.url = `http://127.0.0.1:${port}${target.pathname.replace(/\/$/, '')}`;
    server.on('request', (incoming, outgoing) => void this.#forward(incoming, outgoing));
  }

  /** @param baseUrl of the provider: `https://api.example.com` */
  static async listen(baseUrl: string): Promise<Recorder> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Recorder(server, new URL(baseUrl));
  }

  /** What was said since it was last asked for, and why the provider could not be reached. */
  take(): { readonly exchanges: readonly RecordedExchange[]; readonly failures: readonly string[] } {
    const taken = { exchanges: this.#exchanges, failures: this.#failures };
    this.#exchanges = [];
    this.#failures = [];
    return taken;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      const body = await buffer(incoming);
      const { method = '', url: target = '' } = incoming;
      const request = { method, target, headers: pairsOf(incoming.rawHeaders), body };
      const answer = await this.#ask(request, incoming);
      this.#exchanges.push({ request, answer });
      const headers = answer.headers.filter(([name]) => !hopByHop.has(name.toLowerCase()));
      outgoing.writeHead(answer.status, headers.flat());
      outgoing.end(answer.body);
    } catch (error) {
      this.#failures.push(`${this.#target.host}: ${error instanceof Error ? error.message : String(error)}`);
      // The client meets what it would meet without us: a connection that ends.
      outgoing.destroy();
    }
  }

  async #ask(request: RecordedExchange['request'], incoming: IncomingMessage): Promise<RecordedExchange['answer']> {
    const { method, target, headers, body } = request;
    const send = this.#target.protocol === 'https:' ? requestHttps : requestHttp;
    const own = headers.filter(([name]) => !hopByHop.has(name.toLowerCase()) && name.toLowerCase() !== 'host');
    const fields = [['host', this.#target.host], ...own, ...lengthOf(request)].flat();
    const asked = send(new URL(target, this.#target), { method, headers: fields, setHost: false });
    incoming.once('close', () => {
      if (!incoming.complete) asked.destroy();
    });
    asked.end(body);
    // Listens from the start: an error between here and the answer rejects.
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    if (!answer) throw new Error('there was no answer');
    return { status: answer.statusCode ?? 0, headers: pairsOf(answer.rawHeaders), body: await buffer(answer) };
  }
}

/** A body that came in chunks goes on with its length. */
function lengthOf({ headers, body }: RecordedExchange['request']): [string, string][] {
  const has = headers.some(([name]) => name.toLowerCase() === 'content-length');
  return has || body.length === 0 ? [] : [['content-length', String(body.length)]];
}

function pairsOf(raw: readonly string[]): RawPairs {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}
