/**
 * Turns a schema and the documents that it refers to into named schemas whose only references are to names, so that the
 * writer knows of no address, anchor or dynamic scope. `$dynamicRef` is settled here: a schema that is reached in two dynamic
 * scopes becomes two named schemas, at no cost when values are checked.
 */
import { asString, child, isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { assertsFormats, isInForce } from './dialect.ts';
import { keywordProblem, patternNotes } from './keyword-problem.ts';
import { type Place, Registry, type Resource, type Target } from './registry.ts';
import type { SchemaDiagnostic, SchemaProblem } from './schema-diagnostic.ts';
import { schemaHolders, shelfKeywords, vocabulariesOf } from './vocabulary.ts';

/** Schemas by name, each referring to others as `#/components/schemas/<name>`. */
export interface LinkedSchemas {
  readonly root: string;
  readonly schemas: ReadonlyMap<string, Json>;
  /** Where each of them stands. */
  readonly pointers: ReadonlyMap<string, string>;
  readonly diagnostics: readonly SchemaDiagnostic[];
}

/** Of each name, the schema of the outermost resource that has it as `$dynamicAnchor`. */
type Scope = ReadonlyMap<string, JsonObject>;

/**
 * Links a schema; all that is wrong with it, and with what it refers to, is reported together. A `format` stays where it is to
 * be checked: everywhere if so asked, else where the dialect says so.
 */
export function linkSchemas(
  schema: JsonObject,
  options: { readonly documents: Readonly<Record<string, unknown>>; readonly formats: 'annotate' | 'assert' },
): LinkedSchemas {
  const linker = new Linker(options);
  const root = linker.link(schema);
  return { root, schemas: linker.schemas, pointers: linker.pointers, diagnostics: linker.diagnostics };
}

/** Said with the schema's own keywords, and of no use once it is linked. */
const addressing = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$vocabulary',
  '$comment',
  ...shelfKeywords,
]);

/** Scopes may double with each name; a schema that is used in earnest is reached in a few. */
const mostRepeated = 5000;

class Linker {
  readonly schemas = new Map<string, Json>();
  readonly pointers = new Map<string, string>();
  readonly diagnostics: SchemaDiagnostic[] = [];
  readonly #registry: Registry;
  readonly #names = new Map<string, string>();
  readonly #ids = new Map<JsonObject, number>();
  readonly #queue: (() => void)[] = [];

  readonly #formats: 'annotate' | 'assert';

