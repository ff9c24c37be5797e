/** An object literal that was found in code. */
export interface ObjectLiteral {
  /** Its text without comments, and with the words of JSON for those of Python. */
  readonly source: string;
  /** Behind its closing brace. */
  readonly end: number;
}

/** No sample of people is longer; what is not closed by then is none. */
const longest = 50_000;
const pythonWords: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** Reads from an opening brace to the one that closes it; undefined where none does. */
export function scanObject(text: string, start: number): ObjectLiteral | undefined {
  const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#[^\n]*|\/\/[^\n]*|[A-Za-z_$][\w$]*|[{}[\]]|./gsy;
  const rest = text.slice(start, start + longest);
  let depth = 0;
  let source = '';
  while (token.lastIndex < rest.length) {
    const [part] = token.exec(rest) ?? [''];
    if (part === '') return undefined;
    if (part === '{' || part === '[') depth += 1;
    if (part === '}' || part === ']') depth -= 1;
    if (!part.startsWith('#') && !part.startsWith('//')) source += pythonWord(part);
    if (depth === 0) return { source, end: start + token.lastIndex };
  }
  return undefined;
}

function pythonWord(part: string): string {
  return Object.hasOwn(pythonWords, part) ? (pythonWords[part] ?? part) : part;
}
