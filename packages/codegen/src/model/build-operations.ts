/** Turns the paths of a document into operations, naming their inputs and answers on the way. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { asArray, asObject, asString, isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { inherit, locate } from '../parse/origin.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import { milliseconds } from './duration.ts';
import type { SchemaHoister } from './hoist-schemas.ts';
import { enforced, httpMethods } from './keywords.ts';
import type { ImageLocatorModel, OperationModel, ParameterModel } from './model.ts';
import { camelCase, inputTypeName } from './names.ts';

/** Header parameters that OpenAPI leaves to other parts of the document. */
const reservedHeaders = new Set(['accept', 'content-type', 'authorization']);

interface Context {
  readonly spec: ProviderSpec;
  readonly hoister: SchemaHoister;
  readonly diagnostics: Diagnostic[];
}

/** All operations of a document, in the order of their ids. */
export function buildOperations(document: JsonObject, context: Context): OperationModel[] {
  const operations: OperationModel[] = [];
  for (const [path, item] of Object.entries(asObject(document.paths))) {
    const shared = asArray(asObject(item).parameters);
    for (const [method, node] of Object.entries(asObject(item))) {
      if (!httpMethods.includes(method) || !isObject(node)) continue;
      const operation = buildOperation({ path, method, node, shared }, context);
      if (operation) operations.push(operation);
    }
  }
  return operations.sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Source {
  readonly path: string;
  readonly method: string;
  readonly node: JsonObject;
  readonly shared: readonly Json[];
}

function buildOperation(source: Source, context: Context): OperationModel | undefined {
  const { path, method, node } = source;
  const id = asString(node.operationId);
  if (id === undefined || !/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/.test(id)) {
    const message = `${method.toUpperCase()} ${path} has no dotted operationId.`;
    context.diagnostics.push(diagnostic('operation-id-missing', locate(node, 'operationId'), message));
    return undefined;
  }
  const facts = context.spec.operations?.[id];
  const parameters = collectParameters(source, context);
  const answers = successAnswers(id, node, context);
  const images = imageLocators(id, answers, context.spec);
  const input = buildInput({ id, node, parameters }, context);
  return {
    id,
    resource: id.split('.').slice(0, -1),
    methodName: id.split('.').at(-1) ?? id,
    constName: camelCase(id),
    httpMethod: method.toUpperCase(),
    path,
    safe: facts?.safe ?? method === 'get',
    auth: facts?.auth === 'none' ? 'none' : 'required',
    parameters: parameters.map(({ name, place }) => ({ name, in: place })),
    body: node.requestBody === undefined ? 'none' : 'json',
    accept: answers.accept,
    ...(images && { images }),
    ...(input && { input }),
    ...(answers.output !== undefined && { output: answers.output }),
    description: describe(node, context),
    node,
  };
}

interface Parameter {
  readonly name: string;
  readonly place: ParameterModel['in'];
  readonly required: boolean;
  readonly schema: JsonObject;
}

function collectParameters({ node, shared }: Source, { spec, diagnostics }: Context): Parameter[] {
  const sent = spec.meta?.clientRequestId?.header.toLowerCase();
  const own = asArray(node.parameters).map(asObject);
  const isReplaced = (other: JsonObject): boolean =>
    own.some(({ name, in: at }) => name === other.name && at === other.in);
  const inherited = shared.map(asObject).filter((parameter) => !isReplaced(parameter));
  return [...inherited, ...own].flatMap((parameter): Parameter[] => {
    const name = asString(parameter.name) ?? '';
    const place = parameter.in;
    const isOurs = name.toLowerCase() === sent || reservedHeaders.has(name.toLowerCase());
    if (place === 'header' && isOurs) return [];
    if (place !== 'path' && place !== 'query' && place !== 'header') {
      diagnostics.push(
        diagnostic('unsupported-content', locate(parameter, 'in'), `Parameters in ${String(place)} are not sent.`),
      );
      return [];
    }
    const schema: JsonObject = inherit({ ...asObject(parameter.schema) }, asObject(parameter.schema));
    for (const key of ['description', 'deprecated', 'x-evidence', 'x-source', 'x-note', 'x-contradiction']) {
      const value = parameter[key];
      if (value !== undefined && schema[key] === undefined) setMember(schema, key, value);
    }
    return [{ name, place, required: parameter.required === true, schema }];
  });
}

function buildInput(
  { id, node, parameters }: { id: string; node: JsonObject; parameters: readonly Parameter[] },
  { hoister, diagnostics }: Context,
): OperationModel['input'] {
  const holder = jsonHolder(asObject(node.requestBody));
  if (node.requestBody !== undefined && !holder) {
    const message = `The request body of ${id} is not application/json.`;
    diagnostics.push(diagnostic('unsupported-content', locate(node, 'requestBody'), message));
  }
  const body = holder && hoister.request(id, holder);
  if (parameters.length === 0) {
    return body === undefined ? undefined : { schema: body, required: asObject(node.requestBody).required !== false };
  }
  const schema = parametersSchema(id, node, parameters);
  if (body !== undefined) mergeBody({ schema, body: hoister.all().get(body) ?? {}, id, diagnostics });
  return { schema: hoister.add(inputTypeName(id), schema), required: asArray(schema.required).length > 0 };
}

function parametersSchema(id: string, node: JsonObject, parameters: readonly Parameter[]): JsonObject {
  const properties: JsonObject = {};
  for (const parameter of parameters) setMember(properties, parameter.name, parameter.schema);
  const required = parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);
  const description = `What ${id} takes.`;
  return inherit({ type: 'object', description, properties, ...(required.length > 0 && { required }) }, node);
}

