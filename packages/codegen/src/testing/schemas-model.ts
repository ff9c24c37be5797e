/** A model with nothing but schemas, for tests of what is written about them. */
import type { JsonObject } from '../json.ts';
import type { ClientModel, SchemaModel } from '../model/model.ts';

/** Each schema travels both ways, and differs between the two if `directional` is said. */
export function schemasModel(
  schemas: Record<string, JsonObject>,
  { source = 'document', directional = false }: { source?: ClientModel['source']; directional?: boolean } = {},
): ClientModel {
  const models = Object.entries(schemas).map(
    ([name, schema]): SchemaModel => ({
      name,
      schema,
      directions: new Set(['input', 'output']),
      references: new Set(),
      recursive: false,
      directional,
    }),
  );
  return {
    source,
    requests: 'open',
    spec: {
      id: 'acme',
      client: 'Acme',
      title: 'Acme',
      description: '',
      baseUrl: 'https://api.acme.test',
      auth: { scheme: 'bearer', env: 'ACME_API_KEY' },
      docs: [],
      envelope: { message: [], code: [] },
      errors: [],
    },
    constName: 'acme',
    packageName: 'acme',
    version: '0.1.0',
    hash: '0',
    providerYaml: '',
    document: {},
    operations: [],
    schemas: models,
    resources: [],
    tasks: [],
  };
}
