import { isRecord } from '../json/is-record.ts';
import { readPointer } from '../json/pointer.ts';
import { everyItem, type PlacedSchema, schemaAt } from './schema.ts';
import type { ServedOperation } from './served-operation.ts';

/** A list that names all that the document knows of a kind. */
export interface Catalogue {
  /** Member of the answer that holds the list. */
  readonly list: string;
  readonly ids: readonly string[];
}

/**
 * What an operation such as `models.list` lists: the values of the discriminator `model`. Undefined where the operation is
 * no such list, or the document knows no such kind.
 */
export function catalogueOf({ id }: ServedOperation, answer: PlacedSchema): Catalogue | undefined {
  const kind = /^(\w+)s\.list$/.exec(id)?.[1];
  const properties = answer.schema.properties;
  const list = Object.keys(isRecord(properties) ? properties : {}).find((name) =>
    schemaAt(answer, [name, everyItem, 'id']),
  );
  const ids = kind === undefined ? [] : valuesOf(answer.document, kind);
  return list === undefined || ids.length === 0 ? undefined : { list, ids };
}

function valuesOf(document: unknown, kind: string): readonly string[] {
  const schemas = readPointer(document, '/components/schemas');
  const found = Object.values(isRecord(schemas) ? schemas : {}).flatMap((schema) => {
    const discriminator = isRecord(schema) ? schema.discriminator : undefined;
    const mapping = isRecord(discriminator) && discriminator.propertyName === kind && discriminator.mapping;
    return isRecord(mapping) ? Object.keys(mapping) : [];
  });
  return [...new Set(found)];
}
