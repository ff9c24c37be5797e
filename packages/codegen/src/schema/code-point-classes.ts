/** Sets of code points, by the letters of an alphabet that is as small as the sets allow. */
export interface Alphabet {
  /** For each class the letters that it takes. */
  readonly letters: readonly (readonly number[])[];
  readonly size: number;
}

/** Where classes such as \w, \s and those of Unicode begin and end, as far as patterns tell them apart. */
const wide: readonly number[] = [
  ...Array.from({ length: 0x250 }, (_, point) => point),
  ...Array.from({ length: 0x1000 }, (_, index) => index * 16),
  ...[0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff, 0xd800, 0x10000, 0x1f600, 0x20000, 0x10ffff],
];

/**
 * Code points that the same classes take are one letter. Exact for literals and ranges, whose ends are looked at; of Unicode's own
 * sets, every sixteenth code point is.
 */
export function alphabetOf(classes: readonly string[]): Alphabet {
  const matchers = classes.map((source) => new RegExp(`^(?:${source})$`, 'u'));
  const letterOf = new Map<string, number>();
  const letters = classes.map((): number[] => []);
  for (const point of new Set([...wide, ...endsOf(classes)])) {
    const text = String.fromCodePoint(point);
    const taking = matchers.flatMap((matcher, index) => (matcher.test(text) ? [index] : []));
    const key = taking.join();
    if (letterOf.has(key)) continue;
    const letter = letterOf.size;
    letterOf.set(key, letter);
    for (const index of taking) letters[index]?.push(letter);
  }
  return { letters, size: letterOf.size };
}

/** The code points that classes name, and their neighbours. */
function endsOf(classes: readonly string[]): number[] {
  const named = classes.flatMap((source) => [
    ...[...source].map((character) => character.codePointAt(0) ?? 0),
    ...[...source.matchAll(/\\u\{?([0-9a-fA-F]+)\}?|\\x([0-9a-fA-F]{2})/g)].map(([, unicode, hex]) =>
      Number.parseInt(unicode ?? hex ?? '0', 16),
    ),
  ]);
  return named.flatMap((point) => [point - 1, point, point + 1]).filter((point) => point >= 0 && point <= 0x10ffff);
}
