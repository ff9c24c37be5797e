/** An object in the sense of JSON Schema's object keywords. */
export type JsonObject = { readonly [name: string]: unknown };

/** Whether the object keywords have something to say about a value. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object has a property of its own that is not undefined: undefined is left out when JSON is written. */
export function hasMember(object: JsonObject, name: string): boolean {
  const member = Object.getOwnPropertyDescriptor(object, name);
  // What is got is not asked for here: the text of an image is put together only for those who read it.
  return member !== undefined && (member.get !== undefined || member.value !== undefined);
}

/** The names of an object's own properties that are not undefined. */
export function memberNames(object: JsonObject): string[] {
  return Object.keys(object).filter((name) => hasMember(object, name));
}
