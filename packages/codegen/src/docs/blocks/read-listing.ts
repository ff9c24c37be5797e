/** A listing whose lines carry their numbers, without them. */
export interface Listing {
  readonly text: string;
  /** Index of the first line behind it. */
  readonly next: number;
}

/** Fewer numbered lines than this may be anything. */
const shortest = 3;

/** Reads lines that begin with 1, 2, 3 and so on, as a page shows them beside code. */
export function readListing(lines: readonly string[], first: number): Listing | undefined {
  if (!/^\s*1(?!\d)/.test(lines[first] ?? '')) return undefined;
  const texts: string[] = [];
  for (let number = 1; ; number += 1) {
    const line = (lines[first + number - 1] ?? '').trimStart();
    if (!line.startsWith(String(number))) break;
    texts.push(line.slice(String(number).length));
  }
  if (texts.length < shortest) return undefined;
  return { text: texts.join('\n'), next: first + texts.length };
}
