/** Writes schemas as zod source, one validator at a time. What it cannot enforce, `check-schemas` and the linker have named. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import type { Direction } from '../model/model.ts';
import { referencedName, referencesOf } from '../model/schemas.ts';
import { childrenOf, inPlace, taggedBranches } from '../model/tagged-branches.ts';
import { arrayChecks, arrayPart } from './schema/arrays.ts';
import { unevaluatedChecks } from './schema/evaluation.ts';
import { objectKeywords, objectPart, untypedObjectChecks } from './schema/objects.ts';
import { type Check, checked, dataSource, key, listed, type Part, type Scope } from './schema/part.ts';
import { numberChecks, numberPart, stringChecks, stringPart } from './schema/scalars.ts';
import { switchCheck } from './schema/unions.ts';

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
  target(name: string): Json;
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

/** Writes the schemas of one validator. */
export class SchemaWriter implements Scope {
  readonly #options: WriterOptions;
  readonly #position: Position;

  constructor(options: WriterOptions, position: Position = { indent: 0, isOpen: false, root: 'whole' }) {
    this.#options = options;
    this.#position = position;
  }

  get exact(): boolean {
    return this.#options.exact;
  }

  get assertsFormats(): boolean {
    return this.#options.assertsFormats;
  }

  get isClosed(): boolean {
    return this.#options.closed && this.#options.direction === 'input' && !this.#position.isOpen;
  }

  get indent(): number {
    return this.#position.indent;
  }

