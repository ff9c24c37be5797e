/** What could be told apart in text that ran together, or why nothing could. */
export type Split<Parts> = { readonly parts: Parts } | { readonly why: string };

/** Types that are looked for at the end of a name: longer ones first, and no word that names of fields end with. */
const typeWords = ['undefined', 'integer', 'boolean', 'number', 'string', 'object', 'array', 'float', 'bool', 'int'];
const type = String.raw`(?:${typeWords.join('|')})(?:\[\])?`;
const name = String.raw`[A-Za-z_$][\w$-]*(?:\[\])?(?:\.[A-Za-z_$][\w$-]*(?:\[\])?)*`;

/** Words that end like a type: with one of these, a name without a type looks like a shorter name with one. */
const words =
  /(?:po|pr|h|m|t|l|pa|jo|constra|compla|footpr|bluepr|endpo|sk)int$|(?:phone|page|account|order|line|serial)number$|(?:sub|query|time)string$/i;

/** A name and the type that sticks to it: of all ways to part them exactly one must hold. */
export function splitNameAndType(
  text: string,
  isRest: (rest: string) => boolean,
): Split<{ name: string; type: string; rest: string }> {
  const found: { name: string; type: string; rest: string }[] = [];
  for (let end = 1; end < Math.min(text.length, 200); end += 1) {
    const start = text.slice(0, end);
    if (!new RegExp(`^${name}$`).test(start)) continue;
    const match = new RegExp(`^${type}`, 'i').exec(text.slice(end))?.[0];
    if (match === undefined || /[_.$-]$/.test(start)) continue;
    const rest = text.slice(end + match.length);
    if (isRest(rest)) found.push({ name: start, type: match, rest });
  }
  const [only, another] = found;
  if (!only) return { why: 'The name and its type could not be told apart.' };
  if (another || words.test(only.name + only.type))
    return { why: 'Name and type can be told apart in more than one way.' };
  return { parts: only };
}

/** Words of a badge at the beginning of a text, in the spelling of badges. */
export const badge = /^(Required|Optional|Conditional)/;

/** True where a sentence could begin: with a capital, a quotation or a bracket, or not at all. */
export function beginsSentence(text: string): boolean {
  return text === '' || /^["'“‘([]?\p{Lu}/u.test(text) || /^\p{Script=Han}/u.test(text);
}

/**
 * A default and the sentence that sticks to it. A number may go on into the sentence and `-` may be its sign, so exactly
 * one way of parting may leave a sentence, which begins with a capital: of `-1Random seed` the other would begin with
 * `1Random`. In `-16 pictures` no part does, as the digits could be either's, and so it is not read.
 */
export function splitDefault(text: string, type: string): Split<{ default: string; rest: string }> {
  const ways = [...(/^[-—–]/.test(text) ? [text.slice(0, 1)] : []), ...literals(text, type)];
  const found = ways.map((way) => ({ default: way, rest: text.slice(way.length) }));
  const sentences = found.filter(({ rest }) => beginsSentence(rest));
  const [only, another] = sentences;
  if (only && !another) return { parts: only };
  return { why: 'The default and the description could not be told apart.' };
}

function literals(text: string, type: string): string[] {
  if (/^bool/i.test(type)) return /^(true|false)/i.exec(text)?.slice(0, 1) ?? [];
  if (/^(int|number|float)/i.test(type)) {
    const number = /^-?\d+(?:\.\d+)?/.exec(text)?.[0] ?? '';
    return Array.from({ length: number.length }, (_, index) => number.slice(0, index + 1)).filter((part) =>
      /\d$/.test(part),
    );
  }
  return /^"(?:[^"\\]|\\.)*"/.exec(text)?.slice(0, 1) ?? [];
}
