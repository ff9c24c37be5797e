/** Writes schemas as zod source, one validator at a time. What it cannot enforce, `check-schemas` and the linker have named. */
import { asArray, isObject, type Json, type JsonObject } from '../json.ts';
import { objectKeywords } from '../model/keywords.ts';
import type { Direction } from '../model/model.ts';
import { referencedName } from '../model/schemas.ts';
import { leadsTo } from './schema/children.ts';
import { combinationChecks } from './schema/combinations.ts';
import { objectPart } from './schema/objects.ts';
import { oneWayNames } from './schema/one-way.ts';
import { type Base, checked, just, nothing, type Part, type Scope, unknown } from './schema/part.ts';
import { typesBase, untypedChecks } from './schema/types.ts';
import { isOurs, suitsZod, zodDiscriminatedUnion, zodUnion } from './schema/unions.ts';
import { valuesBase } from './schema/values.ts';

/** What all validators of a file have in common. */
export interface WriterOptions {
  readonly direction: Direction;
  /** Documents from outside: each keyword means to the letter what the standard says. Else the dialect of our own specs. */
  readonly exact: boolean;
  /** Objects of requests take the properties that they name, and no others. */
  readonly closed: boolean;
  readonly assertsFormats: boolean;
  /** Names need not be there that travel in the other direction only: readOnly in requests, writeOnly in answers. */
  readonly directional: boolean;
  /** Name of the schema that is written. */
  readonly owner: string;
  /** Source of the validator of a named schema, as a zod schema. */
  reference(name: string): string;
  /** Name of the function that makes the validator of a named schema. */
  validator(name: string): string;
  /** The schema of a name. */
  readonly target: (name: string) => Json;
  /** Notes that a name of the runtime's validation entry is used. */
  importCheck(name: string): void;
  /** Writes something once, beside the validators, and gives its name; `write` gets that name. */
  aside(key: string | JsonObject, write: () => string): string;
}

interface Position {
  readonly indent: number;
  /** True inside if, then, else and not: there objects are open, as the schema around them is closed. */
  readonly isOpen: boolean;
  /** Set for what stands in the place of the named schema itself, at no step into the value. */
  readonly root?: 'whole' | 'without children';
  /** Names that need not be there: a schema that stands in the same place says that they travel in the other direction. */
  readonly oneWay?: ReadonlySet<string>;
}

/** Keywords that say nothing of a value. */
const annotations = ['title', 'description', 'default', 'examples', 'example', 'deprecated', 'readOnly', 'writeOnly'];

/** Writes the schemas of one validator. Of the keyword families, each has a file of its own in `schema/`. */
export class SchemaWriter implements Scope {
  readonly target: (name: string) => Json;
  readonly exact: boolean;
  readonly assertsFormats: boolean;
  readonly isClosed: boolean;
  readonly owner: string;
  readonly indent: number;
  readonly isWithoutChildren: boolean;
  readonly #options: WriterOptions;
  readonly #position: Position;

  constructor(options: WriterOptions, position: Position = { indent: 0, isOpen: false, root: 'whole' }) {
    this.#options = options;
    this.#position = position;
    this.target = options.target;
    this.exact = options.exact;
    this.assertsFormats = options.assertsFormats;
    this.isClosed = options.closed && options.direction === 'input' && !position.isOpen;
    this.owner = options.owner;
    this.indent = position.indent;
    this.isWithoutChildren = position.root === 'without children';
  }

