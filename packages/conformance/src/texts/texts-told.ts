import { characterRanges, readableOf, type StepTable, stepTable } from './step-table.ts';
import { ends, textAutomaton } from './text-automaton.ts';

/** Above this, numbers that stand for a state of all automata together would no longer be told apart. */
const mostStates = Number.MAX_SAFE_INTEGER;

/**
 * For each set of the expressions a shortest text that these find and the others do not. All texts are gone through, so a set
 * without a text is one that no text can make.
 */
export function textsTold(patterns: readonly string[], flags: string): readonly string[] {
  const frame = textAutomaton('', flags);
  const automata = [...patterns.map((pattern) => textAutomaton(pattern, flags)), frame];
  const characters = characterRanges(automata).map((range) => readableOf(range, frame));
  const tables = automata.map((automaton) => stepTable(automaton, characters));
  const told = new Map<string, string>();
  for (const { states, word } of walk(tables, characters)) {
    // The last automaton takes every text: where it does not, the text has not ended.
    if (!isFinal(tables.at(-1), states.at(-1))) continue;
    const found = tables.map((table, index) => isFinal(table, states[index])).join();
    if (!told.has(found)) told.set(found, wordText(word, { patterns, flags, found }));
  }
  return [...told.values()];
}

function isFinal(table: StepTable | undefined, state = -1): boolean {
  return table?.isFinal[state] === true;
}

interface Reached {
  readonly states: readonly number[];
  readonly word: Word | undefined;
}

/** The last character, and the word before it. */
interface Word {
  readonly last: number;
  readonly before: Word | undefined;
}

/** Every state that all automata can be in together, nearest first. */
function* walk(tables: readonly StepTable[], characters: readonly number[]): Generator<Reached> {
  const sizes = tables.map(({ next }) => next.length + 1);
  if (sizes.reduce((product, size) => product * size, 1) > mostStates)
    throw new Error(`${tables.length} expressions are too many, or too long, to be held against each other`);
  const numberOf = (states: readonly number[]): number =>
    states.reduce((number, state, index) => number * (sizes[index] ?? 1) + state + 1, 0);
  const start: Reached = { states: tables.map(() => 0), word: undefined };
  const queue = [start];
  const seen = new Set([numberOf(start.states)]);
  for (const reached of queue) {
    yield reached;
    for (const [index, last] of characters.entries()) {
      const states = tables.map(({ next }, at) => next[reached.states[at] ?? -1]?.[index] ?? -1);
      const number = numberOf(states);
      if (states.at(-1) === -1 || seen.has(number)) continue;
      seen.add(number);
      queue.push({ states, word: { last, before: reached.word } });
    }
  }
}

function wordText(
  word: Word | undefined,
  { patterns, flags, found }: { readonly patterns: readonly string[]; readonly flags: string; readonly found: string },
): string {
  let text = '';
  for (let part = word; part !== undefined; part = part.before) text = String.fromCodePoint(part.last) + text;
  const bare = text.replace(ends.begin, '').replace(ends.end, '');
  const finds = (one: string): string =>
    [...patterns, ''].map((pattern) => new RegExp(pattern, flags).test(one)).join();
  const readable = [bare.toLowerCase(), bare].find((one) => finds(one) === found);
  if (readable !== undefined) return readable;
  throw new Error(`${patterns.join(' and ')} were read otherwise than RegExp does, as "${bare}" shows`);
}
