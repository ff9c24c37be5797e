/** A small document with one thing in it that is not generated, or not wholly. */
import type { JsonObject } from '../src/json.ts';

/** Something that is refused or left out: where nothing else is told, all is well with the document. */
export interface Refusal {
  /** What the document has. */
  readonly said: string;
  /** Code of the diagnostic that names it. */
  readonly code: string;
  /** In place of the schema of the answer. */
  readonly schema?: JsonObject;
  /** Members of the document that are replaced; `null` takes one away. */
  readonly document?: JsonObject;
  /** Members of the one operation that are replaced. */
  readonly operation?: JsonObject;
  /** Members of the path beside that operation. */
  readonly item?: JsonObject;
}

/** The document. */
export function refusalDocument({ schema, document, operation, item }: Refusal): JsonObject {
  const content = { 'application/json': { schema: schema ?? { type: 'string' } } };
  const get = { operationId: 'thing.get', responses: { '200': { description: 'Found.', content } }, ...operation };
  const components = {
    schemas: {
      A: { type: 'object', required: ['k'], properties: { k: { type: 'string' } } },
      Loop: { $ref: '#/components/schemas/Round' },
      Round: { $ref: '#/components/schemas/Loop' },
    },
  };
  const schemas = JSON.stringify(schema)?.includes('schemas/Loop') ? components.schemas : { A: components.schemas.A };
  const whole: JsonObject = {
    openapi: '3.1.0',
    info: { title: 'Refused', version: '1.0.0' },
    servers: [{ url: 'https://refused.test' }],
    paths: { '/thing': { get, ...item } },
    components: { schemas },
    ...document,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, member]) => member !== null));
}
