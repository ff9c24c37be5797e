/** One event of a `text/event-stream`, as it came. */
export interface RawEvent {
  /** Its type; `message` where the stream names none. */
  readonly event: string;
  /** Its lines, joined. */
  readonly data: string;
  /** The last id that the stream has named. */
  readonly id?: string;
  /** The milliseconds after which the stream asks to be opened again, where it has said so. */
  readonly retry?: number;
}

/** What is thrown at an event that does not end. */
export class EventTooLarge extends Error {}

/**
 * Takes events out of a stream of text, as the HTML standard says: lines end in CR, LF or both, in whatever pieces they
 * come; an event ends with an empty line; one that is cut off is dropped.
 */
export class EventParser {
  readonly #most: number;
  /** The line that has not ended yet, in pieces: joining them with each would cost the square of its length. */
  #line: string[] = [];
  /** Characters of the event so far. */
  #size = 0;
  /** The last piece ended in CR: an LF that begins the next one belongs to it. */
  #skipsLineFeed = false;
  #data: string[] = [];
  #event = '';
  #id: string | undefined;
  #retry: number | undefined;

  /** `most`: characters that one event may have. */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * The events that a piece completes.
   * @throws EventTooLarge
   */
  *take(piece: string): Generator<RawEvent, void, undefined> {
    let text = piece;
    if (this.#skipsLineFeed && text !== '') {
      this.#skipsLineFeed = false;
      if (text.startsWith('\n')) text = text.slice(1);
    }
    let from = 0;
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      this.#count(end.index - from);
      const line = this.#line.join('') + text.slice(from, end.index);
      this.#line = [];
      from = end.index + end[0].length;
      this.#skipsLineFeed = end[0] === '\r' && from === text.length;
      const event = this.#end(line);
      if (event !== undefined) yield event;
    }
    this.#count(text.length - from);
    this.#line.push(text.slice(from));
  }

  #count(characters: number): void {
    this.#size += characters;
    if (this.#size > this.#most) throw new EventTooLarge(`an event of more than ${this.#most} characters`);
  }

  #end(line: string): RawEvent | undefined {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) this.#size -= line.length; // a comment, which nobody keeps
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'data') this.#data.push(value);
    if (name === 'event') this.#event = value;
    if (name === 'id' && !value.includes('\0')) this.#id = value;
    if (name === 'retry' && /^\d+$/.test(value)) this.#retry = Number(value);
    return undefined;
  }

  #dispatch(): RawEvent | undefined {
    const data = this.#data;
    const event = this.#event || 'message';
    this.#data = [];
    this.#event = '';
    this.#size = 0;
    if (data.length === 0) return undefined;
    const id = this.#id === undefined ? {} : { id: this.#id };
    const retry = this.#retry === undefined ? {} : { retry: this.#retry };
    return { event, data: data.join('\n'), ...id, ...retry };
  }
}
