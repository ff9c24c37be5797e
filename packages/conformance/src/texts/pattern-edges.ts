import { characterRanges, readableOf, type StepTable, stepTable } from './step-table.ts';
import { ends, textAutomaton } from './text-automaton.ts';

/** Texts on both sides of the border of what an expression takes. */
export interface PatternEdges {
  readonly taken: readonly string[];
  readonly refused: readonly string[];
}

/** Of a range of more characters than an alphabet has, the ends say nothing to anybody. */
const widest = 26;

/**
 * Texts that go through an expression, each by a character at the end of one of its ranges, and such that take one step out
 * of it: the character beside a range, the text cut before its end, a character too many.
 */
export function patternEdges(pattern: string): PatternEdges {
  const automaton = textAutomaton(pattern, 'u');
  const ranges = characterRanges([automaton, textAutomaton('', 'u')]);
  const characters = ranges.flatMap((range) => {
    const isWide = range.max - range.min > widest;
    return isWide ? [readableOf(range, automaton)] : [...new Set([range.min, range.max])];
  });
  const inner = innerTable(stepTable(automaton, characters), characters);
  const before = prefixes(inner);
  const after = suffixes(inner);
  const expression = new RegExp(pattern, 'u');
  const texts = new Set<string>();
  for (const [state, prefix] of before) {
    texts.add(prefix);
    for (const [at, character] of inner.characters.entries()) {
      const suffix = after.get(inner.next(state, at));
      const beside = [at - 1, at + 1].map((one) => after.get(inner.next(state, one)));
      const isEdge = beside.some((other) => (other === undefined) !== (suffix === undefined));
      if (isEdge || (suffix === '' && prefix === ''))
        texts.add(prefix + character + (suffix ?? beside.find(Boolean) ?? ''));
    }
  }
  const taken = [...texts].filter((text) => expression.test(text));
  const longer = taken.slice(0, 2).flatMap((text) => [`${text} `, ` ${text}`, `${text}\n`]);
  return { taken, refused: [...texts, ...longer].filter((text) => !expression.test(text)) };
}

/** Steps between the ends of the text. */
interface InnerTable {
  readonly start: number;
  readonly characters: readonly string[];
  /** -1 where there is no way on. */
  next(state: number, character: number): number;
  ends(state: number): boolean;
}

function innerTable({ next, isFinal }: StepTable, codes: readonly number[]): InnerTable {
  const step = (state: number, code: number | undefined): number =>
    code === undefined ? -1 : (next[state]?.[codes.indexOf(code)] ?? -1);
  const inside = codes.filter((code) => ![ends.begin, ends.end].includes(String.fromCodePoint(code)));
  return {
    start: step(0, ends.begin.codePointAt(0)),
    characters: inside.map((code) => String.fromCodePoint(code)),
    next: (state, character) => step(state, inside[character]),
    ends: (state) => isFinal[step(state, ends.end.codePointAt(0))] === true,
  };
}

/** Of each state a shortest text that leads to it. */
function prefixes({ start, characters, next }: InnerTable): ReadonlyMap<number, string> {
  const found = new Map([[start, '']]);
  // A map hands out what is added while it is gone through.
  for (const [state, text] of found) {
    for (const [at, character] of characters.entries()) {
      const to = next(state, at);
      if (to !== -1 && !found.has(to)) found.set(to, text + character);
    }
  }
  return found;
}

/** Of each state a shortest text that ends well from there; none where there is no such text. */
function suffixes(table: InnerTable): ReadonlyMap<number, string> {
  const states = [...prefixes(table).keys()];
  const found = new Map(states.filter((state) => table.ends(state)).map((state) => [state, '']));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const state of states) {
      if (found.has(state)) continue;
      const ways = table.characters.map((character, at) => ({ character, rest: found.get(table.next(state, at)) }));
      const way = ways.find(({ rest }) => rest !== undefined);
      if (way !== undefined) found.set(state, way.character + way.rest);
    }
  }
  return found;
}
