/** Features as an OpenAPI document: one operation each, which takes and answers its schema. */
import type { JsonObject } from '../src/json.ts';
import { type Feature, schemaIn, type Version } from './feature.ts';

/** The path of a feature's operation. */
export function pathOf(index: number): string {
  return `/features/${index}`;
}

/** The features that the version has words for, each under the path of its place in the list. */
export function featureDocument(features: readonly Feature[], version: Version): JsonObject {
  const paths: JsonObject = {};
  const schemas: JsonObject = {};
  for (const [index, feature] of features.entries()) {
    const schema = schemaIn(version, feature);
    if (!schema) continue;
    const content = { 'application/json': { schema } };
    const responses = { '200': { description: 'As sent.', content } };
    const operation = { operationId: `features.judge${index}`, requestBody: { required: true, content }, responses };
    paths[pathOf(index)] = { post: operation };
    Object.assign(schemas, feature.components);
  }
  return {
    openapi: version === '3.1' ? '3.1.0' : '3.0.3',
    info: { title: `Features ${version}`, version: '1.0.0' },
    servers: [{ url: 'https://features.test' }],
    paths,
    components: { schemas },
  };
}
