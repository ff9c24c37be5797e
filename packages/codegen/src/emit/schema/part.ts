/** What the writers of keyword families hand to each other: zod source, and what it does with the value. */
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { quote } from '../../model/names.ts';

/** Source of a zod schema. */
export interface Part {
  readonly source: string;
  /** True where the very value comes out that went in, so that checks behind it see all of it: zod copies objects. */
  readonly keeps: boolean;
}

/** Source of a zod check. */
export interface Check {
  readonly source: string;
  /** True where it looks at more of the value than a copy by zod is sure to have, as for the name `__proto__`. */
  readonly whole: boolean;
  /** Set where the check does no more than hold the value up to one schema: that schema. */
  readonly alone?: Part;
}

/** A schema that zod has, and the checks for what it has no word for. */
export interface Base {
  readonly part: Part;
  readonly checks: readonly Check[];
  /** True where `anyOf` is written already, as a union of zod's. */
  readonly isUnion?: boolean;
}

/** A schema that says nothing. */
export const unknown: Part = { source: 'z.unknown()', keeps: true };

/** A schema for which zod has all words. */
export function just(part: Part): Base {
  return { part, checks: [] };
}

/** A schema that takes nothing. */
export function nothing(scope: Scope): Part {
  return { source: scope.exact ? 'z.never()' : scope.use('forbidden'), keeps: true };
}

/** What the writer of a keyword family needs of the writer of schemas. */
export interface Scope {
  /** True for documents from outside, where each keyword means to the letter what the standard says. */
  readonly exact: boolean;
  readonly assertsFormats: boolean;
  /** True where objects of this schema take only the properties that they name. */
  readonly isClosed: boolean;
  /** Depth of the line that the source starts on. */
  readonly indent: number;
  /** The same, for what starts on a line of its own one step further in. */
  readonly deeper: Scope;
  /** Source that begins with a name of the runtime's validation entry, which is imported. */
  use(source: string): string;
  /** The same, for schemas that are not sure to hold: there objects are open, as the schema around them is closed. */
  readonly inCondition: Scope;
  /** Name of the schema that is written. */
  readonly owner: string;
  /** True where a value is not led on to the children of the schema: one of them is what builds on it. */
  readonly isWithoutChildren: boolean;
  /** Source of a schema inside this one. */
  write(schema: Json): string;
  /** A schema that stands in the place of this one. */
  part(schema: Json): Part;
  /** A schema that stands in the place of this one and always holds beside it. */
  asWell(schema: Json): Part;
  /** Name of the function that makes the validator of a named schema. */
  validator(name: string): string;
  /** Source of a schema that is written once, beside this one, for use in several places. */
  hoist(schema: Json): string;
  /** Name of a function that is written once, beside this schema; undefined while it is being written. */
  hoistFunction(key: string, write: () => string): string;
  /** The schema of a name. */
  readonly target: (name: string) => Json;
  /** The names that must be there, in the direction that the schema travels. */
  requiredOf(schema: JsonObject): readonly string[];
}

/** Puts checks behind a schema. */
export function checked(base: Part, checks: readonly Check[], scope: Scope): Part {
  if (checks.length === 0) return base;
  const list = checks.map(({ source }) => source);
  if (base.keeps || !scope.exact || !checks.some(({ whole }) => whole)) {
    return { source: `${base.source}.check(${list.join(', ')})`, keeps: base.keeps };
  }
  const first = scope.use(`all([${base.source}])`);
  return { source: `z.unknown().check(${[first, ...list].join(', ')})`, keeps: true };
}

/** Source of data: as any literal, but with every name as a member of its own. */
export function dataSource(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(dataSource).join(', ')}]`;
  if (!isObject(value)) return typeof value === 'string' ? quote(value) : String(value);
  const members = Object.entries(value).map(([name, member]) => `${key(name)}: ${dataSource(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A name as the key of an object literal that has it as its own member, whatever it is. */
export function key(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quote(name);
}

/** Parts between two brackets: on one line where they fit. */
export function listed(brackets: readonly [string, string], parts: readonly string[], indent: number): string {
  const line = `${brackets[0]}${parts.join(', ')}${brackets[1]}`;
  if (line.length + indent * 2 <= 110 && !line.includes('\n')) return line;
  const inner = '  '.repeat(indent + 1);
  return `${brackets[0]}\n${parts.map((part) => `${inner}${part},\n`).join('')}${'  '.repeat(indent)}${brackets[1]}`;
}
