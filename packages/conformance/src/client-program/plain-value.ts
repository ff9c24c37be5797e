/** How deep a value may be to be told; no case looks deeper. */
const deepest = 1500;

/**
 * A value as JSON can hold it. What JSON has no word for is written as an object with one member: `{ $number: 'NaN' }`,
 * `{ $bigint: '1' }`, `{ $base64: 'AQID' }` for bytes, `{ $undefined: true }` in a list, `{ $function: 'name' }`,
 * `{ $circular: true }`, `{ $deep: true }`. A date, a URL and headers become what they are as text and as a record.
 */
export function toPlain(value: unknown): unknown {
  return plain(value, []);
}

function plain(value: unknown, within: readonly object[]): unknown {
  if (typeof value === 'number')
    return isJsonNumber(value) ? value : { $number: Object.is(value, -0) ? '-0' : `${value}` };
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (typeof value === 'function') return { $function: value.name };
  if (typeof value === 'symbol') return { $symbol: String(value) };
  if (value === undefined) return { $undefined: true };
  return typeof value === 'object' && value !== null ? plainObject(value, within) : value;
}

function plainObject(value: object, within: readonly object[]): unknown {
  if (within.includes(value)) return { $circular: true };
  if (within.length >= deepest) return { $deep: true };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof URL) return value.href;
  if (value instanceof Uint8Array) return { $base64: Buffer.from(value).toString('base64') };
  if (value instanceof Headers) return Object.fromEntries(value);
  const path = [...within, value];
  if (Array.isArray(value)) return value.map((item) => plain(item, path));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([name, item]) => [name, plain(item, path)]));
}

/** The value that a plain one stands for: numbers and bytes that JSON cannot hold are made again. */
export function fromPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, word] = entries.length === 1 ? (entries[0] ?? []) : [];
  if (name === '$undefined') return undefined;
  if (name === '$number' && typeof word === 'string') return Number(word);
  if (name === '$bigint' && typeof word === 'string') return BigInt(word);
  if (name === '$base64' && typeof word === 'string') return new Uint8Array(Buffer.from(word, 'base64'));
  return Object.fromEntries(entries.map(([key, item]) => [key, fromPlain(item)]));
}

function isJsonNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}