/** Parameters and body share one input object, so their names must differ. */
function mergeBody(options: { schema: JsonObject; body: JsonObject; id: string; diagnostics: Diagnostic[] }): void {
  const { schema, body, id, diagnostics } = options;
  const properties = asObject(schema.properties);
  for (const keyword of Object.keys(body)) {
    if (!enforced.has(keyword) || ['type', 'properties', 'required'].includes(keyword)) continue;
    const message = `${keyword} of the body of ${id} would not be enforced beside parameters.`;
    diagnostics.push(diagnostic('unsupported-schema', locate(body, keyword), message));
  }
  for (const [name, property] of Object.entries(asObject(body.properties))) {
    if (Object.hasOwn(properties, name)) {
      const message = `${id} has a parameter and a body property called ${name}.`;
      diagnostics.push(diagnostic('operation-input-conflict', locate(body.properties, name), message));
    } else setMember(properties, name, property);
  }
  schema.required = [...asArray(schema.required), ...asArray(body.required)];
}

interface Answers {
  readonly accept: string[];
  readonly output: string | undefined;
}

function successAnswers(id: string, node: JsonObject, { hoister }: Context): Answers {
  const accept = new Set<string>();
  const holders: JsonObject[] = [];
  for (const [status, response] of Object.entries(asObject(node.responses))) {
    if (!/^2/.test(status)) continue;
    const content = asObject(asObject(response).content);
    for (const mediaType of Object.keys(content)) accept.add(mediaType);
    const holder = jsonHolder(asObject(response));
    if (holder) holders.push(holder);
  }
  return { accept: [...accept], output: hoister.response(id, holders) };
}

function jsonHolder(owner: JsonObject): JsonObject | undefined {
  const holder = asObject(owner.content)['application/json'];
  return isObject(holder) ? holder : undefined;
}

function imageLocators(id: string, answers: Answers, spec: ProviderSpec): ImageLocatorModel[] | undefined {
  const located = spec.images?.[id];
  if (!located && !answers.accept.some((mediaType) => mediaType.startsWith('image/'))) return undefined;
  return (located ?? []).map(({ evidence: _evidence, source: _source, note: _note, expires, ...pointers }) => {
    const known = Object.entries(pointers).filter(([, pointer]) => pointer !== undefined);
    return { ...Object.fromEntries(known), ...(expires !== undefined && { expires: milliseconds(expires) }) };
  });
}

function describe(node: JsonObject, { diagnostics }: Context): string {
  const text = asString(node.description) ?? asString(node.summary);
  if (text === undefined) {
    diagnostics.push(
      diagnostic('description-missing', locate(node), `The operation ${String(node.operationId)} has no description.`),
    );
  }
  return `${(text ?? '').trim()}${node.deprecated === true ? '\n\n@deprecated' : ''}`;
}
