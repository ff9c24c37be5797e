/** Writes schemas as types: all that TypeScript has a word for. What it has none for is left to the validators. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import type { Direction, SchemaModel } from '../../model/model.ts';
import { propertyKey } from '../../model/names.ts';
import { referencedName } from '../../model/schemas.ts';
import { docComment } from '../statements.ts';
import { findProperty } from './find-property.ts';
import { jsonTypeOf, literalType } from './literal-type.ts';
import { type ObjectShape, objectShape } from './object-shape.ts';
import { tagOf } from './tagged-members.ts';
import { tupleType } from './tuple-type.ts';
import { arrayOf, bare, intersectionOf, neverType, single, type TypeText, unionOf, unknownType } from './type-text.ts';
import type { UnionWidths } from './union-widths.ts';

/** Nested more deeply than this, a value is only known to be one: compilers have a stack too. */
const deepest = 48;
/** An index signature is written out as a union of at most so many types. */
const mostIndexed = 8;

/** Where a type is written. */
interface Place {
  readonly indent: number;
  /** True where compilers need the type at once to know the one around it: they refuse circles of these. */
  readonly isDirect: boolean;
  /** True inside a tuple's item that can be absent, where not even an array defers what is in it. */
  readonly isEager?: boolean;
}

/** What a writer needs to know. */
export interface TypeWriterOptions {
  readonly direction: Direction;
  readonly schemas: ReadonlyMap<string, SchemaModel>;
  readonly widths: UnionWidths;
  /** Name of the type of another schema. */
  readonly nameOf: (schema: SchemaModel, direction: Direction) => string;
  /** True where a direct reference from the schema that is written would close a circle. */
  readonly closesCircle: (target: string, through: 'all' | 'any') => boolean;
  /** The doc comment of a property. */
  readonly comment: (schema: Json) => string;
  /** Name of the type of a file that the caller gives. */
  readonly file: () => string;
}

/** Writes one schema. */
export class TypeWriter {
  readonly #options: TypeWriterOptions;
  #depth = 0;

  constructor(options: TypeWriterOptions) {
    this.#options = options;
  }

  /** The type of a named schema. */
  write(schema: Json): TypeText {
    return this.#type(schema, { indent: 0, isDirect: true });
  }

