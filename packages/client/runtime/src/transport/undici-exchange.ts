import type { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import { BodyQueue } from './body-queue.ts';
import { PhaseTimer } from './phase-timer.ts';
import { ReceivedHeaders } from './received-headers.ts';
import { faultOf, toFault } from './to-fault.ts';
import {
  type HeaderFields,
  TransportFault,
  type TransportPhase,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts';

/** Redirects and retries of a dispatcher that the caller brought are the usual reason. */
const secondTime = 'it was about to be sent a second time';

const noFields = new ReceivedHeaders({});

/**
 * One request on its way through undici: the handler that undici drives, and the answer that it makes of it. It stands on
 * `dispatch` and not on `request`, for three reasons: it sees the moment before the first byte is written, it can be
 * aborted while the connection is still being made, and its timers are exact.
 */
export class UndiciExchange implements Dispatcher.DispatchHandler, TransportResponse {
  /** Settles with the answer's header. */
  readonly answer: Promise<TransportResponse>;
  status = 0;
  headers: HeaderFields = noFields;
  readonly #request: TransportRequest;
  readonly #timer = new PhaseTimer();
  readonly #settle: { resolve: (answer: TransportResponse) => void; reject: (reason: unknown) => void };
  #controller: Dispatcher.DispatchController | undefined;
  /** The connection that is being made for this request alone; none where there was one to be used again. */
  #socket: Socket | undefined;
  #phase: TransportPhase = 'connect';
  readonly #queue = new BodyQueue();
  #over = false;

  constructor(request: TransportRequest) {
    this.#request = request;
    const { promise, resolve, reject } = Promise.withResolvers<TransportResponse>();
    this.answer = promise;
    this.#settle = { resolve, reject };
    if (request.signal.aborted) this.#abort();
    else if (request.ending === undefined) request.signal.addEventListener('abort', this.#abort);
    else request.ending.listen(this.#abort);
  }

  /** Tells that undici has the request: the time for connecting runs from here on, if it did not begin to send at once. */
  dispatched(): void {
    if (!this.#over && this.#controller === undefined) this.#startPhase('connect');
  }

  get body(): AsyncIterable<Uint8Array> {
    return { [Symbol.asyncIterator]: () => this.#read() };
  }

  /** Tells of the connection on which the request will go, once it stands; nobody needs it where that was given up. */
  connectBy(socket: Socket): void {
    if (this.#over) socket.destroy(this.#aborted());
    this.#socket = socket;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while connecting: nothing may be written now. Started twice: undici would send it again by itself.
    if (this.#over || this.#controller !== undefined) {
      this.#fail(faultOf('closed', { sent: 'maybe', phase: this.#phase, detail: secondTime }));
      controller.abort(new Error('The request was given up'));
      return;
    }
    this.#controller = controller;
    this.#startPhase('headers');
    this.#request.onSent();
  }

  onResponseStart(_: unknown, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200 || this.#over) return;
    this.status = status;
    this.headers = new ReceivedHeaders(headers);
    // The timer waits for the reader, who comes at once: most bodies are here by then.
    this.#timer.stop();
    this.#phase = 'body';
    this.#settle.resolve(this);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#over) return;
    this.#timer.refresh();
    try {
      if (this.#queue.push(chunk)) return;
      controller.pause();
      this.#timer.stop(); // the reader is slow now, not the provider
    } catch (error) {
      this.#fail(error);
    }
  }

  onResponseEnd(): void {
    this.#finish({});
  }

  onResponseError(_: unknown, error: Error): void {
    this.#fail(toFault(error, this.#at()));
  }

  /** Lets undici's refusal of the request itself out, before it was queued. */
  refuse(error: unknown): void {
    this.#fail(toFault(error, this.#at()));
  }

  discard(): void {
    if (this.#over) return; // after every answer: making the fault and its stack would cost more than the rest
    this.#fail(faultOf('closed', { ...this.#at(), detail: 'given up by the reader' }));
  }

  readTo(take: (chunk: Uint8Array) => void): Promise<void> {
    if (!this.#over) this.#startPhase('body');
    return this.#queue.drain(take, () => this.#resume());
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      if (!this.#over) this.#startPhase('body');
      yield* this.#queue.read(() => this.#resume());
    } finally {
      this.discard();
    }
  }

  #resume(): void {
    this.#startPhase('body');
    this.#controller?.resume();
  }

  #startPhase(phase: TransportPhase): void {
    this.#phase = phase;
    const failure = `${phase}-timeout` as const;
    const limit = this.#request.timeouts[phase];
    this.#timer.start(limit, () => this.#fail(faultOf(failure, { ...this.#at(), detail: `after ${limit} ms` })));
  }

  #at(): { sent: 'no' | 'maybe'; phase: TransportPhase } {
    return { sent: this.#controller === undefined ? 'no' : 'maybe', phase: this.#phase };
  }

  readonly #abort = (): void => this.#fail(this.#request.signal.reason);

  #fail(reason: unknown): void {
    if (this.#over) return;
    this.#finish({ failure: reason });
    this.#settle.reject(reason);
    if (this.#controller === undefined) this.#socket?.destroy(this.#aborted());
    else this.#controller.abort(reason instanceof Error ? reason : this.#aborted());
  }

  #aborted(): TransportFault {
    return new TransportFault({ ...this.#at(), failure: 'closed', message: 'aborted' });
  }

  #finish(end: { readonly failure?: unknown }): void {
    this.#over = true;
    this.#timer.stop();
    const { signal, ending } = this.#request;
    if (ending === undefined) signal.removeEventListener('abort', this.#abort);
    else ending.unlisten(this.#abort);
    this.#queue.close(end);
  }
}
