/** Documents of any size, as real ones are built: six operations a resource, schemas that refer to each other. */
import type { JsonObject } from '../src/json.ts';
import { seeded } from './random.ts';
import { resourceOperations } from './resource-operations.ts';
import { resourceSchemas } from './resource-schemas.ts';
import { sharedSchemas } from './shared-schemas.ts';
import { thingName } from './words.ts';

/** How large. */
export interface SyntheticSize {
  readonly operations: number;
  /** Properties of each resource; 8 unless told. */
  readonly members?: number;
}

/** An OpenAPI 3.1 document with exactly so many operations; the same on every run. */
export function syntheticDocument({ operations, members = 8 }: SyntheticSize): JsonObject {
  const random = seeded(operations);
  const names = Array.from({ length: Math.ceil(operations / 6) }, (_, index) => thingName(index));
  const placed = names.flatMap(resourceOperations).slice(0, operations);
  const schemas = names.flatMap((name, index) => {
    const others: [string, ...string[]] = ['Money', 'PostalAddress', 'JsonValue', 'TreeNode', ...near(names, index)];
    return Object.entries(resourceSchemas({ name, others, members, random }));
  });
  const paths: Record<string, JsonObject> = {};
  for (const { path, method, operation } of placed) paths[path] = { ...paths[path], [method]: operation };
  return {
    openapi: '3.1.0',
    info: { title: `Synthetic ${operations}`, version: '1.0.0', description: 'Made up, for tests and measures.' },
    servers: [{ url: 'https://api.synthetic.test/v1' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { ...sharedSchemas, ...Object.fromEntries(schemas) },
    },
  };
}

/** A resource refers to its neighbours, some of which refer back. */
function near(names: readonly string[], index: number): string[] {
  return [-3, -1, 1, 2].flatMap((step) => names[index + step] ?? []);
}
