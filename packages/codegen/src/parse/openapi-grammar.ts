/** What stands where in an OpenAPI document: the one table by which every stage knows a schema from a property's name or data. */

/** A kind of object of OpenAPI. */
export type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'requestBody'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'example'
  | 'securityScheme'
  | 'schema';

/** What a member holds: one object of a kind, a list of them, or some by name; `either` is one or, in old drafts, a list. */
export interface Place {
  readonly kind: Kind;
  readonly as: 'one' | 'list' | 'map' | 'either';
  /** Names that start with `x-` are extensions, and no entries. */
  readonly extensible?: true;
}

/** The members of a kind of object. */
export interface Grammar {
  readonly parts: ReadonlyMap<string, Place>;
  /** Members whose values are taken as they are; any other is told of. Absent for schemas, whose keywords are checked later. */
  readonly plain?: ReadonlySet<string>;
}

const one = (kind: Kind): Place => ({ kind, as: 'one' });
const list = (kind: Kind): Place => ({ kind, as: 'list' });
const map = (kind: Kind): Place => ({ kind, as: 'map' });
const extensible = (kind: Kind): Place => ({ kind, as: 'map', extensible: true });

function grammar(parts: Readonly<Record<string, Place>>, plain?: readonly string[]): Grammar {
  const known = new Map(Object.entries(parts));
  return plain ? { parts: known, plain: new Set(['$ref', ...plain]) } : { parts: known };
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const examples = { examples: map('example') };

/** Callbacks, webhooks and links are taken as they are: no client is made of them, and they may lead round in circles. */
export const grammars: Readonly<Record<Kind, Grammar>> = {
  document: grammar({ paths: extensible('pathItem'), components: one('components') }, [
    ...['openapi', 'info', 'servers', 'security', 'tags', 'externalDocs', 'webhooks', 'jsonSchemaDialect'],
  ]),
  components: grammar(
    {
      schemas: map('schema'),
      securitySchemes: map('securityScheme'),
      parameters: map('parameter'),
      headers: map('header'),
      requestBodies: map('requestBody'),
      responses: map('response'),
      pathItems: map('pathItem'),
      ...examples,
    },
    ['links', 'callbacks'],
  ),
  pathItem: grammar(
    { parameters: list('parameter'), ...Object.fromEntries(methods.map((method) => [method, one('operation')])) },
    ['summary', 'description', 'servers'],
  ),
  operation: grammar(
    { parameters: list('parameter'), requestBody: one('requestBody'), responses: extensible('response') },
    [
      ...['operationId', 'summary', 'description', 'tags', 'externalDocs', 'callbacks', 'deprecated', 'security'],
      'servers',
    ],
  ),
  parameter: grammar({ schema: one('schema'), content: map('mediaType'), ...examples }, [
    ...['name', 'in', 'description', 'required', 'deprecated', 'allowEmptyValue', 'style', 'explode'],
    ...['allowReserved', 'example'],
  ]),
  header: grammar({ schema: one('schema'), content: map('mediaType'), ...examples }, [
    ...['description', 'required', 'deprecated', 'allowEmptyValue', 'style', 'explode', 'allowReserved', 'example'],
  ]),
  requestBody: grammar({ content: map('mediaType') }, ['description', 'required']),
  response: grammar({ headers: map('header'), content: map('mediaType') }, ['description', 'links', 'summary']),
  mediaType: grammar({ schema: one('schema'), encoding: map('encoding'), ...examples }, ['example']),
  encoding: grammar({}, ['contentType', 'headers', 'style', 'explode', 'allowReserved']),
  example: grammar({}, ['summary', 'description', 'value', 'externalValue']),
  securityScheme: grammar({}, [
    ...['type', 'description', 'name', 'in', 'scheme', 'bearerFormat', 'flows', 'openIdConnectUrl'],
  ]),
  schema: grammar({
    ...Object.fromEntries(
      ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'].map((name) => [
        name,
        map('schema'),
      ]),
    ),
    ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((name) => [name, list('schema')])),
    ...Object.fromEntries(
      [
        ...['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'contains', 'propertyNames'],
        ...['not', 'if', 'then', 'else', 'contentSchema', 'additionalItems'],
      ].map((name) => [name, one('schema')]),
    ),
    items: { kind: 'schema', as: 'either' },
  }),
};
