/** What a pattern of JSON Schema is in JavaScript with the u flag. */
import { translatePattern } from './foreign-pattern.ts';

/** The pattern as it is valid with the u flag, or why it is not one. */
export type ReadPattern =
  | { readonly pattern: string; readonly notes?: readonly string[] }
  | { readonly problem: string };

/**
 * Takes a pattern as it is where the u flag does. Else it mends what has one certain meaning without the flag, such as `\-` and
 * a lone `}`, and translates words of other languages, with a note of each; anything else is a problem.
 */
export function repairPattern(pattern: string): ReadPattern {
  const problem = problemOf(pattern);
  if (problem === undefined) return { pattern };
  const translated = translatePattern(pattern);
  const repaired = rewrite(translated?.pattern ?? pattern);
  // To Java, Ruby and others `[a-z&&[^b]]` is an intersection.
  if (problemOf(repaired) !== undefined || /&&\[/.test(pattern)) return { problem };
  return { pattern: repaired, ...(translated && { notes: translated.notes }) };
}

function problemOf(pattern: string): string | undefined {
  try {
    // Only a first use shows that an engine finds a pattern too large.
    new RegExp(pattern, 'u').test('');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** An escape; a quantifier; a hyphen beside a class such as `\w`; anything else. */
const token = /\\[pPu]\{[^}]*\}|\\[\s\S]|\{\d+(?:,\d*)?\}|[\s\S]/gu;

function rewrite(pattern: string): string {
  let inClass = false;
  let previous = '';
  const tokens = pattern.match(token) ?? [];
  return tokens
    .map((text, index) => {
      const written = inClass ? inside(text, previous, tokens[index + 1] ?? '') : outside(text);
      if (text === (inClass ? ']' : '[')) inClass = !inClass;
      previous = text;
      return written;
    })
    .join('');
}

function outside(text: string): string {
  if (/^[{}\]]$/.test(text)) return `\\${text}`;
  return /^\\[^A-Za-z0-9^$\\.*+?()[\]{}|/]$/u.test(text) ? text.slice(1) : text;
}

function inside(text: string, previous: string, next: string): string {
  const isClass = /^\\[wdsWDS]$/;
  if (text === '-' && next !== ']' && (isClass.test(previous) || isClass.test(next))) return '\\-';
  return /^\\[^A-Za-z0-9^$\\.*+?()[\]{}|/-]$/u.test(text) ? text.slice(1) : text;
}
