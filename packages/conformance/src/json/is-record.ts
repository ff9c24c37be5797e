/** An object of JSON, of whose members nothing is known. */
export type JsonObject = Record<string, unknown>;

/** True for anything with members that is no list. */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
