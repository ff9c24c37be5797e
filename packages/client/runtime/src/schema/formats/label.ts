import { decodePunycode } from './punycode.ts';
import { unicode } from './unicode.ts';

const longestLabel = 63;
const ascii = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Letters, digits and inner hyphens, at most 63. */
export function isPlainLabel(label: string): boolean {
  return ascii.test(label);
}

/** One label of a host name in ASCII: letters, digits and inner hyphens; behind `xn--` must stand a label in Punycode. */
export function isAsciiLabel(label: string): boolean {
  if (!isPlainLabel(label)) return false;
  if (label.slice(2, 4) !== '--') return true;
  if (!/^xn--/i.test(label)) return false;
  const decoded = decodePunycode(label.slice(4));
  return decoded !== undefined && isUnicodeLabel(decoded);
}

/** One label in any script. */
export function isLabel(label: string): boolean {
  if (!unicode('\\P{ASCII}').test(label)) return isAsciiLabel(label);
  return isUnicodeLabel(label) && fitsInPunycode(label);
}

function fitsInPunycode(label: string): boolean {
  const url = URL.parse(`http://${label}`);
  return url !== null && url.hostname.length <= longestLabel;
}

/** RFC 5891 4.2: normalised, of allowed characters only, each where its context allows it. */
function isUnicodeLabel(label: string): boolean {
  if (label.startsWith('-') || label.endsWith('-') || label.slice(2, 4) === '--') return false;
  if (unicode('^\\p{M}').test(label) || label.normalize('NFC') !== label) return false;
  const chars = [...label];
  return chars.every((char, index) => allowedInContext(char, chars, index) ?? isAllowed(char));
}

// RFC 5892: always allowed, never allowed, and the general rule.
const always = /[a-z0-9\-\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]/u;
const never =
  '[\\p{DI}\\p{White_Space}\\p{NChar}\\u0640\\u07fa\\u302e\\u302f\\u3031-\\u3035\\u303b\\u1100-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff' +
  '\\u20d0-\\u20ff\\u{1d100}-\\u{1d24f}]';
const letterOrDigit = '[\\p{Ll}\\p{Lo}\\p{Lm}\\p{Nd}\\p{Mn}\\p{Mc}]';

function isAllowed(char: string): boolean {
  if (always.test(char)) return true;
  const folded = char.normalize('NFKC').toLowerCase().normalize('NFKC');
  return !unicode(never).test(char) && folded === char && unicode(letterOrDigit).test(char);
}

const virama =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed]/;
const cursive =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}\\p{Script=Mandaic}\\p{Script=Adlam}]';

/** RFC 5892, appendix A: undefined for characters that no context decides on. */
function allowedInContext(char: string, chars: readonly string[], index: number): boolean | undefined {
  const [before = '', after = ''] = [chars[index - 1], chars[index + 1]];
  if (char === '\u00b7') return before === 'l' && after === 'l';
  if (char === '\u0375') return unicode('\\p{Script=Greek}').test(after);
  if (char === '\u05f3' || char === '\u05f4') return unicode('\\p{Script=Hebrew}').test(before);
  if (char === '\u30fb')
    return chars.some((one) => unicode('[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]').test(one));
  // One rule of the appendix says the same of the others, where there are some of both.
  if (/[\u0660-\u0669]/.test(char)) return !chars.some((one) => /[\u06f0-\u06f9]/.test(one));
  if (char === '\u200d') return virama.test(before);
  if (char === '\u200c') return virama.test(before) || (unicode(cursive).test(before) && unicode(cursive).test(after));
  return undefined;
}
