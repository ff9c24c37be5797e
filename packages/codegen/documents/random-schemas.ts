/** Schemas that refer to each other at random, in all forms that types are written from; the same on every run. */
import type { Json, JsonObject } from '../src/json.ts';
import { type Random, seeded } from './random.ts';

const names = ['a', 'b', 'constructor', '__proto__', 'x-y', "q'", 'toString', '1', 'then'] as const;

/** So many schemas, `S0` and on. */
export function randomSchemas(seed: number, count: number): Record<string, JsonObject> {
  const maker = new SchemaMaker(seeded(seed), count);
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, maker.schema(3)]));
}

class SchemaMaker {
  readonly #random: Random;
  readonly #count: number;

  constructor(random: Random, count: number) {
    this.#random = random;
    this.#count = count;
  }

  schema(depth: number): JsonObject {
    const inner = (): Json => this.schema(depth - 1);
    const list = (): Json[] => Array.from({ length: 1 + this.#random.below(3) }, inner);
    if (depth <= 0) return this.#random.pick([this.#reference(), { type: 'string' }, {}, { enum: ['a', 1, null] }]);
    return this.#random.pick<() => JsonObject>([
      () => ({ type: 'object', ...this.#members(depth) }),
      () => ({ type: 'object', ...this.#members(depth), additionalProperties: inner() }),
      () => ({
        type: ['object', 'null', 'array'],
        ...this.#members(depth),
        items: inner(),
        patternProperties: { z: inner() },
      }),
      () => ({ ...this.#reference(), ...this.#members(depth), additionalProperties: false }),
      () => ({ allOf: list(), ...this.#members(depth) }),
      () => ({ anyOf: list(), type: 'object' }),
      () => ({ oneOf: list(), discriminator: { propertyName: 'kind', mapping: { a: this.#name(), b: this.#name() } } }),
      () => ({ type: 'array', prefixItems: list(), items: inner(), minItems: this.#random.below(3) }),
      () => this.#reference(),
    ])();
  }

  #members(depth: number): JsonObject {
    const some = (): string[] => Array.from({ length: this.#random.below(4) }, () => this.#random.pick(names));
    return { properties: Object.fromEntries(some().map((name) => [name, this.schema(depth - 1)])), required: some() };
  }

  #name(): string {
    return `S${this.#random.below(this.#count)}`;
  }

  #reference(): JsonObject {
    return { $ref: `#/components/schemas/${this.#name()}` };
  }
}
