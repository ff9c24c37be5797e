/** Writes one schema as zod source. `check-schemas` has refused every keyword that this does not enforce. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { formats } from '../model/keywords.ts';
import type { Direction, SchemaModel } from '../model/model.ts';
import { propertyKey, validatorName } from '../model/names.ts';
import { referencedName } from '../model/schemas.ts';
import type { ImportCollector } from './file.ts';
import { type Literal, literal } from './literal.ts';

const validation = '@limner/runtime/validation';
const objectKeywords = ['properties', 'required', 'additionalProperties'];

interface WriterOptions {
  readonly direction: Direction;
  readonly owner: SchemaModel;
  readonly schemas: ReadonlyMap<string, SchemaModel>;
  readonly imports: ImportCollector;
}

/** Writes the schemas of one validator. */
export class SchemaWriter {
  readonly #options: WriterOptions;
  /** Deeper than zero inside if, then, else and not: there objects are open, as the schema around them is closed. */
  #conditions = 0;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Source of a schema; `indent` is the depth of the line that it starts on. */
  write(schema: Json, indent: number): string {
    if (schema === true || !isObject(schema)) return schema === false ? this.#use('forbidden') : 'z.unknown()';
    const name = referencedName(schema);
    if (name !== undefined) return this.#reference(name);
    return `${this.#base(schema, indent)}${this.#checks(schema, indent)}`;
  }

