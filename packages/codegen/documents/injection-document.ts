/** A document that has one text in every place where a generator may paste it into code. */
import type { JsonObject } from '../src/json.ts';

/** The name that each of the probes sets on the global object if it ever runs. */
export const taken = '__limnerTaken';

/** Texts that get out of a comment, a string, a template, a pattern, a property name. */
export const probes: readonly string[] = [
  `*/ globalThis.${taken} = 1; /*`,
  `'; globalThis.${taken} = 1; //`,
  `' + (globalThis.${taken} = 1) + '`,
  `"; globalThis.${taken} = 1; //`,
  `" + (globalThis.${taken} = 1) + "`,
  `\`+(globalThis.${taken} = 1)+\``,
  `\${globalThis.${taken} = 1}`,
  `\\'; globalThis.${taken} = 1; //`,
  `\\`,
  `\n globalThis.${taken} = 1; //`,
  `\r\u2028 globalThis.${taken} = 1; \u2029//`,
  `/; globalThis.${taken} = 1; /`,
  `]; globalThis.${taken} = 1; [`,
  `}; globalThis.${taken} = 1; ({`,
  `); globalThis.${taken} = 1; (`,
  `x: (globalThis.${taken} = 1)`,
  `x() { globalThis.${taken} = 1 } y`,
  `[globalThis.${taken} = 1]`,
];

/** The document with a probe everywhere. */
export function injectionDocument(probe: string): JsonObject {
  const escaped = probe.replaceAll('~', '~0').replaceAll('/', '~1');
  const named = { $ref: `#/components/schemas/${encodeURIComponent(escaped)}` };
  const content = { 'application/json': { schema: named, example: { [probe]: probe } } };
  return {
    openapi: '3.1.0',
    info: { title: probe, version: probe, description: probe, license: { name: probe }, contact: { name: probe } },
    servers: [
      { url: 'https://{place}.test', description: probe, variables: { place: { default: 'a', description: probe } } },
      { url: 'https://second.test', description: probe },
    ],
    tags: [{ name: probe, description: probe }],
    security: [{ [probe]: [] }],
    externalDocs: { url: `https://docs.test/${encodeURIComponent(probe)}`, description: probe },
    paths: {
      [`/${probe.replaceAll(/[{}]/g, '')}/{id}`]: { post: operation(probe, content) },
      '/form': {
        post: {
          operationId: `form.${probe}`,
          requestBody: formBody(probe),
          responses: { '200': { description: probe, content } },
        },
      },
    },
    components: {
      securitySchemes: { [probe]: { type: 'apiKey', in: 'query', name: probe, description: probe } },
      schemas: { [probe]: schema(probe), [`${probe}Cat`]: tagged(probe, 'Cat'), [`${probe}Dog`]: tagged(probe, 'Dog') },
    },
  };
}

function operation(probe: string, content: JsonObject): JsonObject {
  return {
    operationId: probe,
    tags: [probe],
    summary: probe,
    description: probe,
    parameters: [
      { name: 'id', in: 'path', required: true, description: probe, schema: { type: 'string', default: probe } },
      { name: probe, in: 'query', description: probe, schema: { type: 'string', enum: [probe], description: probe } },
    ],
    requestBody: { description: probe, required: true, content },
    responses: {
      '200': { description: probe, content },
      '404': { description: probe, content },
      default: { description: probe, content: { 'text/plain': { schema: { type: 'string' } } } },
    },
    'x-probe': probe,
  };
}

function formBody(probe: string): JsonObject {
  const properties = {
    [probe]: { type: 'string' },
    file: { type: 'string', contentMediaType: 'application/octet-stream' },
  };
  const encoding = { [probe]: { contentType: 'text/plain' } };
  return { content: { 'multipart/form-data': { schema: { type: 'object', properties }, encoding } } };
}

function schema(probe: string): JsonObject {
  return {
    title: probe,
    description: probe,
    type: 'object',
    required: [probe],
    properties: {
      [probe]: { type: 'string', description: probe, default: probe, const: probe, examples: [probe], $comment: probe },
      choice: { enum: [probe, { [probe]: probe }] },
      text: { type: 'string', pattern: `^${probe.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}$`, format: probe },
      either: {
        oneOf: ['Cat', 'Dog'].map((kind) => reference(`${probe}${kind}`)),
        discriminator: {
          propertyName: probe,
          mapping: Object.fromEntries(
            ['Cat', 'Dog'].map((kind) => [`${probe}${kind}`, reference(`${probe}${kind}`).$ref]),
          ),
        },
      },
    },
    patternProperties: { '^x-': { description: probe } },
    dependentRequired: { [probe]: [probe] },
    'x-probe': probe,
  };
}

function tagged(probe: string, kind: string): JsonObject {
  return { type: 'object', required: [probe], properties: { [probe]: { type: 'string' }, [kind]: { type: 'string' } } };
}

function reference(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}` };
}