  get deeper(): SchemaWriter {
    return new SchemaWriter(this.#options, { ...this.#position, indent: this.indent + 1 });
  }

  get inCondition(): SchemaWriter {
    return new SchemaWriter(this.#options, { ...this.#position, isOpen: true });
  }

  use(source: string): string {
    this.#options.importCheck(/^\w+/.exec(source)?.[0] ?? source);
    return source;
  }

  validator(name: string): string {
    return this.#options.validator(name);
  }

  /** Source of the named schema itself. */
  writeRoot(schema: Json): string {
    return this.part(schema).source;
  }

  write(schema: Json): string {
    return this.#away().part(schema).source;
  }

  /** For what stands inside, or is not sure to hold. */
  #away(): SchemaWriter {
    if (this.#position.root === undefined && this.#position.oneWay === undefined) return this;
    return new SchemaWriter(this.#options, { indent: this.indent, isOpen: this.#position.isOpen });
  }

  hoist(schema: Json): string {
    if (!isObject(schema) || isBare(schema)) return this.write(schema);
    const writer = new SchemaWriter(this.#options, { indent: 0, isOpen: this.#position.isOpen });
    return `${this.#options.aside(schema, () => `${this.use('schema')}(() => ${writer.write(schema)})`)}()`;
  }

  hoistFunction(key: string, write: () => string): string {
    return this.#options.aside(key, write);
  }

  requiredOf(schema: JsonObject): readonly string[] {
    const names = asArray(schema.required).map(String);
    if (!this.#options.directional || names.length === 0) return names;
    const oneWay = this.#position.oneWay ?? oneWayNames(schema, this.#options);
    return names.filter((name) => !oneWay.has(name));
  }

  part(schema: Json): Part {
    if (!isObject(schema)) return schema === false ? nothing(this) : unknown;
    const name = referencedName(schema);
    if (name !== undefined && isBare(schema)) return this.#reference(name);
    const writer = this.#sharing(schema);
    if (writer !== this) return writer.part(schema);
    const base = this.#base(schema);
    const checks = [...base.checks, ...combinationChecks(schema, base, this)];
    // A schema that is nothing but one other schema is that schema.
    const only = base.part === unknown && checks.length === 1 ? checks[0]?.alone : undefined;
    return only ?? checked(base.part, checks, this);
  }

  /** What several schemas say of one place is read together, where it matters who says it. */
  #sharing(schema: JsonObject): SchemaWriter {
    const isShared = schema.allOf !== undefined || schema.$ref !== undefined;
    if (!this.#options.directional || !isShared || this.#position.oneWay !== undefined) return this;
    return new SchemaWriter(this.#options, { ...this.#position, oneWay: oneWayNames(schema, this.#options) });
  }

  #reference(name: string): Part {
    const source = this.#options.reference(name);
    return { source, keeps: source.startsWith('z.unknown()') };
  }

  /** The schema that zod has, and the checks for what it has no word for. */
  #base(schema: JsonObject): Base {
    if (schema['x-limner-binary'] === true) {
      return { part: unknown, checks: [{ source: this.use('binary()'), whole: true }] };
    }
    if (schema.const !== undefined || schema.enum !== undefined) return valuesBase(schema, this);
    if (schema.type !== undefined) return typesBase(schema, this);
    if (isOurs(schema, this)) {
      return { part: zodDiscriminatedUnion(schema, this), checks: untypedChecks(schema, this) };
    }
    // Of our own specs, what has properties is an object.
    const isObjectLike = !this.exact && objectKeywords.some((keyword) => schema[keyword] !== undefined);
    if (isObjectLike) return objectPart(schema, this);
    const checks = untypedChecks(schema, this);
    if (checks.length === 0 && suitsZod(schema, this)) return { ...just(zodUnion(schema, this)), isUnion: true };
    return { part: unknown, checks };
  }

  asWell(schema: Json): Part {
    const name = referencedName(schema);
    const isParent = this.#position.root !== undefined && isObject(schema) && isBare(schema) && name !== undefined;
    if (!isParent || !leadsTo(name, this.owner, this)) return this.part(schema);
    return { source: this.#withoutChildren(name), keeps: false };
  }

  /** A schema that its children build on: what it says itself, without leading a value back to a child. */
  #withoutChildren(name: string): string {
    const options = { ...this.#options, owner: name };
    const writer = new SchemaWriter(options, { indent: 0, isOpen: this.#position.isOpen, root: 'without children' });
    const write = (): string => `${this.use('schema')}(() => ${writer.writeRoot(this.target(name))})`;
    return `${this.#options.aside(`without children ${name}`, write)}()`;
  }
}

/** A reference with nothing beside it that says something of a value. */
function isBare(schema: JsonObject): boolean {
  const isNothing = (keyword: string): boolean => keyword.startsWith('x-') || annotations.includes(keyword);
  return schema.$ref !== undefined && Object.keys(schema).every((keyword) => keyword === '$ref' || isNothing(keyword));
}
