/** What patterns of Java, Perl and their like are in JavaScript, where only one thing can be meant. */

/** A pattern in JavaScript's words, and which words those were before. */
export interface Translation {
  readonly pattern: string;
  /** Each as `\A is read as ^`. */
  readonly notes: readonly string[];
}

/** The ASCII classes of POSIX, as Java has them in `\p{...}` and others in `[:...:]`. */
const posix: ReadonlyMap<string, string> = new Map([
  ['lower', 'a-z'],
  ['upper', 'A-Z'],
  ['ascii', '\\0-\\x7f'],
  ['alpha', 'A-Za-z'],
  ['digit', '0-9'],
  ['alnum', '0-9A-Za-z'],
  ['punct', '!-\\/:-@\\[-`\\{-~'],
  ['graph', '!-~'],
  ['print', ' -~'],
  ['blank', ' \\t'],
  ['cntrl', '\\0-\\x1f\\x7f'],
  ['xdigit', '0-9A-Fa-f'],
  ['space', '\\t-\\r '],
  ['word', '\\w'],
]);

/** Other names of Java's. */
const others: ReadonlyMap<string, string> = new Map([
  ['all', '\\p{Any}'],
  ['LD', '\\p{L}\\p{Nd}'],
  ['L1', '\\0-\\xff'],
  ['IsLetter', '\\p{L}'],
  ['IsDigit', '\\p{Nd}'],
]);

/** An escape with braces, octal digits or one character; a class of POSIX; anything else. */
const token = /\\[pPx]\{\^?\w+\}|\\0[0-7]{2}|\\[\s\S]|\[:\^?[a-z]+:\]|[\s\S]/gu;

/** Words such as `\p{Alnum}`, `\A`, `\x{41}` and `[:alpha:]`; undefined where there are none, or one has no counterpart. */
export function translatePattern(pattern: string): Translation | undefined {
  // Java's intersections of classes read as something else here.
  if (/&&|\[[^\]]*(?<!\\)\[(?!:)/u.test(pattern)) return undefined;
  const notes = new Set<string>();
  let inClass = false;
  const words = (pattern.match(token) ?? []).map((word) => {
    const written = inClass ? insideOf(word) : outsideOf(word);
    if (written !== undefined) notes.add(`${word} is read as ${written}`);
    if (word === (inClass ? ']' : '[')) inClass = !inClass;
    return written ?? word;
  });
  return notes.size === 0 ? undefined : { pattern: words.join(''), notes: [...notes] };
}

function outsideOf(word: string): string | undefined {
  if (word === '\\A') return '^';
  if (word === '\\z') return '$';
  const members = word.startsWith('[') ? undefined : membersOf(word);
  if (members === undefined) return undefined;
  if (word.startsWith('\\P')) return `[^${members}]`;
  return /^\\[xu0]/.test(word) || /^\\p\{[^}]+\}$/.test(members) ? members : `[${members}]`;
}

function insideOf(word: string): string | undefined {
  return word.startsWith('\\P') ? undefined : membersOf(word);
}

/** What a word takes, as the inside of a class. */
function membersOf(word: string): string | undefined {
  const name = /^(?:\\[pP]\{|\[:)(\w+)(?:\}|:\])$/.exec(word)?.[1];
  if (name !== undefined) return classOf(name, word.startsWith('['));
  const code = /^\\x\{([0-9A-Fa-f]{1,6})\}$/.exec(word)?.[1] ?? octal(word);
  return code === undefined ? undefined : `\\u{${code}}`;
}

function octal(word: string): string | undefined {
  return /^\\0[0-7]{2}$/.test(word) ? Number.parseInt(word.slice(1), 8).toString(16) : undefined;
}

function classOf(name: string, isBracketed: boolean): string | undefined {
  const isPosix = isBracketed ? posix.has(name) : /^(?:[A-Z][a-z]+|XDigit|ASCII)$/.test(name);
  const members = isPosix ? posix.get(name.toLowerCase()) : undefined;
  if (members !== undefined || isBracketed) return members;
  const bare = name.replace(/^Is/, '');
  const known = others.get(name) ?? [`\\p{${bare}}`, `\\p{Script=${bare}}`].find(isKnown);
  return known === `\\p{${name}}` ? undefined : known;
}

function isKnown(property: string): boolean {
  try {
    return new RegExp(property, 'u').source !== '';
  } catch {
    return false;
  }
}
