import { type CharRange, CharSet, type DFA, type ReadonlyDFA, Words } from 'refa';

/** An automaton as numbers: `next[state][class]`, -1 where there is no way on. It begins in state 0. */
export interface StepTable {
  readonly next: readonly (readonly number[])[];
  readonly isFinal: readonly boolean[];
}

/** The ranges of characters that the automata tell apart, in order. */
export function characterRanges(automata: readonly ReadonlyDFA[]): readonly CharRange[] {
  const maximum = automata[0]?.maxCharacter ?? 0;
  const starts = new Set([0]);
  for (const automaton of automata) {
    for (const state of automaton.nodes()) {
      for (const { min, max } of state.out.keys()) starts.add(min).add(max + 1);
    }
  }
  const sorted = [...starts].filter((start) => start <= maximum).sort((a, b) => a - b);
  return sorted.map((min, index) => ({ min, max: (sorted[index + 1] ?? maximum + 1) - 1 }));
}

/** A character of a range, one that can be read where there is one. */
export function readableOf(range: CharRange, automaton: ReadonlyDFA): number {
  return Words.pickMostReadableCharacter(CharSet.fromRange(automaton.maxCharacter, range)) ?? range.min;
}

/** The steps of an automaton over characters of the classes. */
export function stepTable(automaton: ReadonlyDFA, characters: readonly number[]): StepTable {
  const states: DFA.ReadonlyNode[] = [automaton.initial];
  const numbers = new Map(states.map((state, index) => [state, index]));
  const numberOf = (state: DFA.ReadonlyNode | undefined): number => {
    if (state === undefined) return -1;
    const number = numbers.get(state) ?? states.push(state) - 1;
    numbers.set(state, number);
    return number;
  };
  const next: number[][] = [];
  // The list grows while it is gone through.
  for (const state of states) next.push(characters.map((character) => numberOf(state.out.get(character))));
  return { next, isFinal: states.map((state) => automaton.finals.has(state)) };
}
