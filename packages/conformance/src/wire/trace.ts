import { performance } from 'node:perf_hooks';
import { mask } from './mask.ts';
import { printableBytes } from './printable-bytes.ts';

/** Something that happened on the wire, as the server saw it. */
export interface TraceLine {
  /** Milliseconds since the script was loaded. */
  readonly at: number;
  /** The connections of a script are numbered from 1. */
  readonly connection: number;
  /** Which host it was made to: the API's, the second one, or the API's by TLS. */
  readonly host: 'api' | 'elsewhere' | 'tls';
  /** `in`: bytes from the client; `out`: bytes of the server; `event`: what became of the connection. */
  readonly direction: 'in' | 'out' | 'event';
  /** Bytes are escaped, cut where they are long, and hold no key and no signature. */
  readonly text: string;
}

interface Noted extends Omit<TraceLine, 'text'> {
  readonly bytes: string;
  /** Of all the bytes, of which only the first are kept. */
  readonly length: number;
}

/** Bytes of one line that are kept, and those that are shown: a secret that is cut cannot be recognised, so fewer. */
const [kept, shown] = [4096, 800];

/** Lines that are kept: the first ones and the last ones of a script. */
const [firstLines, lastLines] = [150, 50];

/** What happened on the wire while a script was played; as much of it as a person would read. */
export class Trace {
  readonly #from = performance.now();
  readonly #first: Noted[] = [];
  readonly #last: Noted[] = [];
  #leftOut = 0;

  /** Notes bytes, or what happened in words. */
  note(place: Omit<TraceLine, 'text' | 'at'>, what: Buffer | string): void {
    const bytes = typeof what === 'string' ? what : what.toString('latin1', 0, kept);
    this.#add({ ...place, at: performance.now() - this.#from, bytes, length: what.length });
  }

  /** All lines in order, without the secrets given and those that can be told by their place. */
  lines(secrets: readonly string[]): TraceLine[] {
    const lines = this.#first.map((line) => lineOf(line, secrets));
    const [next] = this.#last;
    if (this.#leftOut > 0 && next)
      lines.push({ ...lineOf(next, secrets), direction: 'event', text: `${this.#leftOut} lines are left out here` });
    return [...lines, ...this.#last.map((line) => lineOf(line, secrets))];
  }

  #add(line: Noted): void {
    if (this.#first.length < firstLines) this.#first.push(line);
    else if (this.#last.push(line) > lastLines) {
      this.#last.shift();
      this.#leftOut += 1;
    }
  }
}

function lineOf({ bytes, length, ...line }: Noted, secrets: readonly string[]): TraceLine {
  const whole = mask(bytes, secrets);
  const text = whole.slice(0, shown);
  const more = text.length < whole.length || bytes.length < length ? ` … (${length} bytes)` : '';
  const readable = line.direction === 'event' ? text : printableBytes(text);
  return { ...line, at: Math.round(line.at * 10) / 10, text: `${readable}${more}` };
}
