/** Writes validators that refer to each other: each is a function that builds its zod schema on first use. */
import type { Json, JsonObject } from '../json.ts';
import type { Direction } from '../model/model.ts';
import { findComponents } from '../schema/components.ts';
import { SchemaWriter, type WriterOptions } from './schema-writer.ts';

/** One validator to be written. */
export interface ValidatorEntry {
  /** Name of the function. */
  readonly name: string;
  /** Name of the schema, as references have it. */
  readonly schemaName: string;
  readonly direction: Direction;
}

/** The schemas that validators refer to, and how they are to be read. */
export interface ValidatorSetOptions {
  readonly schemas: ReadonlyMap<string, { readonly schema: Json; readonly references: ReadonlySet<string> }>;
  readonly entries: readonly ValidatorEntry[];
  readonly exact: boolean;
  readonly closed: boolean;
  readonly assertsFormats: boolean;
  readonly directional: boolean;
}

/** A statement to be written: a constant, exported where it is a validator of the set. */
export interface WrittenValidator {
  readonly name: string;
  readonly source: string;
  /** Absent for parts that several validators share. */
  readonly entry?: ValidatorEntry;
}

/** What was written, and the names of the runtime that it uses. */
export interface WrittenSet {
  readonly validators: readonly WrittenValidator[];
  readonly imports: ReadonlySet<string>;
  /** True where a schema leads into a value without an end. */
  readonly isDeep: boolean;
}

/** Building and checking cost stack for each schema inside another; every so many, one waits until it is needed. */
const longestChain = 24;

/** Writes all of them, in their order; shared parts stand in front of the first that uses them. */
export function writeValidators(options: ValidatorSetOptions): WrittenSet {
  const { schemas, entries, exact, closed, assertsFormats, directional } = options;
  const components = findComponents(new Map([...schemas].map(([name, { references }]) => [name, references])));
  const nameOf = new Map(entries.map((entry) => [`${entry.direction} ${entry.schemaName}`, entry.name]));
  const imports = new Set<string>();
  const written: WrittenValidator[] = [];
  const aside = new Aside(written);
  for (const entry of entries) {
    const isOwn = (name: string): boolean => components.of.get(name) === components.of.get(entry.schemaName);
    const isLate = (name: string): boolean =>
      exact && (components.height.get(name) ?? 0) % longestChain === longestChain - 1;
    // A part may be used by another validator than the one that it is written for: there, no way back is known to be none.
    let isAside = false;
    const validatorOf = (name: string): string =>
      nameOf.get(`${entry.direction} ${name}`) ??
      nameOf.get(`output ${name}`) ??
      nameOf.get(`input ${name}`) ??
      missing(name);
    const writerOptions: WriterOptions = {
      direction: entry.direction,
      exact,
      closed,
      assertsFormats,
      directional,
      importCheck: (name) => imports.add(name),
      target: (name) => schemas.get(name)?.schema ?? true,
      owner: entry.schemaName,
      validator: validatorOf,
      reference: (name) => {
        const validator = validatorOf(name);
        const isBack = components.recursive.has(name) && (isAside || components.recursive.has(entry.schemaName));
        if (!exact) return isBack ? `z.lazy(() => ${validator}())` : `${validator}()`;
        if (!((isAside || isOwn(name)) && isBack) && !isLate(name)) return `${validator}()`;
        imports.add('reference');
        return `z.unknown().check(reference(${validator}))`;
      },
      aside: (key, write) => {
        const outer = isAside;
        isAside = true;
        const name = aside.add(entry.direction, key, write);
        isAside = outer;
        return name;
      },
    };
    const source = new SchemaWriter(writerOptions).writeRoot(schemas.get(entry.schemaName)?.schema ?? true);
    imports.add('schema');
    written.push({ name: entry.name, source: `schema(() => ${source})`, entry });
  }
  return { validators: written, imports, isDeep: components.recursive.size > 0 };
}

/** Every schema that is referred to has a validator; else it would be written as if it were not checked. */
function missing(name: string): never {
  throw new Error(
    `The schema ${name} is referred to and has no validator. This is a defect of the generator: report it.`,
  );
}

/** Parts that are written once and used by name. */
class Aside {
  readonly #written: WrittenValidator[];
  readonly #objects = new Map<Direction, Map<string | JsonObject, string>>();
  #count = 0;

  constructor(written: WrittenValidator[]) {
    this.#written = written;
  }

  /** The name of a part; it is known while the part is being written, which may use itself. */
  add(direction: Direction, key: string | JsonObject, write: () => string): string {
    const names = this.#objects.get(direction) ?? new Map<string | JsonObject, string>();
    this.#objects.set(direction, names);
    const known = names.get(key);
    if (known !== undefined) return known;
    this.#count += 1;
    const name = `part$${this.#count}`;
    names.set(key, name);
    this.#written.push({ name, source: write() });
    return name;
  }
}
