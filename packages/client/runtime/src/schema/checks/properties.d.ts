import type { ZodType } from 'zod';
import { type Check, type Payload } from './rule.ts';
/** What tells whether a text fits: a RegExp, or a program for patterns that RegExp would take too long for. */
export interface TextMatcher {
  readonly source: string;
  test(text: string): boolean;
  /** For messages. */
  toString(): string;
}
/** Names that others answer for: those listed, and those that fit a pattern. */
export interface NameSet {
  readonly names: readonly string[];
  readonly patterns: readonly TextMatcher[];
}
/** `properties`, for names that zod's objects do not keep apart from inherited ones: `__proto__`, `constructor`, `toString`. */
export declare function properties(schemas: Readonly<Record<string, ZodType>>): Check;
/** `patternProperties`: each schema takes every property whose name its pattern finds something in. */
export declare function patternProperties(entries: readonly (readonly [TextMatcher, ZodType])[]): Check;
/** `additionalProperties`: the schema takes every property but those that are named. `z.never()` allows none. */
export declare function additionalProperties({ names, patterns }: NameSet, schema: ZodType): Check;
/** A property that no keyword names: where none is allowed, it is an unknown one. */
export declare function restMember(
  payload: Payload,
  {
    name,
    schema,
    known,
  }: {
    name: string;
    schema: ZodType;
    known: readonly string[];
  },
): void;
/** `propertyNames`: the schema takes the name of every property. */
export declare function propertyNames(schema: ZodType): Check;
/** `required` for names that are no declared properties; like the keyword, it says nothing about values that are no objects. */
export declare function present(names: readonly string[]): Check;
/** `dependentRequired`: where a property is there, so are others. */
export declare function dependentRequired(names: Readonly<Record<string, readonly string[]>>): Check;
/** `dependentSchemas`: where a property is there, the schema takes the whole object. */
export declare function dependentSchemas(schemas: Readonly<Record<string, ZodType>>): Check;
