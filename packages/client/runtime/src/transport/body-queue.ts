/** Bytes that may wait for their reader before the connection is to be paused. */
const highWaterMark = 256 * 1024;

/** The pieces of a body on their way from the connection, which pushes, to the one reader, which pulls. */
export class BodyQueue {
  #chunks: Uint8Array[] = [];
  #waiting = 0;
  #wake: (() => void) | undefined;
  #end: { readonly failure?: unknown } | undefined;
  #take: ((chunk: Uint8Array) => void) | undefined;

  /** Takes a piece in; false when the connection is to be paused until the reader asks for more. */
  push(chunk: Uint8Array): boolean {
    if (this.#take !== undefined) {
      this.#take(chunk);
      return true;
    }
    this.#chunks.push(chunk);
    this.#waiting += chunk.byteLength;
    this.#wake?.();
    return this.#waiting <= highWaterMark;
  }

  /** No more will come; with a failure the reader gets that at once, and none of the pieces that still wait. */
  close(end: { readonly failure?: unknown }): void {
    this.#end ??= end;
    this.#wake?.();
  }

  /** The pieces as they come; `onRoom` is called when a paused connection may go on. */
  async *read(onRoom: () => void): AsyncGenerator<Uint8Array, void, undefined> {
    while (true) {
      this.#throwIfFailed();
      if (this.#chunks.length > 0) yield* this.#pieces(onRoom);
      else if (this.#end !== undefined) return;
      else await this.#more();
    }
  }

  /**
   * For a reader that holds nothing up: hands over each piece as it comes. What `take` throws on later goes to `push`.
   * `onRoom` is called where the connection was paused before the reader came: it may go on.
   */
  async drain(take: (chunk: Uint8Array) => void, onRoom: () => void): Promise<void> {
    this.#throwIfFailed();
    const full = this.#waiting > highWaterMark;
    for (const chunk of this.#chunks.splice(0)) take(chunk);
    this.#take = take;
    if (full && this.#end === undefined) onRoom();
    if (this.#end === undefined) await this.#more();
    this.#throwIfFailed();
  }

  #throwIfFailed(): void {
    if (this.#end !== undefined && 'failure' in this.#end) throw this.#end.failure;
  }

  #pieces(onRoom: () => void): Uint8Array[] {
    const chunks = this.#chunks;
    const full = this.#waiting > highWaterMark;
    this.#chunks = [];
    this.#waiting = 0;
    if (full && this.#end === undefined) onRoom();
    return chunks;
  }

  #more(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    return promise;
  }
}