  get deeper(): SchemaWriter {
    return new SchemaWriter(this.#options, { ...this.#position, indent: this.indent + 1 });
  }

  use(source: string): string {
    this.#options.importCheck(/^\w+/.exec(source)?.[0] ?? source);
    return source;
  }

  /** Source of the named schema itself. */
  writeRoot(schema: Json): string {
    return this.#part(schema).source;
  }

  write(schema: Json): string {
    return this.#away().#part(schema).source;
  }

  /** For what stands inside, or is not sure to hold. */
  #away(): SchemaWriter {
    if (this.#position.root === undefined && this.#position.oneWay === undefined) return this;
    return new SchemaWriter(this.#options, { indent: this.indent, isOpen: this.#position.isOpen });
  }

  hoist(schema: Json): string {
    const name = referencedName(schema);
    if (!isObject(schema) || (name !== undefined && isBare(schema))) return this.write(schema);
    const writer = new SchemaWriter(this.#options, { indent: 0, isOpen: this.#position.isOpen });
    return `${this.#options.aside(schema, () => `${this.use('schema')}(() => ${writer.write(schema)})`)}()`;
  }

  hoistFunction(key: string, write: () => string): string {
    return this.#options.aside(key, write);
  }

  target(name: string): Json {
    return this.#options.target(name);
  }

  requiredOf(schema: JsonObject): readonly string[] {
    const names = asArray(schema.required).map(String);
    if (!this.#options.directional || names.length === 0) return names;
    const oneWay = this.#position.oneWay ?? this.#oneWayNames(schema);
    return names.filter((name) => !oneWay.has(name));
  }

  /** Names of the properties that travel in the other direction only, as a schema or one that stands in its place says. */
  #oneWayNames(schema: JsonObject): ReadonlySet<string> {
    const properties = [...inPlace(schema, this.#options.target)].flatMap((part) =>
      Object.entries(asObject(part.properties)),
    );
    return new Set(properties.filter(([, property]) => this.#isOneWay(property)).map(([name]) => name));
  }

  /** Whether a property, or what it refers to, travels in the other direction only. */
  #isOneWay(schema: Json): boolean {
    const keyword = this.#options.direction === 'input' ? 'readOnly' : 'writeOnly';
    const seen = new Set<string>();
    let next: Json = schema;
    for (let name = referencedName(next); name !== undefined && !seen.has(name); name = referencedName(next)) {
      if (asObject(next)[keyword] === true) return true;
      seen.add(name);
      next = this.target(name);
    }
    return asObject(next)[keyword] === true;
  }

  #part(schema: Json): Part {
    if (!isObject(schema)) return schema === false ? this.#nothing() : { source: 'z.unknown()', keeps: true };
    const name = referencedName(schema);
    if (name !== undefined && isBare(schema)) return this.#reference(name);
    const writer = this.#sharing(schema);
    if (writer !== this) return writer.#part(schema);
    const base = this.#base(schema);
    const checks = [...base.checks, ...this.#combinations(schema, base)];
    // A schema that is nothing but one other schema is that schema.
    const only = base.part === unknown && checks.length === 1 ? checks[0]?.alone : undefined;
    return only ?? checked(base.part, checks, this);
  }

  /** What several schemas say of one place is read together, where it matters who says it. */
  #sharing(schema: JsonObject): SchemaWriter {
    const isShared = schema.allOf !== undefined || schema.$ref !== undefined;
    if (!this.#options.directional || !isShared || this.#position.oneWay !== undefined) return this;
    return new SchemaWriter(this.#options, { ...this.#position, oneWay: this.#oneWayNames(schema) });
  }

  #nothing(): Part {
    return { source: this.exact ? 'z.never()' : this.use('forbidden'), keeps: true };
  }

  #reference(name: string): Part {
    const source = this.#options.reference(name);
    return { source, keeps: source.startsWith('z.unknown()') };
  }

  /** The schema that zod has, and the checks for what it has no word for. */
  #base(schema: JsonObject): Base {
    if (schema['x-limner-binary'] === true)
      return { part: unknown, checks: [{ source: this.use('binary()'), whole: true }] };
    if (schema.const !== undefined || schema.enum !== undefined) return this.#values(schema);
    const isTagged = isObject(schema.discriminator) && Array.isArray(schema.oneOf);
    if (isTagged && !this.exact && schema.type === undefined) {
      return { part: this.#discriminated(schema), checks: this.#untyped(schema) };
    }
    if (schema.type !== undefined) return this.#types(schema, [schema.type].flat().map(String));
    const isObjectLike = !this.exact && objectKeywords.some((keyword) => schema[keyword] !== undefined);
    if (isObjectLike) return objectPart(schema, this);
    const checks = this.#untyped(schema);
    const isUnion =
      this.#suitsZod(schema) &&
      checks.length === 0 &&
      schema.anyOf !== undefined &&
      schema.$ref === undefined &&
      schema.discriminator === undefined;
    if (isUnion) return { part: this.#union(schema), checks, isUnion };
    return { part: unknown, checks };
  }

  #untyped(schema: JsonObject): Check[] {
    return [
      ...stringChecks(schema, this),
      ...numberChecks(schema, this),
      ...arrayChecks(schema, this),
      ...untypedObjectChecks(schema, this),
    ];
  }

  /** `const` and `enum`: of the values that the type allows, one. */
  #values(schema: JsonObject): Base {
    const listed = schema.const === undefined ? asArray(schema.enum) : [schema.const];
    const types = schema.type === undefined ? undefined : [schema.type].flat().map(String);
    const values = listed.filter((value) => types === undefined || types.some((type) => isOfType(value, type)));
    const others = this.#untyped(schema);
    const both = schema.const !== undefined && schema.enum !== undefined;
    const asWell = both ? [{ source: this.use(`enumOf(${dataSource(schema.enum ?? [])})`), whole: true }] : [];
    return { part: this.#oneOfValues(values, schema.const === undefined), checks: [...asWell, ...others] };
  }

  #oneOfValues(values: readonly Json[], isList: boolean): Part {
    const [first] = values;
    if (first === undefined) return this.#nothing();
    if (values.some((value) => typeof value === 'object' && value !== null)) {
      const check = values.length === 1 ? `constantOf(${dataSource(first)})` : `enumOf(${dataSource([...values])})`;
      return { source: `z.unknown().check(${this.use(check)})`, keeps: true };
    }
    const isEnum = isList && values.every((value) => typeof value === 'string' && !(value in {}));
    const list = listed(['[', ']'], values.map(dataSource), this.indent);
    const source = isEnum ? `z.enum(${list})` : `z.literal(${values.length === 1 ? dataSource(first) : list})`;
    return { source, keeps: true };
  }

  #types(schema: JsonObject, types: readonly string[]): Base {
    const others = types.filter((type) => type !== 'null' && !(type === 'integer' && types.includes('number')));
    const [only] = others;
    if (others.length === 1 && only !== undefined && types.length === 1) return this.#type(schema, only);
    if (only === undefined) return just({ source: 'z.null()', keeps: true });
    const parts = others.map((type) => this.#type(schema, type)).map(({ part, checks }) => checked(part, checks, this));
    const source =
      others.length === 1 ? (parts[0]?.source ?? '') : `z.union([${parts.map((part) => part.source).join(', ')}])`;
    const keeps = parts.every((part) => part.keeps);
    return just({ source: types.includes('null') ? `${source}.nullable()` : source, keeps });
  }

  #type(schema: JsonObject, type: string): Base {
    switch (type) {
      case 'string':
        return just(stringPart(schema, this));
      case 'integer':
      case 'number':
        return just(numberPart(schema, type, this));
      case 'boolean':
        return just({ source: 'z.boolean()', keeps: true });
      case 'null':
        return just({ source: 'z.null()', keeps: true });
      case 'array':
        return arrayPart(schema, this);
      default:
        return objectPart(schema, this);
    }
  }

  #discriminated(schema: JsonObject): Part {
    const property = dataSource(String(asObject(schema.discriminator).propertyName));
    const members = asArray(schema.oneOf).map((member) => this.deeper.write(member));
    return { source: `z.discriminatedUnion(${property}, [${members.join(', ')}])`, keeps: false };
  }

  /** zod's own unions remember no verdicts: where two branches lead on, the work could double at each step. */
  #suitsZod(schema: JsonObject): boolean {
    return !this.exact || asArray(schema.anyOf).filter((member) => referencesOf(member).size > 0).length < 2;
  }

