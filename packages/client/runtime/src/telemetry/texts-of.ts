/** Deeper than this nobody puts a prompt. */
const deepest = 10;

/** The texts of an input that a log must not repeat: what stands under a prompt's name, and whatever reads like one. */
export function textsOf(input: unknown, name = '', depth = 0): string[] {
  if (typeof input === 'string') return /prompt/i.test(name) || /\s/.test(input.trim()) ? [input] : [];
  // Bytes have no texts, and a member for each.
  if (typeof input !== 'object' || input === null || depth > deepest || ArrayBuffer.isView(input)) return [];
  return Object.entries(input).flatMap(([key, value]) => textsOf(value, Array.isArray(input) ? name : key, depth + 1));
}
