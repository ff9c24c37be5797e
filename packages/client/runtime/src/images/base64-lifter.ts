import { Base64Stream } from './base64-stream.ts';
import type { LiftedText } from './lifted-text.ts';

/** Shorter texts are not worth the trouble. */
const shortest = 4096;
const quote = 0x22;
const backslash = 0x5c;
/** Room for an image of a megapixel, where nobody has said how large the answer is. */
const usualSize = 2 * 1024 * 1024;
/** An announcement may be anything where the answer is encoded, so it is not believed beyond this. */
const mostAtOnce = 64 * 1024 * 1024;

/** A JSON text whose long base64 texts were replaced by short marks. */
export interface LiftedJson {
  readonly json: Uint8Array;
  readonly lifted: readonly LiftedText[];
}

/**
 * Takes the long base64 texts out of a JSON answer while it comes in, and decodes them. What is left to parse is small, and
 * the images are there when the last byte is: parsing and decoding afterwards would go over each byte four times more.
 */
export class Base64Lifter {
  readonly #kept: Buffer[] = [];
  readonly #lifted: LiftedText[] = [];
  /** An answer of one piece is small: it is not looked at. */
  #first: Uint8Array | undefined;
  #isLong = false;
  #hasFailed = false;
  #room = usualSize;
  #isInText = false;
  /** The last byte of the piece before was a backslash that goes with the first one of this piece. */
  #isEscaped = false;
  /** How the text began, if in another piece: all of it, while it is too short to be lifted. */
  #begun: Buffer[] = [];
  #begunSize = 0;
  #stream: Base64Stream | undefined;

  /** Whether this platform has the decoder that makes it worth while. */
  static readonly isSupported: boolean = typeof Buffer !== 'undefined';

  /** Takes the next piece of the answer; `announced` is how many bytes there will be in all, if that is known. */
  readonly take = (chunk: Uint8Array, announced: number | undefined): void => {
    if (this.#hasFailed) return;
    if (this.#first === undefined) {
      this.#first = chunk;
      this.#room = announced ?? usualSize;
      return;
    }
    if (!this.#isLong) this.#scan(this.#first);
    this.#isLong = true;
    this.#scan(chunk);
  };

  /** What it came to; undefined where there was nothing to lift, or something that only the usual way can deal with. */
  finish(): LiftedJson | undefined {
    if (this.#hasFailed || this.#lifted.length === 0) return undefined;
    return { json: Buffer.concat(this.#kept), lifted: this.#lifted };
  }

  #scan(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let kept = 0;
    for (let at = 0; at < chunk.length && !this.#hasFailed; ) {
      if (!this.#isInText) {
        const opening = chunk.indexOf(quote, at);
        if (opening < 0) break;
        this.#isInText = true;
        at = opening + 1;
        continue;
      }
      const closing = this.#closing(chunk, at);
      const end = closing < 0 ? chunk.length : closing;
      if (closing < 0 || this.#begun.length > 0 || end - at >= shortest) {
        this.#kept.push(chunk.subarray(kept, at));
        this.#read(chunk.subarray(at, end));
        kept = end;
        if (closing >= 0) this.#close();
      }
      this.#isInText = closing < 0;
      at = end + 1;
    }
    this.#kept.push(chunk.subarray(kept));
    this.#room -= chunk.length;
  }

  /** Where the text ends that goes on at `from`; -1 where not in this piece. */
  #closing(chunk: Buffer, from: number): number {
    const isEscaped = this.#isEscaped;
    this.#isEscaped = false;
    const oddBefore = (end: number): boolean => {
      let start = end;
      // The quote in front of the text ends it, or the piece does.
      while (chunk[start - 1] === backslash) start -= 1;
      return ((end - start) % 2 === 1) !== (start === from && isEscaped);
    };
    let at = chunk.indexOf(quote, from);
    while (oddBefore(at)) at = chunk.indexOf(quote, at + 1);
    if (at < 0) this.#isEscaped = oddBefore(chunk.length);
    return at;
  }

  #read(bytes: Buffer): void {
    if (this.#stream !== undefined) {
      this.#hasFailed = !this.#stream.push(bytes);
      return;
    }
    this.#begun.push(bytes);
    this.#begunSize += bytes.length;
    if (this.#begunSize < shortest) return;
    this.#stream = new Base64Stream(Math.max(this.#begunSize, this.#expected()));
    this.#hasFailed = !this.#stream.begin(Buffer.concat(this.#begun));
  }

  /** Bytes of the next text: what is left of the answer may be one, but behind another it is most likely much like that. */
  #expected(): number {
    const before = this.#lifted.at(-1);
    const most = before === undefined ? mostAtOnce : 2 * before.bytes.length;
    return Math.min(most, Math.ceil((this.#room * 3) / 4));
  }

  #close(): void {
    const lifted = this.#stream?.finish(crypto.randomUUID());
    if (this.#stream === undefined) this.#kept.push(...this.#begun);
    else if (lifted === undefined) this.#hasFailed = true;
    else {
      this.#kept.push(Buffer.from(lifted.mark));
      this.#lifted.push(lifted);
    }
    this.#begun = [];
    this.#begunSize = 0;
    this.#stream = undefined;
  }
}
