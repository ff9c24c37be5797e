/** A first call, written from the schema: the least input that the provider takes. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { findSchema } from '../model/find-schema.ts';
import type { ClientModel } from '../model/model.ts';
import { referencedName } from '../model/schemas.ts';
import { type Literal, literal } from './literal.ts';

const prompt = 'A lighthouse at dusk, oil on canvas';

/** The provider's main method that makes an image, dotted, and a program of five lines that calls it. */
export function firstImage(model: ClientModel): { method: string; program: string } | undefined {
  const operation = model.operations.find(({ images, safe }) => images && !safe);
  const task = model.tasks[0];
  const create = operation ?? task?.create;
  if (!create?.input) return undefined;
  const method = operation ? operation.id : `${task?.name ?? ''}.run`;
  const input = exampleOf(model, findSchema(model, create.input.schema)?.schema ?? {});
  const variable = model.constName;
  const program = [
    `import { ${model.spec.client} } from '${model.packageName}';`,
    '',
    `const ${variable} = new ${model.spec.client}(); // reads ${model.spec.auth.env}`,
    `const { images } = await ${variable}.${method}(${literal(input)});`,
    "await images[0]?.save('lighthouse.png');",
  ];
  return { method, program: program.join('\n') };
}

/** A value that a schema accepts, with nothing optional in it. */
function exampleOf(model: ClientModel, schema: Json, name = ''): Literal {
  const reference = referencedName(schema);
  if (reference !== undefined) return exampleOf(model, findSchema(model, reference)?.schema ?? {}, name);
  if (!isObject(schema)) return null;
  if (Array.isArray(schema.oneOf)) return exampleOf(model, schema.oneOf[0] ?? {}, name);
  if (schema.properties !== undefined) return exampleObject(model, schema);
  return (given(schema) as Literal | undefined) ?? (name === 'prompt' ? prompt : simple(schema)); // JSON is a literal
}

function exampleObject(model: ClientModel, schema: JsonObject): Literal {
  const required = new Set(asArray(schema.required));
  const properties = Object.entries(asObject(schema.properties)).filter(([property]) => required.has(property));
  return Object.fromEntries(properties.map(([property, inner]) => [property, exampleOf(model, inner, property)]));
}

function given(schema: JsonObject): Json | undefined {
  return schema.const ?? schema.default ?? asArray(schema.enum)[0] ?? asArray(schema.examples)[0];
}

function simple(schema: JsonObject): Literal {
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number')
    return typeof schema.minimum === 'number' ? schema.minimum : 1;
  return schema.type === 'array' ? [] : 'text';
}
