import type { EventReading } from './event-reading.ts';
import type { RawEvent } from './parse-events.ts';

/** One event of a stream; `data` is parsed where it is JSON. */
export type ServerEvent<T> = Omit<RawEvent, 'data'> & { readonly data: T };

/**
 * The events of an answer, while they come in: `for await (const event of stream)`. It can be read once. Leaving the loop
 * gives the connection up, and so do `close()`, the call's signal and its deadline, which goes on to the last event; a
 * stream that is not read at all is to be closed. It is never opened again by itself: that would send the request twice.
 */
export class EventStream<T> implements AsyncIterable<ServerEvent<T>> {
  readonly #reading: EventReading<ServerEvent<T>>;
  #taken = false;

  constructor(reading: EventReading<ServerEvent<T>>) {
    this.#reading = reading;
  }

  [Symbol.asyncIterator](): AsyncIterator<ServerEvent<T>, void, undefined> {
    if (this.#taken)
      throw new TypeError('The events of this stream are read already: call the operation again for more.');
    this.#taken = true;
    return {
      next: () => this.#reading.next(),
      return: async () => {
        await this.close();
        return { done: true, value: undefined };
      },
    };
  }

  /** Gives the connection up. A loop over the events ends. */
  async close(): Promise<void> {
    this.#reading.close();
  }

  /** For `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
