import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Step } from '../cases/case-file.ts';
import { closed } from './closed.ts';
import { parseRequest } from './parse-request.ts';
import { playSteps } from './play-steps.ts';
import type { SeenRequest, Session } from './session.ts';
import type { TraceLine } from './trace.ts';

/** Where a connection was made to, and what it is made for. */
export interface ConnectionPlace {
  readonly session: Session;
  readonly elsewhere: boolean;
  /** Folder of the files that answers name. */
  readonly filesDirectory: string;
}

/** The first byte of a TLS handshake record. */
const tlsHandshake = 0x16;

const plainText: readonly Step[] = [{ raw: 'HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n' }, { close: true }];

const cut: readonly Step[] = [{ reset: true }];

const unexpected: readonly Step[] = [{ respond: { status: 599, json: { error: 'the case expects no such request' } } }];

/** Milliseconds that a client has to see that a connection which rests is closed. */
const parting = 250;

/** One connection to the server: reads requests from it, one after the other, and plays the answers. */
export class Connection {
  readonly #place: ConnectionPlace;
  readonly #number: number;
  /** What requests come by: the socket itself, or TLS upon it. */
  #stream: Socket;
  readonly #socket: Socket;
  #bytes: Buffer = Buffer.alloc(0);
  #startedAt = 0;
  #said = false;
  /** A TLS handshake is under way. */
  #shaking = false;

  constructor(socket: Socket, place: ConnectionPlace) {
    const { session } = place;
    this.#place = place;
    this.#socket = socket;
    this.#stream = socket;
    session.opened += 1;
    this.#number = session.opened;
    session.connections.add(this);
    socket.setNoDelay(true);
    this.#note('event', 'opened');
    // A client that gives up resets the connection; that is its right.
    socket.on('error', (error) => this.#note('event', `failed: ${error.message}`));
    socket.on('end', () => this.#note('event', 'the client ends'));
    socket.on('close', () => this.#closed());
    socket.on('data', this.#read);
  }

  /** Ends the connection: at once where something is under way, else so that the client can see it before. */
  async end(): Promise<void> {
    const gone = closed(this.#socket);
    const rests = this.#bytes.length === 0 && !this.#place.session.playing.has(this);
    if (rests) {
      const soon = new AbortController();
      this.#stream.end();
      await Promise.race([gone, sleep(parting, undefined, { signal: soon.signal }).catch(() => {})]);
      soon.abort();
    }
    this.destroy();
    await gone;
  }

  destroy(): void {
    this.#stream.destroy();
    this.#socket.destroy();
  }

  readonly #read = (chunk: Buffer): void => {
    const { session } = this.#place;
    if (!this.#said && chunk[0] === tlsHandshake) {
      this.#said = true;
      session.handshakes += 1;
      this.#note('event', `a TLS handshake begins (${chunk.length} bytes)`);
      this.#shakeHands(chunk);
      return;
    }
    this.#said = true;
    this.#note('in', chunk);
    if (this.#bytes.length === 0) this.#startedAt = performance.now();
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    this.#next();
  };

  #shakeHands(first: Buffer): void {
    const { session } = this.#place;
    const { tls, handshake } = session.script;
    const secureContext = this.#place.elsewhere ? undefined : session.secureContext;
    if (secureContext === undefined) {
      const steps = tls === 'cut' ? cut : (handshake ?? plainText);
      void this.#play(steps);
      return;
    }
    this.#socket.off('data', this.#read);
    this.#socket.pause();
    this.#socket.unshift(first);
    const stream = new TLSSocket(this.#socket, { isServer: true, secureContext });
    this.#stream = stream;
    this.#shaking = true;
    stream.on('error', (error) => this.#note('event', `TLS failed: ${error.message}`));
    stream.on('secure', () => {
      this.#shaking = false;
      this.#note('event', `the TLS handshake is done (${stream.getProtocol()})`);
    });
    stream.on('data', this.#read);
  }

  #next(): void {
    const { session, elsewhere } = this.#place;
    if (this.#bytes.length === 0 || session.playing.has(this)) return;
    const parsed = this.#parse();
    // What cannot be read ends the connection: nothing behind it has a meaning.
    if (parsed) this.#bytes = parsed === 'malformed' ? Buffer.alloc(0) : parsed.rest;
    if (!parsed || parsed === 'malformed') return;
    const secure = this.#stream !== this.#socket;
    void this.#answer({ ...parsed.request, startedAt: this.#startedAt, elsewhere, secure }).then(() => this.#next());
  }

  #parse(): ReturnType<typeof parseRequest> | 'malformed' {
    try {
      return parseRequest(this.#bytes);
    } catch (error) {
      this.#place.session.malformed.push(error instanceof Error ? error.message : String(error));
      this.#stream.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
      return 'malformed';
    }
  }

  async #answer(request: SeenRequest): Promise<void> {
    const { session } = this.#place;
    const steps = session.script.answers[session.requests.length] ?? unexpected;
    session.requests.push(request);
    session.begin();
    await this.#play(steps);
    request.answeredAt = performance.now();
  }

  async #play(steps: readonly Step[]): Promise<void> {
    const { session, filesDirectory } = this.#place;
    session.playing.add(this);
    session.mostAtOnce = Math.max(session.mostAtOnce, session.playing.size);
    try {
      await playSteps(steps, {
        socket: this.#stream,
        reset: () => this.#reset(),
        rests: (begins) => {
          session.resting += begins ? 1 : -1;
        },
        wrote: (bytes) => this.#note('out', bytes),
        filesDirectory,
        onAbort: () => session.script.onAbort?.(),
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      session.malformed.push(`the fixture cannot be played: ${reason}`);
      this.destroy();
    } finally {
      session.playing.delete(this);
    }
  }

  /** By the socket itself: TLS upon it cannot be reset. */
  #reset(): void {
    this.#note('event', 'reset by the server');
    this.#socket.resetAndDestroy();
  }

  #closed(): void {
    const { session } = this.#place;
    session.connections.delete(this);
    this.#note('event', this.#shaking ? 'closed in the TLS handshake' : 'closed');
    if (this.#bytes.length > 0 && !session.playing.has(this))
      session.malformed.push(`cut off after ${this.#bytes.length} bytes`);
  }

  #note(direction: TraceLine['direction'], what: Buffer | string): void {
    const { session, elsewhere } = this.#place;
    const host = elsewhere ? 'elsewhere' : this.#stream === this.#socket ? 'api' : 'tls';
    session.trace.note({ connection: this.#number, host, direction }, what);
  }
}
