import type { TextMatcher } from './properties.ts';

/** One step of a program. Places are indices into its code. */
export type Instruction =
  /** Takes one code point of a class. */
  | readonly ['char', number]
  /** Goes on at both places. */
  | readonly ['split', number, number]
  | readonly ['jump', number]
  /** Goes on only where this holds. */
  | readonly ['assert', 'start' | 'end' | 'word' | 'notWord']
  | readonly ['match'];

/** A regular expression as a program, written by the generator for patterns that RegExp might need ages for. */
export interface LinearProgram {
  /** The pattern as its document has it. */
  readonly source: string;
  /** Classes of one code point each, as RegExp writes them. */
  readonly classes: readonly string[];
  readonly code: readonly Instruction[];
}

/**
 * Runs such a program: all ways through it at once, one code point after the other, so that the time is that of the text
 * times that of the program, whatever the text.
 */
export function linearPattern({ source, classes, code }: LinearProgram): TextMatcher {
  const takes = classes.map(classTest);
  return {
    source,
    test: (text) => find({ code, takes, entered: new Uint32Array(code.length) }, text),
    toString: () => `/${source}/u`,
  };
}

type CodePointTest = (char: string) => boolean;

/** A class, with its answers remembered. */
function classTest(source: string): CodePointTest {
  const whole = new RegExp(`^(?:${source})$`, 'u');
  const known = new Map<string, boolean>();
  return (char) => {
    const before = known.get(char);
    if (before !== undefined) return before;
    const answer = whole.test(char);
    if (known.size < 1000) known.set(char, answer);
    return answer;
  };
}

interface Machine {
  readonly code: readonly Instruction[];
  readonly takes: readonly CodePointTest[];
  /** At which code point each instruction was entered last, counted from 1: no place is entered twice at one. */
  readonly entered: Uint32Array;
}

/** Where the text is being read. */
interface Place {
  /** Counted from 1. */
  readonly number: number;
  readonly before: string;
  readonly after: string;
}

function find(machine: Machine, text: string): boolean {
  let place: Place = { number: 0, before: '', after: '' };
  let waiting: number[] = [];
  for (const after of text) {
    place = { number: place.number + 1, before: place.after, after };
    const reached = spread(machine, waiting, place);
    if (reached === 'match') return true;
    waiting = consumed(machine, reached, after);
  }
  return spread(machine, waiting, { number: place.number + 1, before: place.after, after: '' }) === 'match';
}

/** Where those go on that take the code point. Many wait for the same class, which is asked once. */
function consumed({ code, takes }: Machine, waiting: readonly number[], char: string): number[] {
  const answers: (boolean | undefined)[] = [];
  const next: number[] = [];
  for (const at of waiting) {
    const instruction = code[at];
    if (instruction?.[0] !== 'char') continue;
    answers[instruction[1]] ??= takes[instruction[1]]?.(char) === true;
    if (answers[instruction[1]]) next.push(at + 1);
  }
  return next;
}

/**
 * All instructions that wait for the next code point, from those where threads stand now, and from the first one, for the
 * pattern may begin anywhere; each is entered once.
 */
function spread({ code, entered }: Machine, threads: readonly number[], place: Place): number[] | 'match' {
  const waiting: number[] = [];
  const todo = [0, ...threads];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const instruction = code[at];
    if (instruction === undefined || entered[at] === place.number) continue;
    entered[at] = place.number;
    if (instruction[0] === 'match') return 'match';
    if (instruction[0] === 'char') waiting.push(at);
    if (instruction[0] === 'jump') todo.push(instruction[1]);
    if (instruction[0] === 'split') todo.push(instruction[2], instruction[1]);
    if (instruction[0] === 'assert' && holds(instruction[1], place)) todo.push(at + 1);
  }
  return waiting;
}

function holds(assertion: 'start' | 'end' | 'word' | 'notWord', { before, after }: Place): boolean {
  if (assertion === 'start') return before === '';
  if (assertion === 'end') return after === '';
  const isBorder = isWord(before) !== isWord(after);
  return assertion === 'word' ? isBorder : !isBorder;
}

function isWord(char: string): boolean {
  return /^\w$/.test(char);
}
