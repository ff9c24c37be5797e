/** The search for what a program stands for, by all ways at once. */
import type { Look } from './linear-program.ts';

/** Whether a class takes a code point. */
export type CodePointTest = (char: string) => boolean;

/** What is searched for. */
export interface Search extends Look {
  readonly takes: readonly CodePointTest[];
  /** For each look that the code asks, the places of the text where it finds something. */
  readonly seen: readonly Uint8Array[];
}

interface Machine extends Search {
  /** At which step each instruction was entered last, counted from 1: none is entered twice at one. */
  readonly entered: Uint32Array;
}

/** A place between two code points, and when it is reached. */
interface Place {
  readonly step: number;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Tells of each place where a find ends (of a lookahead: begins), until it is told that this will do; whether it was. The
 * text is read from its end where the code is written so.
 */
export function search(sought: Search, chars: readonly string[], found: (at: number) => boolean): boolean {
  const machine = { ...sought, entered: new Uint32Array(sought.code.length) };
  let waiting: number[] = [];
  for (let step = 0; step <= chars.length; step += 1) {
    const at = sought.ahead ? chars.length - step : step;
    const place = { step: step + 1, at, before: chars[at - 1] ?? '', after: chars[at] ?? '' };
    const reached = spread(machine, waiting, place);
    if (reached.isThrough && found(at)) return true;
    waiting = consumed(machine, reached.waiting, sought.ahead ? place.before : place.after);
  }
  return false;
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
 * All instructions that wait for the next code point, from those where threads stand now, and from the first one, for a find
 * may begin anywhere; each is entered once.
 */
function spread(
  machine: Machine,
  threads: readonly number[],
  place: Place,
): { readonly waiting: readonly number[]; readonly isThrough: boolean } {
  const { code, entered, seen } = machine;
  const waiting: number[] = [];
  const todo = [0, ...threads];
  let isThrough = false;
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const instruction = code[at];
    if (instruction === undefined || entered[at] === place.step) continue;
    entered[at] = place.step;
    if (instruction[0] === 'match') isThrough = true;
    if (instruction[0] === 'char') waiting.push(at);
    if (instruction[0] === 'jump') todo.push(instruction[1]);
    if (instruction[0] === 'split') todo.push(instruction[2], instruction[1]);
    if (instruction[0] === 'assert' && holds(instruction[1], place)) todo.push(at + 1);
    if (instruction[0] === 'look' && (seen[instruction[1]]?.[place.at] === 1) === instruction[2]) todo.push(at + 1);
  }
  return { waiting, isThrough };
}

function holds(assertion: 'start' | 'end' | 'word' | 'notWord', { before, after }: Place): boolean {
  if (assertion === 'start') return before === '';
  if (assertion === 'end') return after === '';
  const isBorder = isWord(before) !== isWord(after);
  return assertion === 'word' ? isBorder : !isBorder;
}

function isWord(char: string): boolean {
  return /\w/.test(char);
}