  #type(schema: Json, place: Place, through: 'all' | 'any' = 'all'): TypeText {
    if (schema === false) return neverType;
    if (!isObject(schema) || this.#depth >= deepest) return unknownType;
    if (schema['x-limner-binary'] === true) return single(this.#options.file());
    this.#depth += 1;
    try {
      return this.#parts(schema, place, through);
    } finally {
      this.#depth -= 1;
    }
  }

  #parts(schema: JsonObject, place: Place, through: 'all' | 'any'): TypeText {
    if (schema.enum !== undefined || schema.const !== undefined) return values(schema);
    const { shape, rest } = objectShape(schema);
    if (!isComposed(schema)) return this.#own(schema, shape, place);
    const around = this.#reference(schema, place, through);
    const all = rest.map((member) => this.#type(member, place));
    const own = this.#own(schema, shape, place);
    const choices = (['anyOf', 'oneOf'] as const).map((keyword) => this.#choice(schema, keyword, place));
    return intersectionOf([around, ...all, own, ...choices]);
  }

  #reference(schema: JsonObject, place: Place, through: 'all' | 'any'): TypeText {
    const name = referencedName(schema);
    const target = name === undefined ? undefined : this.#options.schemas.get(name);
    if (name === undefined || !target) return unknownType;
    if (place.isDirect && this.#options.closesCircle(name, through)) return unknownType;
    const only = asString(target.schema.type);
    const text = this.#options.nameOf(target, this.#options.direction);
    return { ...single(text, only), width: this.#options.widths.of(name) };
  }

  #choice(schema: JsonObject, keyword: 'anyOf' | 'oneOf', place: Place): TypeText {
    const members = schema[keyword];
    if (!Array.isArray(members)) return unknownType;
    const property = asString(asObject(schema.discriminator).propertyName);
    return unionOf(
      members.map((member) => {
        const type = this.#type(member, place, 'any');
        const tag = property === undefined ? undefined : tagOf(member, schema, this.#options.schemas);
        return property !== undefined && tag && type !== unknownType
          ? intersectionOf([type, single(`{ ${propertyKey(property)}: ${tag.text} }`, 'object')])
          : type;
      }),
    );
  }

  #own(schema: JsonObject, shape: ObjectShape, place: Place): TypeText {
    const parts: ObjectParts = { schema, shape, place, members: this.#members(schema, shape) };
    return unionOf(typesOf(parts).map((type) => this.#ofType(type, parts)));
  }

  #ofType(type: string, parts: ObjectParts): TypeText {
    switch (type) {
      case 'string':
      case 'boolean':
      case 'null':
        return bare(type, type);
      case 'number':
      case 'integer':
        return bare('number', 'number');
      case 'array':
        return this.#array(parts.schema, parts.place);
      case 'object':
        return this.#object(parts);
      default:
        return unknownType;
    }
  }

  #array(schema: JsonObject, { indent, isEager = false }: Place): TypeText {
    const place = { indent, isDirect: isEager, isEager };
    const rest = this.#type(schema.items ?? schema.unevaluatedItems ?? true, place, 'any');
    const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
    const first = asArray(schema.prefixItems).map((item, index) =>
      this.#type(item, index < least ? place : { indent, isDirect: true, isEager: true }, 'any'),
    );
    if (first.length === 0) return rest === unknownType ? bare('unknown[]', 'array') : arrayOf(rest);
    const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
    const isClosed = rest === neverType || most <= first.length;
    return tupleType({ first: first.slice(0, most), rest: isClosed ? undefined : rest, least });
  }

  #object({ schema, shape, place: { indent }, members }: ObjectParts): TypeText {
    const inner = { indent: indent + 1, isDirect: false };
    const index = this.#index(schema, inner);
    if (members.length === 0 && (index === undefined || index === unknownType)) {
      // An index signature beside other schemas would refuse interfaces.
      const isOneOfSeveral = isComposed(schema) && Array.isArray(schema.type);
      return bare(isOneOfSeveral ? 'object' : this.#literal([], inner, unknownType), 'object');
    }
    const written = members.map(([name, property]) => this.#member(name, property, { shape, place: inner }));
    const lines = written.map(({ line }) => line);
    const text = this.#literal(lines, inner, index && members.length > 0 ? widened(index, written) : index);
    return { ...single(text, 'object'), ...(index === undefined && { isInterface: true as const }) };
  }

  /** The properties of an object literal: those declared, and those that are required and declared elsewhere or nowhere. */
  #members(schema: JsonObject, shape: ObjectShape): [string, Json][] {
    const parts = [schema, ...asArray(schema.allOf).map(asObject)];
    const elsewhere = [...shape.required].flatMap((name): [string, Json][] => {
      if (shape.properties.has(name)) return [];
      const found = parts
        .map((part) => findProperty(part, name, this.#options))
        .find((property) => property !== undefined);
      if (found !== undefined) return [[name, found]];
      return isComposed(schema) || schema.type === undefined ? [] : [[name, true]];
    });
    return [...shape.properties, ...elsewhere];
  }

  #literal(lines: readonly string[], { indent }: Place, index: TypeText | undefined): string {
    if (lines.length === 0 && index && !index.text.includes('\n')) return `{ [key: string]: ${index.text} }`;
    const signature = index ? [`${'  '.repeat(indent)}[key: string]: ${index.text};\n`] : [];
    return `{\n${[...lines, ...signature].join('')}${'  '.repeat(indent - 1)}}`;
  }

  #member(name: string, property: Json, { shape, place }: { shape: ObjectShape; place: Place }): Member {
    const type = this.#type(property, place);
    const isThere = shape.required.has(name) && !this.#isOneWay(property);
    // Requests may spell an absent property as undefined, also under exactOptionalPropertyTypes.
    const whole = isThere ? type : unionOf([type, single('undefined')]);
    const space = '  '.repeat(place.indent);
    const doc = docComment(this.#options.comment(property), space);
    return { line: `${doc}${space}${propertyKey(name)}${isThere ? '' : '?'}: ${whole.text};\n`, type: whole };
  }

  /** True for what the direction need not carry: `readOnly` in requests, `writeOnly` in answers. */
  #isOneWay(property: Json): boolean {
    const keyword = this.#options.direction === 'input' ? 'readOnly' : 'writeOnly';
    const seen = new Set<Json | undefined>();
    for (let at: Json | undefined = property; at !== undefined && !seen.has(at); at = this.#target(at)) {
      if (asObject(at)[keyword] === true) return true;
      seen.add(at);
    }
    return false;
  }

  #target(schema: Json): Json | undefined {
    return this.#options.schemas.get(referencedName(schema) ?? '')?.schema;
  }

  /** The type of properties that have no name of their own; undefined where nothing is said of them. */
  #index(schema: JsonObject, place: Place): TypeText | undefined {
    const patterns = Object.values(asObject(schema.patternProperties)).map((inner) => this.#type(inner, place));
    const others = schema.additionalProperties;
    if (others === undefined || others === false) {
      if (patterns.length > 0) return unionOf(patterns);
      return others === false && schema.properties === undefined && !isComposed(schema) ? neverType : undefined;
    }
    return unionOf([...patterns, this.#type(others, place)]);
  }
}

/** What an object literal is written from. */
interface ObjectParts {
  readonly schema: JsonObject;
  readonly shape: ObjectShape;
  readonly place: Place;
  readonly members: readonly [string, Json][];
}

interface Member {
  readonly line: string;
  readonly type: TypeText;
}

/** An index signature must take in every member beside it. */
function widened(index: TypeText, members: readonly Member[]): TypeText {
  const types = [index, ...members.map(({ type }) => type)];
  const isShort = new Set(types.map(({ text }) => text)).size <= mostIndexed;
  // `never` says that there is nothing else, which an index signature cannot.
  return isShort && index.text !== 'never' ? unionOf(types) : unknownType;
}

function values(schema: JsonObject): TypeText {
  const allowed = schema.const === undefined ? asArray(schema.enum) : [schema.const];
  const types = asArray(schema.type ?? []).concat(typeof schema.type === 'string' ? [schema.type] : []);
  const fits = (value: Json): boolean => {
    const type = jsonTypeOf(value);
    return types.length === 0 || types.includes(type) || (type === 'number' && types.includes('integer'));
  };
  return unionOf(allowed.filter(fits).map(literalType));
}

/** The JSON types of a schema: those that it names, or that its keywords are about. */
function typesOf({ schema, members }: ObjectParts): string[] {
  if (typeof schema.type === 'string') return [schema.type];
  if (Array.isArray(schema.type)) return schema.type.map(String);
  const isObjects = members.length > 0 || isObject(schema.additionalProperties) || isObject(schema.patternProperties);
  const isArrays = schema.items !== undefined || schema.prefixItems !== undefined;
  const types = [...(isObjects ? ['object'] : []), ...(isArrays ? ['array'] : [])];
  return types.length === 0 ? ['unknown'] : types;
}

/** True where a schema stands beside others that its values must fit too. */
function isComposed(schema: JsonObject): boolean {
  return ['$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => schema[keyword] !== undefined);
}
