/** The operations of one made-up resource, and their paths. */
import type { Json, JsonObject } from '../src/json.ts';
import { ref } from './shared-schemas.ts';

/** An operation with its place. */
export interface PlacedOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: JsonObject;
}

/** Six operations: list, create, get, update, remove, and what happened. */
export function resourceOperations(name: string): PlacedOperation[] {
  const word = name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const all = `/${word}s`;
  const one = `${all}/{${word.replaceAll('-', '_')}_id}`;
  const id = parameter({ name: `${word.replaceAll('-', '_')}_id`, in: 'path', required: true, format: 'uuid' });
  const place = (path: string, method: string, verb: string, more: JsonObject): PlacedOperation => ({
    path,
    method,
    operation: { operationId: `${verb}${name}`, tags: [word], summary: `${verb} ${word}`, ...more },
  });
  return [
    place(all, 'get', 'list', { parameters: listParameters(), responses: answers(`${name}Page`) }),
    place(all, 'post', 'create', { requestBody: body(`${name}Create`), responses: answers(name, '201') }),
    place(one, 'get', 'get', { parameters: [id], responses: answers(name) }),
    place(one, 'patch', 'update', { parameters: [id], requestBody: body(`${name}Update`), responses: answers(name) }),
    place(one, 'delete', 'delete', { parameters: [id], responses: answers(undefined, '204') }),
    place(`${one}/events`, 'get', 'trace', { parameters: [id], responses: answers(`${name}Event`) }),
  ];
}

function parameter({ name, in: place, required, format }: Record<string, Json>): JsonObject {
  return {
    name: name ?? '',
    in: place ?? 'query',
    required: required ?? false,
    description: 'Which one.',
    schema: { type: 'string', ...(format !== undefined && { format }) },
  };
}

function listParameters(): Json[] {
  return [
    { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
    parameter({ name: 'cursor', in: 'query' }),
    { name: 'order', in: 'query', schema: { type: 'string', enum: ['asc', 'desc'] } },
    { name: 'labels', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
  ];
}

function body(name: string): JsonObject {
  return { required: true, content: { 'application/json': { schema: ref(name) } } };
}

function answers(name: string | undefined, status = '200'): JsonObject {
  const problem = (description: string): JsonObject => ({
    description,
    content: { 'application/problem+json': { schema: ref('Problem') } },
  });
  return {
    [status]: { description: 'Done.', ...(name && { content: { 'application/json': { schema: ref(name) } } }) },
    '404': problem('There is no such thing.'),
    '422': problem('The input was refused.'),
    default: problem('Anything else.'),
  };
}
