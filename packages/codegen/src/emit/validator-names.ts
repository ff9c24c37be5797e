import type { ClientModel, Direction } from '../model/model.ts';
import { listValidators } from './validators.ts';

/** Which exported validator checks a schema in a direction; one that serves both ways is found by either. */
export class ValidatorNames {
  readonly #names = new Map<string, string>();

  constructor(model: ClientModel) {
    for (const { name, schema, direction } of listValidators(model)) {
      this.#names.set(`${direction} ${schema.name}`, name);
      if (!this.#names.has(schema.name)) this.#names.set(schema.name, name);
    }
  }

  /** The name; undefined where nothing checks the schema. */
  find(schema: string, direction: Direction): string | undefined {
    return this.#names.get(`${direction} ${schema}`) ?? this.#names.get(schema);
  }
}
