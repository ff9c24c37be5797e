/** How a pattern is to be tested: by JavaScript's own engine, or in linear time where that one could take for ever. */
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import { ambiguityOf } from './ambiguity.ts';
import { type LinearProgram, linearProgram } from './linear-program.ts';
import { lookingParts } from './looking-parts.ts';
import { repairPattern } from './repair-pattern.ts';

/** A pattern that can be written out, or what is wrong with it. */
export type PatternReading =
  | { readonly pattern: string; readonly notes?: readonly string[] }
  | { readonly program: LinearProgram; readonly notes?: readonly string[] }
  | { readonly code: 'pattern-syntax' | 'pattern-cost'; readonly problem: string };

const read = new Map<string, PatternReading>();

/** Reads a pattern; each only once, as finding out what it costs takes long. */
export function readPattern(pattern: string): PatternReading {
  const known = read.get(pattern);
  if (known !== undefined) return known;
  const reading = readAnew(pattern);
  if (read.size > 10_000) read.clear();
  read.set(pattern, reading);
  return reading;
}

function readAnew(original: string): PatternReading {
  const repaired = repairPattern(original);
  if ('problem' in repaired) {
    const problem = `The pattern is no regular expression with the u flag: ${repaired.problem}.`;
    return { code: 'pattern-syntax', problem };
  }
  const reading = matcherOf(repaired.pattern);
  return 'problem' in reading ? reading : { ...reading, ...(repaired.notes && { notes: repaired.notes }) };
}

function matcherOf(pattern: string): PatternReading {
  if (isSurelyFast(pattern)) return { pattern };
  if (leastLengthSearched(pattern) > longestSearched) {
    const problem = `The pattern asks for more than ${longestSearched} characters and looks for them from each place of a text anew. Have it begin with ^.`;
    return { code: 'pattern-cost', problem };
  }
  const program = linearProgram(pattern);
  if (pattern.length <= longestAnalysed && isFast(pattern) && hasFewWays(pattern, program)) return { pattern };
  const long = program ?? linearProgram(pattern, Math.max(longestProgram, 3 * pattern.length));
  if (long !== undefined) return { program: long };
  const problem =
    'Texts can be made on which the pattern takes more than linear time, and it refers back to a group (or repeats too much), so that there is no other way to test it.';
  return { code: 'pattern-cost', problem };
}

/** A search that looks at so many characters from each place takes that many times as long as the text. */
const longestSearched = 1000;

/** Characters that some repetition needs before a search can succeed; 0 where the pattern begins at the start of a text. */
function leastLengthSearched(source: string): number {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
  const isAnchored = pattern.alternatives.every(
    ({ elements: [first] }) => first?.type === 'Assertion' && first.kind === 'start',
  );
  const rounds: number[] = [1];
  let least = 0;
  visitRegExpAST(pattern, {
    onQuantifierEnter: ({ min }) => {
      const product = (rounds.at(-1) ?? 1) * Math.max(min, 1);
      rounds.push(product);
      least = Math.max(least, min > 1 ? product : 0);
    },
    onQuantifierLeave: () => rounds.pop(),
  });
  return isAnchored ? 0 : least;
}

/** Past this, the analysis could take longer than any text; the linear way is taken unseen. */
const longestAnalysed = 1000;

/** Rather a long program than none, but a short pattern may not ask for one without bounds. */
const longestProgram = 8000;

/** One repetition at most, and nowhere to begin but the start. */
function isSurelyFast(pattern: string): boolean {
  const repetitions = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, '').match(/[*+?{]/g)?.length ?? 0;
  return repetitions === 0 || (repetitions === 1 && pattern.startsWith('^') && !pattern.includes('|'));
}

function isFast(pattern: string): boolean {
  try {
    const source = withoutBounds(pattern);
    return analyse({ source, flags: 'u' }, { maxReports: 1 }).reports.length === 0;
  } catch {
    // What cannot be analysed is not trusted.
    return false;
  }
}

/**
 * scslre looks for loops next to loops and inside loops, and misses those that come together by longer ways, as ^(a|aa)+$ does.
 * Where the pattern looks around or back, what is surely hopeless is found; what takes the square of the time is left to scslre.
 */
function hasFewWays(pattern: string, program: LinearProgram | undefined): boolean {
  if (program !== undefined && program.looks === undefined) return ambiguityOf(program) === 'linear';
  try {
    const parts = lookingParts(pattern).map((part) => linearProgram(part));
    return parts.every((part) => part === undefined || ambiguityOf(part) !== 'exponential');
  } catch {
    return true;
  }
}

/** A loop that ends after many rounds costs what one without an end does, and the analysis looks at those alone. */
function withoutBounds(source: string): string {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
  const edits: { start: number; end: number; text: string }[] = [];
  const rounds: number[] = [];
  visitRegExpAST(pattern, {
    onQuantifierEnter: ({ element, min, max, end }) => {
      rounds.push(Number.isFinite(max) ? Math.max(max, 1) : 1);
      const isNested = rounds.length > 1 && rounds.reduce((product, each) => product * each, 1) > mostRounds;
      if (isNested) throw new RangeError('loops inside loops that end too late to be unrolled');
      const isLong = max > longestUnrolled || (max > 1 && /[*+?}]/.test(element.raw));
      if (Number.isFinite(max) && isLong) edits.push({ start: element.end, end, text: min > 0 ? '+' : '*' });
    },
    onQuantifierLeave: () => rounds.pop(),
  });
  const inOrder = edits.sort((a, b) => b.start - a.start);
  return inOrder.reduce((text, { start, end, text: loop }) => text.slice(0, start) + loop + text.slice(end), source);
}

const longestUnrolled = 50;
const mostRounds = 100_000;
