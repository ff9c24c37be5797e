/** Longest piece of a caller's text that a message repeats. */
const longestEcho = 40;

/** The name of a place for a person: `image_size.width`, `image_urls[0]`; the whole is `value`. */
export function label(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'value';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${cut(String(key))}`))
    .join('');
}

/** A value for a person: numbers as they are, texts quoted and cut, all else by its type. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${cut(value)}'`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return kindOf(value);
}

/** A fixed value for a person: objects and lists as JSON, and no more of it than somebody reads. */
export function shownJson(value: unknown): string {
  if (typeof value !== 'object') return shown(value);
  const text = written(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A value as an issue repeats it: numbers and booleans as they are, texts cut, all else by its type. */
export function brief(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : shown(value);
}

/** The type of a value in JSON's terms. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number')
    return Number.isFinite(value) ? (Number.isInteger(value) ? 'number' : `${value}`) : String(value);
  return typeof value;
}

/** Most items of a list that a message repeats. */
const longestList = 20;

/** `a`, `a or b`, `one of a, b, c`, and no more of them than somebody reads. */
export function listed(items: readonly string[]): string {
  const more = items.length - longestList;
  const shortened = more > 1 ? [...items.slice(0, longestList), `and ${more} others`] : items;
  return items.length > 2 ? `one of ${shortened.join(', ')}` : items.join(' or ');
}

/** zod's name of a type in JSON's terms. */
export function typeNames(expected: string): string {
  if (expected === 'int') return 'integer';
  return expected === 'record' ? 'object' : expected;
}

function cut(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
  const clean = text.slice(0, longestEcho).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  return text.length > longestEcho ? `${clean}…` : clean;
}

/** Node 22 and 24 end with their stack where the value is deep. */
function written(value: object | null): string {
  try {
    return JSON.stringify(value);
  } catch {
    return kindOf(value);
  }
}
