/** How many members the unions behind names have: what compilers would multiply out in an intersection. */
import { asArray, asObject, type JsonObject } from '../../json.ts';
import type { SchemaModel } from '../../model/model.ts';
import { referencedName } from '../../model/schemas.ts';

/** Composed more deeply than this, a union is not counted further. */
const deepest = 50;
/** Wide enough for every purpose; products stay numbers. */
const most = 1e6;

/** Counts each name once. */
export class UnionWidths {
  readonly #schemas: ReadonlyMap<string, SchemaModel>;
  readonly #known = new Map<string, number>();

  constructor(schemas: ReadonlyMap<string, SchemaModel>) {
    this.#schemas = schemas;
  }

  /** The width of a named schema; 1 for what is no union. */
  of(name: string, depth = 0): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, 1); // for references that lead back here
    const schema = this.#schemas.get(name)?.schema;
    const width = schema && depth < deepest ? this.#count(schema, depth + 1) : 1;
    this.#known.set(name, width);
    return width;
  }

  #count(schema: JsonObject, depth: number): number {
    if (depth >= deepest) return 1;
    const count = (inner: unknown): number => this.#count(asObject(inner), depth + 1);
    const target = referencedName(schema);
    const choices = [schema.anyOf, schema.oneOf].map(asArray).filter((members) => members.length > 0);
    const factors = [
      target === undefined ? 1 : this.of(target, depth),
      ...asArray(schema.allOf).map(count),
      ...choices.map((members) => members.reduce<number>((sum, member) => sum + count(member), 0)),
    ];
    return factors.reduce((product, factor) => Math.min(most, product * factor), 1);
  }
}
