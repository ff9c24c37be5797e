import { type AddressInfo, createServer, type Server } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';
import { type Script, type SeenRequest, Session } from './session.ts';
import { type CertifiedKind, tlsIdentities } from './tls-identities.ts';
import type { TraceLine } from './trace.ts';

export type { Script, SeenRequest } from './session.ts';

/** Milliseconds that a script may keep its answers waiting after the call: none does so for seconds. */
const longestRest = 10_000;

/**
 * A server on raw loopback sockets that plays one script after the other: the n-th request of a script gets the n-th list of
 * steps, any further one a 599. It listens as two hosts, the API's and another one. A handshake is no request.
 */
export class RawServer {
  readonly #server: Server;
  readonly #other: Server;
  #session = new Session({ answers: [] });

  private constructor(filesDirectory: string) {
    const place = (elsewhere: boolean): ConstructorParameters<typeof Connection>[1] => ({
      session: this.#session,
      elsewhere,
      filesDirectory,
    });
    this.#server = createServer((socket) => new Connection(socket, place(false)));
    this.#other = createServer((socket) => new Connection(socket, place(true)));
  }

  /** Starts a server on 127.0.0.1 and two free ports. Files that answers name are read from `filesDirectory`. */
  static async listen(filesDirectory: string): Promise<RawServer> {
    const server = new RawServer(filesDirectory);
    await Promise.all([listen(server.#server), listen(server.#other)]);
    return server;
  }

  /** `http://127.0.0.1:<port>`. */
  get origin(): string {
    return originOf(this.#server);
  }

  /** The second host, on another port. */
  get elsewhere(): string {
    return originOf(this.#other);
  }

  /**
   * Begins a script: nothing is known any more of the one before. Fulfilled when the connections of that one are closed; what
   * still comes on them counts for nothing. Resolves to how many there were.
   */
  async load(script: Script): Promise<number> {
    // Without TLS nothing is waited for: the script is then in place when this call returns.
    const kind = certified(script);
    const secureContext = kind && (await tlsIdentities()).contexts[kind];
    const { connections } = this.#session;
    const left = [...connections];
    this.#session = new Session(script, secureContext);
    await Promise.all(left.map((connection) => connection.end()));
    return left.length;
  }

  /** The requests to the script, in the order in which they were complete. */
  get requests(): readonly SeenRequest[] {
    return this.#session.requests;
  }

  /** What could not be read as a request, in words. */
  get malformed(): readonly string[] {
    return this.#session.malformed;
  }

  /** Fulfilled when the first request to the script has come. */
  get begun(): Promise<void> {
    return this.#session.begun;
  }

  /** The most requests that were under way at once. */
  get mostAtOnce(): number {
    return this.#session.mostAtOnce;
  }

  /** TLS handshakes that were begun. */
  get handshakes(): number {
    return this.#session.handshakes;
  }

  /** Connections that are open, whether or not anything happens on them. */
  get connections(): number {
    return this.#session.connections.size;
  }

  /** Connections on which an answer is still played: the client has neither read to the end nor let go. */
  get unfinished(): number {
    return this.#session.playing.size;
  }

  /** What happened on the wire, without the secrets given. */
  trace(secrets: readonly string[]): TraceLine[] {
    return this.#session.trace.lines(secrets);
  }

  /**
   * Waits until no answer is played any more: for at most the given milliseconds, not counting those in which the script
   * itself makes an answer wait.
   */
  async settle(most: number): Promise<void> {
    const begun = performance.now();
    let until = begun + most;
    while (this.unfinished > 0 && performance.now() < Math.min(until, begun + longestRest)) {
      if (this.#session.resting > 0) until = performance.now() + most;
      await sleep(2);
    }
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    for (const connection of this.#session.connections) connection.destroy();
    await Promise.all([end(this.#server), end(this.#other)]);
  }
}

function certified({ tls }: Script): CertifiedKind | undefined {
  return tls === 'plain' || tls === 'cut' ? undefined : tls;
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function originOf(server: Server): string {
  // A listening TCP server has an address of this shape; the other shapes are of pipes and closed servers.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
