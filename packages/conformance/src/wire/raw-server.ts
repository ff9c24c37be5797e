import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../cases/case-file.ts';
import { parseRequest, type WireRequest } from './parse-request.ts';
import { playSteps } from './play-steps.ts';

/** A request that the server has seen. */
export interface SeenRequest extends WireRequest {
  /** It came to the second host. */
  readonly elsewhere: boolean;
  /** When its first byte came, on the clock of `performance.now()`. */
  readonly startedAt: number;
  /** When the last step of its answer was done; absent while one is still played. */
  answeredAt?: number;
}

/** What a server is to play. */
export interface Script {
  /** The n-th request, to whichever of the two hosts, gets the n-th list of steps. */
  readonly answers: readonly (readonly Step[])[];
  /** What is done about a TLS handshake. Default: it is answered with plain text, as any HTTP port would. */
  readonly handshake?: readonly Step[] | undefined;
  /** Called where the steps say that the caller gives up. */
  readonly onAbort?: () => void | Promise<void>;
}

/** The first byte of a TLS handshake record. */
const tlsHandshake = 0x16;

const plainText: readonly Step[] = [{ raw: 'HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n' }, { close: true }];

const unexpected: readonly Step[] = [{ respond: { status: 599, json: { error: 'the case expects no such request' } } }];

/**
 * A server on raw loopback sockets that plays a script: the n-th request gets the n-th list of steps, any further one
 * a 599. It listens as two hosts, the API's and another one. It speaks no TLS, and a handshake is no request.
 */
export class RawServer {
  readonly requests: SeenRequest[] = [];
  /** What could not be read as a request, in words. */
  readonly malformed: string[] = [];
  /** Fulfilled when the first request has come. */
  readonly begun: Promise<void>;
  /** The most requests that were under way at once. */
  mostAtOnce = 0;
  readonly #begin: () => void;
  readonly #server: Server;
  readonly #other: Server;
  readonly #filesDirectory: string;
  readonly #sockets = new Set<Socket>();
  readonly #playing = new Set<Socket>();
  #script: Script = { answers: [] };

  private constructor(filesDirectory: string) {
    this.#filesDirectory = filesDirectory;
    this.#server = createServer((socket) => this.#accept(socket, false));
    this.#other = createServer((socket) => this.#accept(socket, true));
    ({ promise: this.begun, resolve: this.#begin } = Promise.withResolvers<void>());
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

  /** Sets what the requests to come are answered with. */
  load(script: Script): void {
    this.#script = script;
  }

  /** Connections on which an answer is still played: the client has neither read to the end nor let go. */
  get unfinished(): number {
    return this.#playing.size;
  }

  /** Connections that are open, whether or not anything happens on them. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Waits until no answer is played any more, for at most the given milliseconds. */
  async settle(most: number): Promise<void> {
    const until = performance.now() + most;
    while (this.#playing.size > 0 && performance.now() < until) await sleep(2);
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([end(this.#server), end(this.#other)]);
  }

  #accept(socket: Socket, elsewhere: boolean): void {
    let bytes: Buffer = Buffer.alloc(0);
    let startedAt = 0;
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    // A client that gives up resets the connection; that is its right.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (bytes.length > 0 && !this.#playing.has(socket)) this.malformed.push(`cut off after ${bytes.length} bytes`);
    });
    const next = (): void => {
      if (bytes.length === 0 || this.#playing.has(socket)) return;
      const parsed = this.#parse(socket, bytes);
      // What cannot be read ends the connection: nothing behind it has a meaning.
      if (parsed) bytes = parsed === 'malformed' ? Buffer.alloc(0) : parsed.rest;
      if (!parsed || parsed === 'malformed') return;
      void this.#answer(socket, { ...parsed.request, startedAt, elsewhere }).then(next);
    };
    socket.on('data', (chunk: Buffer) => {
      if (bytes.length === 0) startedAt = performance.now();
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes[0] === tlsHandshake) {
        bytes = Buffer.alloc(0);
        void this.#play(socket, this.#script.handshake ?? plainText);
      } else next();
    });
  }

  #parse(socket: Socket, bytes: Buffer): ReturnType<typeof parseRequest> | 'malformed' {
    try {
      return parseRequest(bytes);
    } catch (error) {
      this.malformed.push(error instanceof Error ? error.message : String(error));
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
      return 'malformed';
    }
  }

  async #answer(socket: Socket, request: SeenRequest): Promise<void> {
    const steps = this.#script.answers[this.requests.length] ?? unexpected;
    this.requests.push(request);
    this.#begin();
    await this.#play(socket, steps);
    request.answeredAt = performance.now();
  }

  async #play(socket: Socket, steps: readonly Step[]): Promise<void> {
    this.#playing.add(socket);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#playing.size);
    try {
      const onAbort = (): void | Promise<void> => this.#script.onAbort?.();
      await playSteps(socket, { steps, filesDirectory: this.#filesDirectory, onAbort });
    } catch (error) {
      this.malformed.push(`the fixture cannot be played: ${error instanceof Error ? error.message : String(error)}`);
      socket.destroy();
    } finally {
      this.#playing.delete(socket);
    }
  }
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
