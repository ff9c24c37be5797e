/** Shorter texts are no keys, and taking them out would garble every message. */
const shortestKey = 4;

/** A function that takes the key out of a text, plain or percent-encoded. */
export function keyRedactor(key: string | undefined): (text: string) => string {
  if (key === undefined || key.length < shortestKey) return (text) => text;
  const spellings = [...new Set([key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)])];
  return (text) => spellings.reduce((rest, spelling) => rest.replaceAll(spelling, '[key]'), text);
}
