/** A first call, written from the schema: the least input that the provider takes. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { findSchema } from '../model/find-schema.ts';
import type { ClientModel, OperationModel } from '../model/model.ts';
import { referencedName } from '../model/schemas.ts';
import { referenceTo } from '../parse/schema-reference.ts';
import { type Literal, literal, Verbatim } from './literal.ts';
import { findProperty } from './types/find-property.ts';

const prompt = 'A lighthouse at dusk, oil on canvas';

/** Columns of code that a page shows without being moved aside. */
export const widest = 80;

/** A call that makes an image, with the least input that the provider takes. */
export interface ImageCall {
  /** Dotted. */
  readonly method: string;
  readonly input: Literal;
}

/** The provider's main method that makes an image: a call where there is one, else a whole task. */
export function imageCall(model: ClientModel): ImageCall | undefined {
  const operation = model.operations.find(({ images, safe }) => images && !safe);
  return operation ? callOf(model, { method: operation.id, operation }) : taskCall(model, 'run');
}

/** The same by one method of its task. */
export function taskCall(model: ClientModel, method: 'run' | 'submit'): ImageCall | undefined {
  const [task] = model.tasks;
  return task && callOf(model, { method: `${task.name}.${method}`, operation: task.create });
}

function callOf(
  model: ClientModel,
  { method, operation }: { method: string; operation: OperationModel },
): ImageCall | undefined {
  const schema = operation.input && findSchema(model, operation.input.schema)?.schema;
  return schema && { method, input: exampleOf(model, schema) };
}

/** A program of five lines that makes an image. */
export function firstImage(model: ClientModel): string | undefined {
  const call = imageCall(model);
  if (!call) return undefined;
  const { constName: variable, packageName, spec } = model;
  const before = `const { images } = await ${variable}.${call.method}(`;
  return [
    `import { ${spec.client} } from '${packageName}';`,
    '',
    `const ${variable} = new ${spec.client}(); // reads ${spec.auth.env}`,
    `${before}${literal(call.input, 0, widest - before.length)});`,
    "await images[0]?.save('lighthouse.png');",
  ].join('\n');
}

/** A program of five lines that makes a call of a document's client: one that reads, and with little to give. */
export function firstCall(model: ClientModel): string | undefined {
  const isEasy = ({ input }: OperationModel): boolean => input?.required !== true;
  const reads = model.operations.filter(({ httpMethod }) => httpMethod === 'GET');
  const operation = reads.find(isEasy) ?? reads[0] ?? model.operations[0];
  if (!operation) return undefined;
  const { constName: variable, spec, packageName } = model;
  const envs = model.security ? Object.values(model.security.schemes).map(({ env }) => env) : [spec.auth.env];
  const input = operation.input?.required ? literal(exampleOf(model, referenceTo(operation.input.schema))) : '';
  const options = spec.baseUrl === '' ? "{ baseUrl: 'https://api.example.com' }" : '';
  const key = envs.length === 1 ? ` // reads ${envs[0]}` : '';
  return [
    `import { ${spec.client} } from '${packageName}';`,
    '',
    `const ${variable} = new ${spec.client}(${options});${key}`,
    `const answer = await ${[variable, ...operation.resource, operation.methodName].join('.')}(${input});`,
    'console.log(answer);',
  ].join('\n');
}

/** Nested more deeply, an example explains nothing; and schemas can lead back to themselves. */
const deepest = 6;

/** A value that a schema accepts, with nothing optional in it. */
function exampleOf(model: ClientModel, schema: Json, { name = '', depth = 0 } = {}): Literal {
  if (!isObject(schema) || depth > deepest) return null;
  if (schema['x-limner-binary'] === true) return new Verbatim("new Blob(['text'])");
  const value = given(schema);
  if (value !== undefined) return value as Literal; // JSON is a literal
  const inner = { name, depth: depth + 1 };
  const reference = referencedName(schema);
  if (reference !== undefined) return exampleOf(model, findSchema(model, reference)?.schema ?? {}, inner);
  const [choice] = [...asArray(schema.oneOf), ...asArray(schema.anyOf)];
  if (choice !== undefined && schema.properties === undefined) return exampleOf(model, choice, inner);
  if (schema.properties !== undefined || schema.allOf !== undefined) return exampleObject(model, schema, inner);
  return name === 'prompt' ? prompt : simple(schema);
}

function exampleObject(model: ClientModel, schema: JsonObject, place: { depth: number }): Literal {
  const required = asArray(schema.required).filter((name) => typeof name === 'string');
  const schemas = new Map(model.schemas.map((known) => [known.name, known]));
  const own = required.map((name): [string, Literal] => {
    const property = findProperty(schema, name, { schemas }) ?? {};
    return [name, exampleOf(model, property, { name, depth: place.depth })];
  });
  const parts = asArray(schema.allOf).map((part) => exampleOf(model, part, place));
  const members = parts.filter((part) => isObject(part) && !(part instanceof Verbatim));
  return Object.fromEntries([...members.flatMap((part) => Object.entries(asObject(part))), ...own]);
}

function given(schema: JsonObject): Json | undefined {
  return schema.const ?? schema.default ?? asArray(schema.enum)[0] ?? asArray(schema.examples)[0];
}

function simple(schema: JsonObject): Literal {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return typeof schema.minimum === 'number' ? schema.minimum : 1;
  if (type === 'object') return {};
  return type === 'array' ? [] : 'text';
}