  #union(schema: JsonObject): Part {
    const parts = asArray(schema.anyOf).map((member) => this.deeper.#part(member));
    const source = `z.union(${listed(
      ['[', ']'],
      parts.map((part) => part.source),
      this.indent,
    )})`;
    return { source, keeps: parts.every((part) => part.keeps) };
  }

  /** Keywords that hold other schemas up to the whole value, each as a named check. */
  #combinations(schema: JsonObject, base: Base): Check[] {
    const asWell = [...(schema.$ref === undefined ? [] : [{ $ref: schema.$ref }]), ...asArray(schema.allOf)];
    const unevaluated = unevaluatedChecks(schema, this);
    return [
      ...(asWell.length === 0 ? [] : [this.#branches('all', asWell)]),
      ...this.#children(schema),
      ...this.#alternatives(schema, base),
      ...this.#negated(schema),
      ...this.#conditional(schema),
      ...unevaluated,
    ];
  }

  #branches(check: string, members: readonly Json[]): Check {
    const [first] = members;
    if (this.exact && check === 'all' && members.length === 1 && first !== undefined) return this.#asWell(first);
    const written = members.map((member) =>
      check === 'all' ? this.deeper.#inPlace(member).source : this.deeper.write(member),
    );
    return { source: this.use(`${check}(${listed(['[', ']'], written, this.indent)})`), whole: true };
  }

