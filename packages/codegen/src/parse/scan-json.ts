/**
 * Walks over JSON text without making values of it: for what JSON.parse does not tell (where a member stands, where the
 * text breaks off, which key stands twice). Slow beside JSON.parse and iterative, as the text may be deeper than the stack.
 */

/** What the scanner tells while it walks. */
export interface JsonVisitor {
  /** A member's key or an array's item starts. */
  readonly enter: (key: string | number, offset: number) => void;
  /** The value just entered is an object or array, which starts. False passes over it, unread: there is no `close` then. */
  readonly open: () => boolean;
  readonly close: () => void;
}

/** Where and why a text is no JSON. */
export interface JsonProblem {
  readonly offset: number;
  readonly message: string;
}

/** Walks over the whole text; returns the first problem. */
export function scanJson(text: string, visitor: JsonVisitor): JsonProblem | undefined {
  try {
    new Scanner(text, visitor).scan();
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return { offset: error.offset, message: error.message };
    throw error;
  }
}

class Broken extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

interface Container {
  readonly closing: '}' | ']';
  count: number;
}

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blank = /[ \t\n\r]*/y;

class Scanner {
  readonly #text: string;
  readonly #visitor: JsonVisitor;
  readonly #stack: Container[] = [];
  #at = 0;

  constructor(text: string, visitor: JsonVisitor) {
    this.#text = text;
    this.#visitor = visitor;
  }

  scan(): void {
    this.#value();
    for (let top = this.#stack.at(-1); top; top = this.#stack.at(-1)) this.#next(top);
    this.#skipBlank();
    if (this.#at < this.#text.length) this.#fail('There is something after the end of the document.');
  }

  /** The next member or item of the innermost container, or its end. */
  #next(top: Container): void {
    this.#skipBlank();
    if (this.#text[this.#at] === top.closing) {
      this.#at += 1;
      this.#stack.pop();
      this.#visitor.close();
      return;
    }
    if (top.count > 0) {
      this.#expect(',', `Expected a comma or ${top.closing}`);
      this.#skipBlank();
    }
    const start = this.#at;
    if (top.closing === '}') {
      const key = this.#key();
      this.#visitor.enter(key, start);
    } else this.#visitor.enter(top.count, start);
    top.count += 1;
    this.#value();
  }

  #key(): string {
    const start = this.#at;
    if (this.#text[start] !== '"') this.#fail('Expected a key in double quotes');
    this.#string();
    const raw = this.#text.slice(start + 1, this.#at - 1);
    const key: unknown = raw.includes('\\') ? this.#decode(start) : raw;
    this.#skipBlank();
    this.#expect(':', 'Expected a colon after the key');
    return String(key);
  }

  #decode(start: number): unknown {
    try {
      return JSON.parse(this.#text.slice(start, this.#at));
    } catch {
      throw new Broken(start, 'A key has an escape that JSON does not know');
    }
  }

  #value(): void {
    this.#skipBlank();
    const first = this.#text[this.#at];
    if (first === '{' || first === '[') {
      const isRead = this.#visitor.open();
      if (!isRead) this.#passOver();
      else {
        this.#at += 1;
        this.#stack.push({ closing: first === '{' ? '}' : ']', count: 0 });
      }
    } else if (first === '"') this.#string();
    else this.#literal();
  }

  /** To the end of the object or array that starts here; only what holds brackets and quotes is looked at. */
  #passOver(): void {
    let depth = 0;
    do {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22) {
        this.#string();
        continue;
      }
      if (code === 0x7b || code === 0x5b) depth += 1;
      else if (code === 0x7d || code === 0x5d) depth -= 1;
      this.#at += 1;
    } while (depth > 0 && this.#at < this.#text.length);
  }

  #literal(): void {
    literal.lastIndex = this.#at;
    const found = literal.exec(this.#text);
    if (!found) this.#fail('Expected a value');
    this.#at += found[0].length;
  }

  /** By hand: an expression with a choice in a loop would run out of stack in a long text. */
  #string(): void {
    const start = this.#at;
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return;
      }
      if (code === 0x5c) at += 1;
      else if (code < 0x20) throw new Broken(at, 'A text holds a line break or another control character');
    }
    throw new Broken(start, 'A text is not closed');
  }

  #skipBlank(): void {
    blank.lastIndex = this.#at;
    this.#at += blank.exec(this.#text)?.[0].length ?? 0;
  }

  #expect(character: string, message: string): void {
    if (this.#text[this.#at] !== character) this.#fail(message);
    this.#at += 1;
  }

  #fail(message: string): never {
    const found = this.#text[this.#at];
    const what = found === undefined ? 'the end of the text' : JSON.stringify(found);
    throw new Broken(this.#at, message.endsWith('.') ? message : `${message}, found ${what}.`);
  }
}
