/** Patterns that are written as JavaScript writes them in a program, between slashes. */

/** With an end before its end, such a text could be found in nothing: the slashes cannot be meant. */
const literal = /^\/(\^[\s\S]*\$)\/(i?)$/;

/** Whether a pattern stands between slashes, and is one that can be read without them. */
export function isLiteral(pattern: unknown): pattern is string {
  const [, inner = '', flag] = typeof pattern === 'string' ? (literal.exec(pattern) ?? []) : [];
  return inner !== '' && !(flag === 'i' && inner.includes('(?<'));
}

/** The pattern between the slashes; with the flag i behind them, of letters in both cases. */
export function withoutSlashes(pattern: string): string {
  const [, inner = pattern, flag] = literal.exec(pattern) ?? [];
  return flag === 'i' ? inBothCases(inner) : inner;
}

/** An escape, a range of letters of one case, a letter, anything else. */
const token = /\\(?:[pPu]\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[\s\S])|[a-z]-[a-z]|[A-Z]-[A-Z]|[\s\S]/gu;

function inBothCases(pattern: string): string {
  let inClass = false;
  const texts = (pattern.match(token) ?? []).map((text) => {
    if (text === (inClass ? ']' : '[')) inClass = !inClass;
    if (inClass && /^[A-Za-z](?:-[A-Za-z])?$/.test(text)) return text.toLowerCase() + text.toUpperCase();
    if (inClass || text.startsWith('\\')) return text;
    return text.replaceAll(/[A-Za-z]/g, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
  });
  return texts.join('');
}
