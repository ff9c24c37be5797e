/** The bytes of an answer, as they came in pieces. */
export class AnswerBody {
  /** How many bytes there are. */
  readonly size: number;
  readonly #chunks: readonly Uint8Array[];

  constructor(chunks: readonly Uint8Array[]) {
    this.#chunks = chunks;
    this.size = chunks.reduce((size, chunk) => size + chunk.byteLength, 0);
  }

  /** All bytes in an array of their own: a piece lies in the buffer that the header came in, and would give both away. */
  bytes(): Uint8Array {
    const whole = new Uint8Array(this.size);
    let offset = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, offset);
      offset += chunk.byteLength;
    }
    return whole;
  }

  /** All bytes, to be read here and not to be handed out. */
  view(): Uint8Array {
    const [only, more] = this.#chunks;
    return only === undefined || more !== undefined ? this.bytes() : only;
  }
}