  constructor({ documents, formats }: Parameters<typeof linkSchemas>[1]) {
    this.#formats = formats;
    this.#registry = new Registry({
      documents,
      inspect,
      say: (diagnostic) => this.diagnostics.push(diagnostic),
    });
  }

  link(schema: JsonObject): string {
    const place = this.#registry.first(schema);
    const name = this.#name({ schema, place }, new Map());
    // The list goes on with what is added while it is walked.
    for (const write of this.#queue) write();
    return name;
  }

  #error(code: SchemaProblem, pointer: string, message: string): void {
    this.diagnostics.push({ code, severity: 'error', pointer, message });
  }

  /** The name of a schema in a scope; its writing waits for its turn, so that recursion ends. */
  #name({ schema, place }: Target, outer: Scope): string {
    const scope = isObject(schema) ? enter(place.resource, outer) : outer;
    const key = isObject(schema) ? `${this.#id(schema)} ${this.#keyOf(scope)}` : JSON.stringify(schema);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    if (this.#names.size - this.#ids.size > mostRepeated) return this.#tooMany(place);
    const name = `schema${this.#names.size + 1}`;
    this.#names.set(key, name);
    this.pointers.set(name, place.pointer);
    this.#queue.push(() => this.schemas.set(name, this.#rewrite(schema, { place, scope })));
    return name;
  }

  #tooMany(place: Place): string {
    const name = 'tooMany';
    if (this.schemas.has(name)) return name;
    this.schemas.set(name, false);
    const message = `More than ${mostRepeated} copies of schemas are needed, as $dynamicRef means something else in each scope that leads here. Use fewer names in $dynamicAnchor.`;
    this.#error('schema-size', place.pointer, message);
    return name;
  }

  #id(schema: JsonObject): number {
    const id = this.#ids.get(schema) ?? this.#ids.size;
    this.#ids.set(schema, id);
    return id;
  }

  #keyOf(scope: Scope): string {
    return [...scope]
      .map(([name, schema]) => `${name}=${this.#id(schema)}`)
      .sort()
      .join(' ');
  }

  #rewrite(schema: Json, around: { place: Place; scope: Scope }): Json {
    if (!isObject(schema)) return schema;
    const place = this.#registry.placeOf(schema) ?? around.place;
    const at = { place, scope: enter(place.resource, around.scope) };
    const result: JsonObject = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (addressing.has(keyword) || !isInForce(keyword, place.resource.dialect)) continue;
      if (keyword === 'format' && this.#formats === 'annotate' && !assertsFormats(place.resource.dialect)) continue;
      if (keyword === '$ref') result.$ref = this.#reference(value, at);
      else if (keyword !== '$dynamicRef') setMember(result, keyword, this.#rewriteKeyword(keyword, value, at));
    }
    if (schema.$dynamicRef === undefined) return result;
    const dynamic = { $ref: this.#dynamicReference(schema.$dynamicRef, at) };
    return { ...result, allOf: [dynamic, ...(Array.isArray(result.allOf) ? result.allOf : [])] };
  }

  #rewriteKeyword(keyword: string, value: Json, at: { place: Place; scope: Scope }): Json {
    const held = schemaHolders.get(keyword);
    if (held === 'one') return this.#rewrite(value, at);
    if (held === 'list' && Array.isArray(value)) return value.map((item) => this.#rewrite(item, at));
    if (held !== 'map' || !isObject(value)) return value;
    const result = {};
    for (const [key, inner] of Object.entries(value)) setMember(result, key, this.#rewrite(inner, at));
    return result;
  }

  #reference(value: Json, { place, scope }: { place: Place; scope: Scope }): string {
    const target = this.#registry.resolve(String(value), place.resource);
    return target === undefined ? this.#unresolved('$ref', value, place) : reference(this.#name(target, scope));
  }

  #dynamicReference(value: Json, { place, scope }: { place: Place; scope: Scope }): string {
    const first = this.#registry.resolve(String(value), place.resource);
    if (first === undefined) return this.#unresolved('$dynamicRef', value, place);
    const name = /#([^/].*)$/.exec(String(value))?.[1];
    // Dynamic only where the reference, read as a plain one, leads to a dynamic anchor.
    const isDynamic = name !== undefined && isObject(first.schema) && first.schema.$dynamicAnchor === name;
    const found = isDynamic ? enter(first.place.resource, scope).get(name) : undefined;
    const outermost = found === undefined ? undefined : this.#registry.placeOf(found);
    const target = found === undefined || outermost === undefined ? first : { schema: found, place: outermost };
    return reference(this.#name(target, scope));
  }

  #unresolved(keyword: string, value: Json, place: Place): string {
    const message = `${keyword} "${asString(value) ?? ''}" leads nowhere. Correct it, or give the document that it is in.`;
    this.#error('reference-unresolved', child(place.pointer, keyword), message);
    return reference(this.#name({ schema: false, place }, new Map()));
  }
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}

/** The scope inside a resource: names that were there before stay, as the outermost one counts. */
function enter({ dynamicAnchors }: Resource, outer: Scope): Scope {
  const isKnown = [...dynamicAnchors.keys()].every((name) => outer.has(name));
  return isKnown ? outer : new Map([...dynamicAnchors, ...outer]);
}

/** What is wrong with the keywords of one schema; those inside it are looked at for themselves. */
function inspect(schema: Json, { pointer, resource }: Place): SchemaDiagnostic[] {
  if (typeof schema === 'boolean') return [];
  if (!isObject(schema)) {
    return [{ code: 'schema-invalid', severity: 'error', pointer, message: 'A schema is an object or a boolean.' }];
  }
  return Object.entries(schema).flatMap(([keyword, value]): SchemaDiagnostic[] => {
    const at = child(pointer, keyword);
    if (!vocabulariesOf.has(keyword)) {
      const message = `The keyword ${keyword} is not known and not enforced. Remove it, or say it with a keyword of JSON Schema 2020-12.`;
      return [{ code: 'keyword-unknown', severity: 'warning', pointer: at, message }];
    }
    if (!isInForce(keyword, resource.dialect)) {
      const message = `The keyword ${keyword} is not enforced: the dialect that $schema names does not have it.`;
      return [{ code: 'keyword-unknown', severity: 'warning', pointer: at, message }];
    }
    const problem = keywordProblem(keyword, value);
    if (problem === undefined)
      return patternNotes(keyword, value).map((message) => ({
        code: 'pattern-syntax',
        severity: 'warning',
        pointer: at,
        message,
      }));
    return [
      { code: problem.code, severity: 'error', pointer: problem.path.reduce(child, at), message: problem.message },
    ];
  });
}
