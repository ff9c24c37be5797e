/**
 * Pattern of a size as `1024x1024` whose sides are from one number to another: what a page says of both sides is a rule
 * about a text, and JSON Schema has no other word for it.
 */
export function sidePattern(least: number, most: number): string {
  const side = wholeNumbers(least, most).join('|');
  return `^(${side})x(${side})$`;
}

/** Alternatives that match the whole numbers of a range, and no others. */
function wholeNumbers(least: number, most: number): string[] {
  const parts: string[] = [];
  for (let from = least; from <= most; ) {
    const to = lastOfBlock(from, most);
    parts.push(digits(String(from), String(to)));
    from = to + 1;
  }
  return parts;
}

/** The farthest number up to which all numbers from this one differ in one digit and then in any: 260 to 299. */
function lastOfBlock(from: number, most: number): number {
  let size = 1;
  while (from % (size * 10) === 0 && from + size * 10 - 1 <= most && from > 0) size *= 10;
  const sameStart = Math.floor(from / (size * 10)) * size * 10;
  const end = Math.min(sameStart + size * 10 - 1, most);
  return from + Math.floor((end - from + 1) / size) * size - 1;
}

function digits(from: string, to: string): string {
  const start = [...from].findIndex((digit, index) => digit !== to[index]);
  if (start < 0) return from;
  const first = from[start] === to[start] ? '' : `[${from[start]}-${to[start]}]`;
  const any = from.length - start - 1;
  return `${from.slice(0, start)}${first}${any === 0 ? '' : any === 1 ? '[0-9]' : `[0-9]{${any}}`}`;
}
