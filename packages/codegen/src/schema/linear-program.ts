/**
 * Turns a regular expression into a program that is run in time proportional to the text, whatever the text: for patterns that
 * JavaScript's own engine would try for hours. The runtime's `linearPattern` runs it.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** What the program does next, and where it goes on. */
export type Instruction =
  | readonly ['char', number]
  | readonly ['split', number, number]
  | readonly ['jump', number]
  | readonly ['assert', 'start' | 'end' | 'word' | 'notWord']
  | readonly ['look', number, boolean]
  | readonly ['match'];

/** What is looked for around a place: ahead by code that reads the text from its end, so that each place is asked once. */
export interface Look {
  readonly code: readonly Instruction[];
  readonly ahead: boolean;
}

/** A pattern as data. */
export interface LinearProgram {
  readonly source: string;
  /** Regular expressions of one code point each. */
  readonly classes: readonly string[];
  readonly code: readonly Instruction[];
  /** Each asks only those before it. */
  readonly looks?: readonly Look[];
}

/** So that a small pattern cannot ask for a program without bounds: `((a{99}){99}){99}`. */
const longest = 5000;

/** The program of a pattern with the u flag; undefined where it refers back, which no such program can, or is too long. */
export function linearProgram(source: string, atMost = longest): LinearProgram | undefined {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
  const shared: Shared = { classes: new Map(), looks: [], known: new Map(), left: atMost };
  const program = new Program(shared, false);
  try {
    program.alternatives(pattern.alternatives);
    program.add(['match']);
  } catch (error) {
    if (error instanceof NotLinear) return undefined;
    throw error;
  }
  const { classes, looks } = shared;
  return { source, classes: [...classes.keys()], code: program.code, ...(looks.length > 0 && { looks }) };
}

class NotLinear extends Error {}

/** What a program and its looks have in common. */
interface Shared {
  readonly classes: Map<string, number>;
  readonly looks: Look[];
  /** Numbers of looks: a loop that is written out asks the same one. */
  readonly known: Map<AST.LookaroundAssertion, number>;
  /** How many more instructions there may be. */
  left: number;
}

class Program {
  readonly code: Instruction[] = [];
  readonly #shared: Shared;
  readonly #backwards: boolean;

  constructor(shared: Shared, backwards: boolean) {
    this.#shared = shared;
    this.#backwards = backwards;
  }

  add(instruction: Instruction): number {
    this.#shared.left -= 1;
    if (this.#shared.left < 0) throw new NotLinear();
    return this.code.push(instruction) - 1;
  }

  alternatives(list: readonly AST.Alternative[]): void {
    const ends: number[] = [];
    for (const [index, alternative] of list.entries()) {
      const isLast = index === list.length - 1;
      const split = isLast ? -1 : this.add(['jump', 0]);
      const { elements } = alternative;
      for (const element of this.#backwards ? elements.toReversed() : elements) this.#element(element);
      if (isLast) break;
      ends.push(this.add(['jump', 0]));
      this.code[split] = ['split', split + 1, this.code.length];
    }
    for (const end of ends) this.code[end] = ['jump', this.code.length];
  }

  #element(element: AST.Element): void {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        this.add(['char', this.#class(element.raw)]);
        return;
      case 'Group':
      case 'CapturingGroup':
        if (element.type === 'Group' && element.modifiers !== null) throw new NotLinear();
        this.alternatives(element.alternatives);
        return;
      case 'Quantifier':
        this.#repeat(element);
        return;
      case 'Assertion':
        this.#assert(element);
        return;
      default:
        throw new NotLinear();
    }
  }

  #class(raw: string): number {
    const { classes } = this.#shared;
    const known = classes.get(raw) ?? classes.size;
    classes.set(raw, known);
    return known;
  }

  #assert(assertion: AST.Assertion): void {
    if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') this.#look(assertion);
    else if (assertion.kind === 'word') this.add(['assert', assertion.negate ? 'notWord' : 'word']);
    else this.add(['assert', assertion.kind]);
  }

  #look(assertion: AST.LookaroundAssertion): void {
    const { known, looks } = this.#shared;
    let index = known.get(assertion);
    if (index === undefined) {
      const ahead = assertion.kind === 'lookahead';
      const inner = new Program(this.#shared, ahead);
      inner.alternatives(assertion.alternatives);
      inner.add(['match']);
      index = looks.push({ code: inner.code, ahead }) - 1;
      known.set(assertion, index);
    }
    this.add(['look', index, !assertion.negate]);
  }

  #repeat({ min, max, element }: AST.Quantifier): void {
    for (let count = 0; count < min; count += 1) this.#element(element);
    if (max === Number.POSITIVE_INFINITY) {
      const start = this.add(['jump', 0]);
      this.#element(element);
      this.add(['jump', start]);
      this.code[start] = ['split', start + 1, this.code.length];
      return;
    }
    const skips: number[] = [];
    for (let count = min; count < max; count += 1) {
      skips.push(this.add(['jump', 0]));
      this.#element(element);
    }
    for (const skip of skips) this.code[skip] = ['split', skip + 1, this.code.length];
  }
}
