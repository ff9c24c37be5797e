import { parseBase64 } from './base64.ts';
import type { LiftedText } from './lifted-text.ts';

/** Longest head of a data URI that is looked for. */
const longestHead = 256;

/** A head that stands in the JSON as it is: printable ASCII without escapes. */
const plain = /^[\x20-\x5b\x5d-\x7e]*$/;

/**
 * Decodes one base64 text, bare or as a data URI, while its bytes come in. It takes what most providers send, and that fast:
 * one alphabet or the other, without spaces or escapes, padded at its end. Anything else is not refused but left to others.
 */
export class Base64Stream {
  readonly #pieces: Buffer[] = [];
  /** Not from the pool, as the bytes are handed out, and not cleared: what is not written to is cleared at the end. */
  #out: Buffer<ArrayBuffer>;
  #size = 0;
  /** Characters that do not make a group of four yet. */
  #carry = '';
  #isPadded = false;
  #mediaType: string | undefined;

  /** `expected` is how many bytes will do; there may be more. */
  constructor(expected: number) {
    this.#out = Buffer.allocUnsafeSlow(expected);
  }

  /** Takes the beginning of the text, the whole head of a data URI in it. False: it is none that can be decoded here. */
  begin(bytes: Buffer): boolean {
    const start = bytes.toString('latin1', 0, longestHead);
    if (!/^data:/i.test(start)) return this.push(bytes);
    const head = start.slice(0, start.indexOf(',') + 1);
    if (!plain.test(head)) return false;
    try {
      this.#mediaType = parseBase64(head).mediaType;
    } catch {
      return false; // whoever decodes the whole text says what is wrong with it
    }
    this.#pieces.push(bytes.subarray(0, head.length));
    return this.push(bytes.subarray(head.length));
  }

  /** Takes the next piece. False: the text cannot be decoded here. */
  push(bytes: Buffer): boolean {
    this.#pieces.push(bytes);
    const missing = Math.min(4 - this.#carry.length, bytes.length);
    this.#carry += bytes.toString('latin1', 0, missing);
    if (this.#carry.length === 4 && !this.#decode(this.#takeCarry())) return false;
    const rest = bytes.length - missing;
    const end = missing + rest - (rest % 4);
    if (end > missing && !this.#decode(bytes.toString('latin1', missing, end))) return false;
    this.#carry += bytes.toString('latin1', end);
    return true;
  }

  /** The text is whole; undefined where it was cut. */
  finish(mark: string): LiftedText | undefined {
    if (this.#carry !== '') return undefined;
    const pieces = this.#pieces; // and not the decoded bytes: whoever keeps the text need not keep them
    // Of one memory, outside of what the collector has to copy.
    const text = (): string => Buffer.concat(pieces).toString('latin1');
    return { mark, bytes: this.#bytes(), mediaType: this.#mediaType, text };
  }

  /** The bytes, with next to nothing behind them: whoever keeps an image keeps all of the memory that it lies in. */
  #bytes(): Uint8Array {
    if (this.#out.length - this.#size > this.#size / 8) return new Uint8Array(this.#out.buffer.slice(0, this.#size));
    this.#out.fill(0, this.#size);
    return new Uint8Array(this.#out.buffer, 0, this.#size);
  }

  #takeCarry(): string {
    const group = this.#carry;
    this.#carry = '';
    return group;
  }

  #decode(text: string): boolean {
    if (this.#isPadded) return false;
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    const size = (text.length / 4) * 3 - padding;
    this.#makeRoom(size);
    // The decoder skips what is no base64, so whatever does not belong shows as missing bytes.
    if (this.#out.write(text, this.#size, 'base64') !== size) return false;
    this.#isPadded = padding > 0;
    this.#size += size;
    return true;
  }

  #makeRoom(size: number): void {
    if (this.#size + size <= this.#out.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#size + size, 2 * this.#out.length));
    this.#out.copy(larger, 0, 0, this.#size);
    this.#out = larger;
  }
}
