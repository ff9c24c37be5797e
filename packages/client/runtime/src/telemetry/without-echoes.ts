/** So many characters in a row that stand in the original too are no chance, nor is the whole of a shorter one. */
const telling = 16;

/** Shorter originals are part of any text. */
const shortest = 4;

const mark = '[input]';

/** A text without what it repeats of the originals, whole or in pieces: providers quote prompts, cut as they like. */
export function withoutEchoes(text: string, originals: readonly string[]): string {
  return originals.reduce((rest, original) => withoutEcho(rest, original.replace(/\s+/g, ' ').trim()), text);
}

function withoutEcho(text: string, original: string): string {
  if (original.length < shortest) return text;
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const length = echoLength(text, { at, original });
    rest += length === 0 ? text[at] : mark;
    at += Math.max(1, length);
  }
  return rest;
}

/** How many characters from `at` on are taken from the original; 0 for fewer than tell. */
function echoLength(text: string, { at, original }: { at: number; original: string }): number {
  let length = Math.min(telling, original.length);
  if (at + length > text.length || !original.includes(text.slice(at, at + length))) return 0;
  while (at + length < text.length && original.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}
