/** No member of an OpenAPI object is silently ignored, as no keyword of a schema is: it is read, or a diagnostic names it. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import { httpMethods } from './keywords.ts';

/** The members of each kind of object that are read, or that say something to people only. */
const known = {
  document: ['openapi', 'info', 'servers', 'security', 'paths', 'components', 'tags', 'externalDocs'],
  pathItem: ['summary', 'description', 'parameters', ...httpMethods],
  operation: [
    ...['operationId', 'summary', 'description', 'tags', 'externalDocs'],
    ...['parameters', 'requestBody', 'responses', 'security', 'deprecated'],
  ],
  parameter: ['name', 'in', 'description', 'required', 'schema', 'example', 'examples', 'deprecated'],
  requestBody: ['description', 'required', 'content'],
  response: ['description', 'headers', 'content'],
  mediaType: ['schema', 'example', 'examples'],
  header: ['description', 'required', 'schema', 'example', 'examples'],
} as const satisfies Record<string, readonly string[]>;

/** How each place of a parameter is written; saying so again changes nothing. */
const styles: Readonly<Record<string, JsonObject>> = {
  path: { style: 'simple', explode: false },
  header: { style: 'simple', explode: false },
  query: { style: 'form', explode: true, allowReserved: false, allowEmptyValue: false },
};

/** Checks a resolved document from its top down to its schemas. */
export function checkMembers(document: JsonObject): Diagnostic[] {
  return [...unknown('document', document), ...members(document.paths).flatMap(checkPathItem)];
}

function checkPathItem(item: JsonObject): Diagnostic[] {
  const operations = httpMethods.flatMap((method) => (isObject(item[method]) ? [item[method]] : []));
  const parameters = asArray(item.parameters).flatMap(checkParameter);
  return [...unknown('pathItem', item), ...parameters, ...operations.flatMap(checkOperation)];
}

function checkOperation(operation: JsonObject): Diagnostic[] {
  const body = operation.requestBody === undefined ? [] : [asObject(operation.requestBody)];
  return [
    ...unknown('operation', operation),
    ...asArray(operation.parameters).flatMap(checkParameter),
    ...body.flatMap((node) => [...unknown('requestBody', node), ...checkContent(node)]),
    ...members(operation.responses).flatMap(checkResponse),
  ];
}

function checkParameter(node: Json): Diagnostic[] {
  const parameter = asObject(node);
  const usual = styles[String(parameter.in)] ?? {};
  const unusual = unknown('parameter', parameter, (member) => parameter[member] === usual[member]);
  if (isObject(parameter.schema)) return unusual;
  const message = `The parameter ${String(parameter.name)} has no schema.`;
  return [...unusual, diagnostic('unsupported-schema', locate(parameter, 'schema'), message)];
}

function checkResponse(response: JsonObject): Diagnostic[] {
  const headers = members(response.headers).flatMap((header) => unknown('header', header));
  return [...unknown('response', response), ...headers, ...checkContent(response)];
}

function checkContent(owner: JsonObject): Diagnostic[] {
  return members(owner.content).flatMap((content) => unknown('mediaType', content));
}

function members(map: Json | undefined): JsonObject[] {
  return Object.values(asObject(map)).map(asObject);
}

function unknown(
  kind: keyof typeof known,
  node: JsonObject,
  isHarmless: (member: string) => boolean = () => false,
): Diagnostic[] {
  const names: readonly string[] = known[kind];
  return Object.keys(node)
    .filter((member) => !names.includes(member) && !member.startsWith('x-') && !isHarmless(member))
    .map((member) => diagnostic('unsupported-keyword', locate(node, member), `${member} would not be read here.`));
}
