/** The named schemas of a document while its operations are read: with decided names, and room for those without one. */
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { referencedName } from '../schemas.ts';
import type { UniqueNames } from '../unique-names.ts';
import { DiscriminatorTags } from './discriminator-tags.ts';
import { cut } from './member-names.ts';
import { type Renaming, renameReferences } from './rename-references.ts';

/** Holds schemas by the names of their types. */
export class SchemaStore {
  readonly #schemas = new Map<string, JsonObject>();
  readonly #renaming: Renaming;
  readonly #taken: UniqueNames;

  constructor(options: {
    components: JsonObject;
    /** Type names by key of components. */
    names: ReadonlyMap<string, string>;
    taken: UniqueNames;
  }) {
    this.#renaming = { names: options.names, tags: new DiscriminatorTags(options.components) };
    this.#taken = options.taken;
    for (const [key, schema] of Object.entries(options.components)) {
      this.#schemas.set(options.names.get(key) ?? key, asSchema(renameReferences(schema, { ...this.#renaming, key })));
    }
  }

  /** All schemas by the names of their types. */
  all(): ReadonlyMap<string, JsonObject> {
    return this.#schemas;
  }

  /** A schema of the document, as it stands in there, with the decided names in its references. */
  read(schema: Json | undefined): Json | undefined {
    return schema === undefined ? undefined : renameReferences(schema, this.#renaming);
  }

  /** The name of a schema: of the one that it refers to and says nothing about, or a new one. */
  nameOf(schema: Json, wanted: string): string {
    const name = referencedName(schema);
    if (name !== undefined && saysNothing(schema) && this.#schemas.has(name)) return name;
    return this.add(schema, wanted);
  }

  /** Adds a schema; its name is the wanted one, or that with a number. */
  add(schema: Json, wanted: string): string {
    const name = this.takeName(wanted);
    this.#schemas.set(name, asSchema(schema));
    return name;
  }

  /** The schema behind references that say nothing else. */
  follow(schema: Json | undefined): Json | undefined {
    let node = schema;
    for (let hops = 0; hops < 100; hops += 1) {
      const name = referencedName(node);
      if (name === undefined || !saysNothing(node)) return node;
      node = this.#schemas.get(name);
    }
    return undefined;
  }

  /** A type name that nothing else has. */
  takeName(wanted: string): string {
    return this.#taken.take(cut(wanted));
  }
}

/** What beside a reference changes nothing of what it allows. */
const says = new Set(['$ref', 'title', 'description', 'summary', 'example', 'examples', 'deprecated', 'default']);

/** True for a reference without anything beside it that counts. */
function saysNothing(schema: Json | undefined): boolean {
  return isObject(schema) && Object.keys(schema).every((key) => says.has(key) || key.startsWith('x-'));
}

function asSchema(schema: Json): JsonObject {
  if (isObject(schema)) return schema;
  return schema === false ? { not: {} } : {};
}