  /** One schema that has its say beside others. */
  #asWell(schema: Json): Check {
    const alone = this.#inPlace(schema);
    return { source: this.use(`all([${alone.source}])`), whole: true, alone };
  }

  /** A schema that stands in the place of this one, and always holds. */
  #inPlace(schema: Json): Part {
    const name = referencedName(schema);
    const isParent =
      this.#position.root !== undefined && name !== undefined && isBare(asObject(schema)) && this.#isChildOf(name);
    if (!isParent) return this.#part(schema);
    return { source: this.#withoutChildren(name), keeps: false };
  }

  /** Whether a named schema leads its values on to the one that is written, by a tag. */
  #isChildOf(name: string): boolean {
    return childrenOf(this.target(name)).some(([, child]) => child === this.#options.owner);
  }

  /** A schema that its children build on: what it says itself, without leading a value back to a child. */
  #withoutChildren(name: string): string {
    const options = { ...this.#options, owner: name };
    const writer = new SchemaWriter(options, { indent: 0, isOpen: this.#position.isOpen, root: 'without children' });
    const write = (): string => `${this.use('schema')}(() => ${writer.writeRoot(this.target(name))})`;
    return `${this.#options.aside(`without children ${name}`, write)}()`;
  }

  /** A discriminator without branches: a value is held up to the child that its tag names, too. */
  #children(schema: JsonObject): Check[] {
    const children = childrenOf(schema).filter(([, name]) => name !== this.#options.owner);
    const isLeading = this.exact && this.#position.root !== 'without children';
    if (!isLeading || children.length === 0) return [];
    const property = String(asObject(schema.discriminator).propertyName);
    return children.map(([tag, name]) => {
      const is = `z.unknown().check(${this.use(`properties({ ${key(property)}: z.literal(${dataSource(tag)}) })`)}, ${this.use(`present(${dataSource([property])})`)})`;
      const then = `z.unknown().check(${this.use(`reference(${this.#options.validator(name)})`)})`;
      return { source: this.use(`conditional({ if: ${is}, then: ${then} })`), whole: true };
    });
  }

  #alternatives(schema: JsonObject, { isUnion }: Base): Check[] {
    const { discriminator, oneOf, anyOf } = schema;
    const tagged = this.exact ? taggedBranches(schema, this.#options.target) : undefined;
    const property = String(asObject(discriminator).propertyName);
    const isOurs = !this.exact && isObject(discriminator) && oneOf !== undefined;
    const isDone = tagged !== undefined || isOurs;
    const beside = isOurs && (schema.type !== undefined || schema.const !== undefined || schema.enum !== undefined);
    return [
      ...(tagged === undefined ? [] : [...this.#isObject(schema), switchCheck(property, tagged, this)]),
      ...(beside ? [{ source: this.use(`all([${this.#discriminated(schema).source}])`), whole: true }] : []),
      ...(anyOf === undefined || isUnion || (isDone && oneOf === undefined)
        ? []
        : [this.#branches('atLeastOne', asArray(anyOf))]),
      ...(oneOf === undefined || isDone ? [] : [this.#branches('exactlyOne', asArray(oneOf))]),
    ];
  }

  /** The check of a tag says nothing of other values than objects; the branches are all of type object. */
  #isObject({ type }: JsonObject): Check[] {
    return type === 'object' ? [] : [{ source: this.use('all([z.object({})])'), whole: true }];
  }

  #negated(schema: JsonObject): Check[] {
    if (schema.not === undefined) return [];
    return [{ source: this.use(`negated(${this.#inCondition().write(schema.not)})`), whole: true }];
  }

  #conditional(schema: JsonObject): Check[] {
    if (schema.if === undefined || (schema.then === undefined && schema.else === undefined)) return [];
    const writer = this.#inCondition().deeper;
    const inner = '  '.repeat(this.indent + 1);
    const parts = (['if', 'then', 'else'] as const)
      .filter((name) => schema[name] !== undefined)
      .map((name) => `${inner}${name}: ${writer.write(schema[name] ?? true)},\n`);
    return [{ source: this.use(`conditional({\n${parts.join('')}${'  '.repeat(this.indent)}})`), whole: true }];
  }

  #inCondition(): SchemaWriter {
    return new SchemaWriter(this.#options, { ...this.#position, isOpen: true });
  }
}

interface Base {
  readonly part: Part;
  readonly checks: Check[];
  /** True where `anyOf` is written already, as a union of zod's. */
  readonly isUnion?: boolean;
}

const unknown: Part = { source: 'z.unknown()', keeps: true };

function just(part: Part): Base {
  return { part, checks: [] };
}

/** A reference with nothing beside it that says something of a value. */
function isBare(schema: JsonObject): boolean {
  return Object.keys(schema).every(
    (keyword) => keyword === '$ref' || keyword.startsWith('x-') || annotations.includes(keyword),
  );
}

function isOfType(value: Json, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
