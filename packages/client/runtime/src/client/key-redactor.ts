/** Shorter texts are no keys, and taking them out would garble every message. */
const shortestKey = 4;

/** Fewer letters of a key give nothing away, and may be the beginning of any word. */
const shortestHead = 8;

/** A function that takes keys out of a text: plain, percent-encoded, and the head of each where the text was cut in it. */
export function keyRedactor(...keys: readonly (string | undefined)[]): (text: string) => string {
  const long = keys.filter((key) => key !== undefined && key.length >= shortestKey) as string[]; // the others are gone
  const spellings = [
    ...new Set(long.flatMap((key) => [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)])),
  ];
  return (text) =>
    spellings.reduce((rest, spelling) => withoutHeads(rest.replaceAll(spelling, '[key]'), spelling), text);
}

function withoutHeads(text: string, spelling: string): string {
  if (!text.includes('…')) return text;
  let rest = text;
  for (let length = spelling.length - 1; length >= shortestHead; length -= 1)
    rest = rest.replaceAll(`${spelling.slice(0, length)}…`, '[key]…');
  return rest;
}