  /** Source that begins with a name of the runtime's validation entry. */
  #use(source: string): string {
    this.#options.imports.value(validation, /^\w+/.exec(source)?.[0] ?? source);
    return source;
  }

  #reference(name: string): string {
    const { schemas, direction, owner } = this.#options;
    const target = schemas.get(name);
    const validator = validatorName(name, direction, (target?.directions.size ?? 1) === 1);
    // Only a reference on the way back needs to wait: the others are built already.
    return target?.recursive && owner.recursive ? `z.lazy(() => ${validator}())` : `${validator}()`;
  }

  #base(schema: JsonObject, indent: number): string {
    if (schema.const !== undefined) return `z.literal(${literal(schema.const as Literal)})`; // checked to be a scalar
    if (Array.isArray(schema.enum)) return this.#enum(schema.enum);
    if (isObject(schema.discriminator) && Array.isArray(schema.oneOf)) return this.#discriminated(schema, indent);
    if (Array.isArray(schema.type)) return this.#types(schema, schema.type.map(String), indent);
    if (typeof schema.type === 'string') return this.#type(schema, schema.type, indent);
    if (objectKeywords.some((keyword) => schema[keyword] !== undefined)) return this.#object(schema, indent);
    if (Array.isArray(schema.anyOf)) return this.#list('z.union', schema.anyOf, indent);
    return 'z.unknown()';
  }

  #enum(values: readonly Json[]): string {
    const members = literal([...values] as Literal[]); // checked to be scalars
    return values.every((value) => typeof value === 'string') ? `z.enum(${members})` : `z.literal(${members})`;
  }

  #discriminated(schema: JsonObject, indent: number): string {
    const property = literal(String(asObject(schema.discriminator).propertyName));
    const members = asArray(schema.oneOf).map((member) => this.write(member, indent + 1));
    return `z.discriminatedUnion(${property}, [${members.join(', ')}])`;
  }

  #list(call: string, members: readonly Json[], indent: number): string {
    const written = members.map((member) => this.write(member, indent + 1));
    const line = `${call}([${written.join(', ')}])`;
    if (line.length + indent * 2 <= 110 && !line.includes('\n')) return line;
    const inner = '  '.repeat(indent + 1);
    return `${call}([\n${written.map((member) => `${inner}${member},\n`).join('')}${'  '.repeat(indent)}])`;
  }

  #types(schema: JsonObject, types: readonly string[], indent: number): string {
    const others = types.filter((type) => type !== 'null');
    const [only] = others;
    const written =
      others.length === 1 && only !== undefined
        ? this.#type(schema, only, indent)
        : `z.union([${others.map((type) => this.#type(schema, type, indent)).join(', ')}])`;
    return types.includes('null') ? `${written}.nullable()` : written;
  }

  #type(schema: JsonObject, type: string, indent: number): string {
    switch (type) {
      case 'string':
        return this.#string(schema);
      case 'integer':
        return `z.int()${bounds(schema)}`;
      case 'number':
        return `z.number()${bounds(schema)}`;
      case 'boolean':
        return 'z.boolean()';
      case 'null':
        return 'z.null()';
      case 'array': {
        const items = this.write(schema.items ?? true, indent);
        return `z.array(${items})${limit(schema.minItems, 'min')}${limit(schema.maxItems, 'max')}`;
      }
      default:
        return this.#object(schema, indent);
    }
  }

  #string(schema: JsonObject): string {
    const base = formats.get(String(schema.format)) ?? 'z.string()';
    const pattern = schema.pattern === undefined ? '' : `.regex(new RegExp(${literal(String(schema.pattern))}, 'u'))`;
    return `${base}${limit(schema.minLength, 'min')}${limit(schema.maxLength, 'max')}${pattern}`;
  }

  #object(schema: JsonObject, indent: number): string {
    const required = new Set(asArray(schema.required));
    const properties = Object.entries(asObject(schema.properties));
    const { additionalProperties } = schema;
    if (properties.length === 0 && isObject(additionalProperties)) {
      return `z.record(z.string(), ${this.write(additionalProperties, indent)})${this.#present(schema, properties)}`;
    }
    const inner = '  '.repeat(indent + 1);
    const members = properties.map(([name, property]) => {
      const written = this.write(property, indent + 1);
      return `${inner}${propertyKey(name)}: ${written}${required.has(name) ? '' : '.optional()'},\n`;
    });
    const shape = members.length === 0 ? '{}' : `{\n${members.join('')}${'  '.repeat(indent)}}`;
    const catchall = isObject(additionalProperties) ? `.catchall(${this.write(additionalProperties, indent)})` : '';
    return `${this.#objectCall(additionalProperties, shape)}${catchall}${this.#present(schema, properties)}`;
  }

  #objectCall(additionalProperties: Json | undefined, shape: string): string {
    const isOpen = additionalProperties === undefined && (this.#conditions > 0 || this.#options.direction === 'output');
    if (isOpen || additionalProperties === true || isObject(additionalProperties)) return `z.looseObject(${shape})`;
    return `z.strictObject(${shape})`;
  }

  /** Required names that are no declared properties. */
  #present(schema: JsonObject, properties: readonly [string, Json][]): string {
    const declared = new Set(properties.map(([name]) => name));
    const missing = asArray(schema.required).filter((name) => !declared.has(String(name)));
    return missing.length === 0 ? '' : `.check(${this.#use(`present(${literal(missing as Literal[])})`)})`; // names are strings
  }

  /** Conditions across members, each as a named check on the whole value. */
  #checks(schema: JsonObject, indent: number): string {
    const checks = [...this.#negated(schema, indent), ...this.#conditional(schema, indent)];
    return checks.length === 0 ? '' : `.check(${checks.join(', ')})`;
  }

  #negated(schema: JsonObject, indent: number): string[] {
    if (schema.not === undefined) return [];
    return [this.#inCondition(() => this.#use(`negated(${this.write(schema.not ?? true, indent)})`))];
  }

  #conditional(schema: JsonObject, indent: number): string[] {
    if (schema.if === undefined) return [];
    return this.#inCondition(() => {
      const inner = '  '.repeat(indent + 1);
      const parts = (['if', 'then', 'else'] as const)
        .filter((key) => schema[key] !== undefined)
        .map((key) => `${inner}${key}: ${this.write(schema[key] ?? true, indent + 1)},\n`);
      return [this.#use(`conditional({\n${parts.join('')}${'  '.repeat(indent)}})`)];
    });
  }

  #inCondition<T>(write: () => T): T {
    this.#conditions += 1;
    try {
      return write();
    } finally {
      this.#conditions -= 1;
    }
  }
}

function bounds(schema: JsonObject): string {
  return [
    limit(schema.minimum, 'min'),
    limit(schema.maximum, 'max'),
    limit(schema.exclusiveMinimum, 'gt'),
    limit(schema.exclusiveMaximum, 'lt'),
    limit(schema.multipleOf, 'multipleOf'),
  ].join('');
}

function limit(value: Json | undefined, method: string): string {
  return value === undefined ? '' : `.${method}(${String(value)})`;
}
