import type { LinearProgram } from './linear-program.ts';
import { type CodePointTest, search } from './linear-search.ts';
import type { TextMatcher } from './properties.ts';

export type { Instruction, LinearProgram } from './linear-program.ts';

/**
 * Runs such a program: all ways through it at once, one code point after the other, so that the time is that of the text
 * times that of the program, whatever the text. What it looks around for is searched for before, once over the whole text.
 */
export function linearPattern({ source, classes, code, looks = [] }: LinearProgram): TextMatcher {
  const takes = classes.map(classTest);
  return {
    source,
    test: (text) => {
      const chars = [...text];
      const seen: Uint8Array[] = [];
      for (const look of looks) {
        const places = new Uint8Array(chars.length + 1);
        search({ ...look, takes, seen }, chars, (at) => {
          places[at] = 1;
          return false;
        });
        seen.push(places);
      }
      return search({ code, ahead: false, takes, seen }, chars, () => true);
    },
    toString: () => `/${source}/u`,
  };
}

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
