import { alphabetOf } from './code-point-classes.ts';
import type { LinearProgram } from './linear-program.ts';

/** An automaton whose states are the places of a pattern that consume a code point. */
export interface Automaton {
  readonly states: number;
  readonly letters: number;
  /** By state and letter: where it goes on, once for each way there. */
  readonly next: readonly (readonly (readonly number[])[])[];
}

/**
 * The automaton of a search: state 0 is the search for a beginning, where there is one. A state from which the search is through
 * goes nowhere: an engine looks no further. Undefined where there are too many ways to count.
 */
export function automatonOf(program: LinearProgram): Automaton | undefined {
  const { letters, size } = alphabetOf(program.classes);
  const ways = new Ways(program);
  const states = program.code.flatMap(([name], index) => (name === 'char' ? [index] : []));
  const stateOf = new Map(states.map((place, index) => [place, index + 1]));
  const follow = (places: readonly number[], before: readonly number[]): number[][] =>
    Array.from({ length: size }, (_, letter) => {
      const taking = places.filter((place) => letters[ways.classOf(place)]?.includes(letter));
      return [...before, ...taking.map((place) => stateOf.get(place) ?? 0)];
    });
  const first = ways.from(0);
  const next = [follow(first.places, first.isFromStart ? [] : [0])];
  for (const state of states) {
    const { places, isThrough } = ways.from(state + 1);
    next.push(follow(isThrough ? [] : places, []));
  }
  return ways.areTooMany ? undefined : { states: next.length, letters: size, next };
}

/** Where a program can be after any number of steps that consume nothing. */
interface Reached {
  /** Instructions that consume, once for each way there. */
  readonly places: number[];
  /** The pattern may end here, whatever follows. */
  isThrough: boolean;
  /** It can begin at the start of the text alone. */
  isFromStart: boolean;
}

/** What a way has passed. */
interface Passed {
  readonly start: boolean;
  /** Something that holds at some places of a text only. */
  readonly condition: boolean;
  readonly instructions: readonly number[];
}

const mostSteps = 50_000;

/** Follows a program where it consumes nothing. */
class Ways {
  readonly #program: LinearProgram;
  #steps = 0;

  constructor(program: LinearProgram) {
    this.#program = program;
  }

  get areTooMany(): boolean {
    return this.#steps > mostSteps;
  }

  classOf(place: number): number {
    const instruction = this.#program.code[place];
    return instruction?.[0] === 'char' ? instruction[1] : -1;
  }

  from(index: number): Reached {
    const reached: Reached = { places: [], isThrough: false, isFromStart: true };
    this.#walk(index, { start: false, condition: false, instructions: [] }, reached);
    return reached;
  }

  #walk(at: number, passed: Passed, reached: Reached): void {
    this.#steps += 1;
    const instruction = this.#program.code[at];
    // Twice: out of an inner loop and, by the outer one, into it again.
    const isAgain = passed.instructions.indexOf(at) !== passed.instructions.lastIndexOf(at);
    if (this.areTooMany || instruction === undefined || isAgain) return;
    const further = { ...passed, instructions: [...passed.instructions, at] };
    switch (instruction[0]) {
      case 'char':
        reached.places.push(at);
        reached.isFromStart &&= passed.start;
        break;
      case 'match':
        reached.isThrough ||= !passed.condition;
        break;
      case 'split':
        this.#walk(instruction[1], further, reached);
        this.#walk(instruction[2], further, reached);
        break;
      case 'jump':
        this.#walk(instruction[1], further, reached);
        break;
      case 'assert':
        this.#walk(at + 1, { ...further, condition: true, start: passed.start || instruction[1] === 'start' }, reached);
        break;
      case 'look':
        this.#walk(at + 1, { ...further, condition: true }, reached);
    }
  }
}
