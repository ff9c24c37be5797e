/** An object in the sense of JSON Schema's object keywords. */
export type JsonObject = {
  readonly [name: string]: unknown;
};
/** Whether the object keywords have something to say about a value. */
export declare function isObject(value: unknown): value is JsonObject;
/** Whether an object has a property of its own that is not undefined: undefined is left out when JSON is written. */
export declare function hasMember(object: JsonObject, name: string): boolean;
/** The names of an object's own properties that are not undefined. */
export declare function memberNames(object: JsonObject): string[];
