import { DFA, JS, NFA, type ReadonlyDFA } from 'refa';

/** Stand for the ends of the text, which automata have no word for. `.` and `\S` take neither of them. */
export const ends = { begin: '\u2028', end: '\u2029' };

const frame = read(`${ends.begin}[^${ends.begin}${ends.end}]*${ends.end}`, 'u');

/** The texts, each between its ends, in which an expression finds something, as `RegExp` does. */
export function textAutomaton(pattern: string, flags: string): ReadonlyDFA {
  const found = DFA.fromIntersection(read(`[^]*(?:${withEnds(pattern)})[^]*`, flags), frame);
  found.minimize();
  return found;
}

function read(source: string, flags: string): DFA {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags }).parse();
  const found = DFA.fromFA(NFA.fromRegex(expression, { maxCharacter }));
  found.minimize();
  return found;
}

/** `^` and `$` outside of classes and escapes become the characters that stand for the ends. */
function withEnds(pattern: string): string {
  const part = /\\.|\[(?:\\.|[^\]\\])*\]|[$^]/gsu;
  return pattern.replace(part, (text) => (text === '^' ? ends.begin : text === '$' ? ends.end : text));
}
