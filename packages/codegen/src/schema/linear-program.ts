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
  | readonly ['match'];

/** A pattern as data. */
export interface LinearProgram {
  readonly source: string;
  /** Regular expressions of one code point each. */
  readonly classes: readonly string[];
  readonly code: readonly Instruction[];
}

/** So that a small pattern cannot ask for a program without bounds: `((a{99}){99}){99}`. */
const longest = 5000;

/** The program of a pattern with the u flag; undefined where it looks around or back, which no such program can. */
export function linearProgram(source: string): LinearProgram | undefined {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
  const program = new Program();
  try {
    program.alternatives(pattern.alternatives);
    program.add(['match']);
  } catch (error) {
    if (error instanceof NotLinear) return undefined;
    throw error;
  }
  return { source, classes: [...program.classes.keys()], code: program.code };
}

class NotLinear extends Error {}

class Program {
  readonly code: Instruction[] = [];
  readonly classes = new Map<string, number>();

  add(instruction: Instruction): number {
    if (this.code.length >= longest) throw new NotLinear();
    return this.code.push(instruction) - 1;
  }

  alternatives(list: readonly AST.Alternative[]): void {
    const ends: number[] = [];
    for (const [index, alternative] of list.entries()) {
      const isLast = index === list.length - 1;
      const split = isLast ? -1 : this.add(['jump', 0]);
      for (const element of alternative.elements) this.#element(element);
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
    const known = this.classes.get(raw) ?? this.classes.size;
    this.classes.set(raw, known);
    return known;
  }

  #assert(assertion: AST.Assertion): void {
    if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') throw new NotLinear();
    if (assertion.kind === 'word') this.add(['assert', assertion.negate ? 'notWord' : 'word']);
    else this.add(['assert', assertion.kind]);
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
