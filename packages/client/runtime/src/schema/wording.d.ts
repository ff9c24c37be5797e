/** The name of a place for a person: `image_size.width`, `image_urls[0]`; the whole is `value`. */
export declare function label(path: readonly PropertyKey[]): string;
/** A value for a person: numbers as they are, texts quoted and cut, all else by its type. */
export declare function shown(value: unknown): string;
/** The type of a value in JSON's terms. */
export declare function kindOf(value: unknown): string;
/** `a`, `a or b`, `one of a, b, c`, and no more of them than somebody reads. */
export declare function listed(items: readonly string[]): string;
/** zod's name of a type in JSON's terms. */
export declare function typeNames(expected: string): string;
