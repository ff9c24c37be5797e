/** What stands for a placeholder: `{ origin: 'http://127.0.0.1:4711' }` fills `{{origin}}`. */
export type Placeholders = Readonly<Record<string, string>>;

/** A deep copy of a fixture's value with each `{{name}}` in its strings filled; unknown names stay as they are. */
export function fillPlaceholders<T>(value: T, known: Placeholders): T;
export function fillPlaceholders(value: unknown, known: Placeholders): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => known[name] ?? whole);
  }
  if (Array.isArray(value)) return value.map((item) => fillPlaceholders(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillPlaceholders(item, known)]));
}
