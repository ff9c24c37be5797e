import type { ZodErrorMap } from './zod-issue.ts';
/**
 * A zod error map that writes the names an object declares into the message of its unknown-property issues. Only here does
 * zod show the schema that an issue came from; `to-issues.ts` reads the list back and looks for the nearest name.
 */
export declare const declaredNames: ZodErrorMap;
/** The names out of such a message; none when it is not one. */
export declare function readDeclaredNames(message: string): readonly string[];
