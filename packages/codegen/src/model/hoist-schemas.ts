/**
 * Gives every request, answer and union member a name of its own below components.schemas, so that users meet named types
 * and a discriminator can name its members.
 */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, asString, equalJson, isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { constantProperties } from '../parse/merge-documents.ts';
import { inherit, locate } from '../parse/origin.ts';
import { follow } from '../parse/references.ts';
import { referenceTo } from '../parse/schema-reference.ts';
import { pascalCase, requestTypeName, responseTypeName } from './names.ts';
import { referencedName } from './schemas.ts';

/** Hoists in place; the document is the builder's own copy. */
export class SchemaHoister {
  readonly diagnostics: Diagnostic[] = [];
  readonly #document: JsonObject;
  readonly #schemas: JsonObject;

  constructor(document: JsonObject) {
    this.#document = document;
    this.#schemas = asObject(asObject(document.components).schemas);
  }

  /** All named schemas, the hoisted ones included. */
  all(): Map<string, JsonObject> {
    return new Map(Object.entries(this.#schemas).map(([name, schema]) => [name, asObject(schema)]));
  }

  /** Names the request schema of an operation; a union's members too. */
  request(operationId: string, holder: JsonObject): string {
    const name = this.#hoist(holder.schema ?? {}, requestTypeName(operationId));
    holder.schema = referenceTo(name);
    this.#nameMembers(name, 'Request');
    return name;
  }

  /** Names the success schema of an operation: the one shape, or the union of all shapes of all statuses. */
  response(operationId: string, holders: readonly JsonObject[]): string | undefined {
    const shapes: Json[] = [];
    for (const holder of holders) {
      for (const shape of shapesOf(holder.schema ?? {})) {
        const named = this.#nameShape(shape, responseTypeName(operationId));
        if (!shapes.some((other) => equalJson(other, named))) shapes.push(named);
      }
      holder.schema = replaceShapes(holder.schema ?? {}, (shape) =>
        this.#nameShape(shape, responseTypeName(operationId)),
      );
    }
    if (shapes.length <= 1) return referencedName(shapes[0]);
    return this.add(responseTypeName(operationId), {
      description: `Any of the documented answers of ${operationId}.`,
      anyOf: shapes,
    });
  }

  /** Adds a schema under a name that must be free or hold the same schema. */
  add(name: string, schema: JsonObject): string {
    const existing = this.#schemas[name];
    if (existing !== undefined && !equalJson(existing, schema)) {
      const message = `Two schemas would be called ${name}.`;
      this.diagnostics.push(diagnostic('name-collision', locate(schema), message));
    } else setMember(this.#schemas, name, schema);
    return name;
  }

  #hoist(schema: Json, name: string): string {
    const existing = referencedName(schema);
    if (existing !== undefined) return existing;
    return this.add(name, asObject(schema));
  }

  #nameShape(shape: Json, fallback: string): JsonObject {
    const title = asString(asObject(shape).title);
    return referenceTo(this.#hoist(shape, title === undefined ? fallback : `${pascalCase(title)}Response`));
  }

  #nameMembers(name: string, suffix: string): void {
    const union = asObject(this.#schemas[name]);
    const propertyName = asString(asObject(union.discriminator).propertyName);
    if (propertyName === undefined) return;
    const stated = asObject(asObject(union.discriminator).mapping);
    const mapping: JsonObject = {};
    union.oneOf = inherit(
      asArray(union.oneOf).map((member) => {
        const schema = asObject(follow(this.#document, member));
        const tag = constantProperties(schema).get(propertyName) ?? '';
        const reference = referenceTo(this.#hoist(member, `${pascalCase(asString(schema.title) ?? tag)}${suffix}`));
        setMember(mapping, tag, reference.$ref ?? null);
        return reference;
      }),
      asArray(union.oneOf),
    );
    for (const [tag, target] of Object.entries(stated)) {
      if (String(target).split('/').at(-1) === String(mapping[tag]).split('/').at(-1)) continue;
      const message = `The mapping names ${String(target)} for "${tag}", the constants of the members say otherwise.`;
      this.diagnostics.push(diagnostic('merge-no-discriminator', locate(stated, tag), message));
    }
    union.discriminator = { propertyName, mapping };
  }
}

/** The members of an anyOf that says nothing else, or the schema itself. */
function shapesOf(schema: Json): Json[] {
  return isPlainUnion(schema) ? asArray(schema.anyOf) : [schema];
}

function replaceShapes(schema: Json, replace: (shape: Json) => JsonObject): Json {
  return isPlainUnion(schema) ? { anyOf: asArray(schema.anyOf).map(replace) } : replace(schema);
}

function isPlainUnion(schema: Json): schema is JsonObject {
  return isObject(schema) && Array.isArray(schema.anyOf) && Object.keys(schema).length === 1;
}
