/** Shorter texts are no keys, and taking them out would garble every message. */
const shortestKey = 4;

/** Fewer letters of a key give nothing away, and may be the beginning of any word. */
const shortestHead = 8;

/** A function that takes the key out of a text: plain, percent-encoded, and its head where the text was cut in the key. */
export function keyRedactor(key: string | undefined): (text: string) => string {
  if (key === undefined || key.length < shortestKey) return (text) => text;
  const spellings = [...new Set([key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)])];
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
