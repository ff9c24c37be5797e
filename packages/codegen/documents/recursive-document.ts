/** A document whose schemas all lead back to each other, as those of payment providers do. */
import type { Json, JsonObject } from '../src/json.ts';
import { memberSchemas } from './member-schemas.ts';
import { type Random, seeded } from './random.ts';
import { ref, sharedSchemas } from './shared-schemas.ts';
import { memberName, thingName } from './words.ts';

/** So many schemas (561 unless told), each reachable from each, and one operation that answers each tenth. */
export function recursiveDocument(count = 561): JsonObject {
  const random = seeded(count);
  const names = Array.from({ length: count }, (_, index) => thingName(index));
  const schemas = names.map((name, index) => [name, recursiveSchema({ names, index, random })]);
  const paths = names.filter((_, index) => index % 10 === 0).map((name) => [`/${name}`, { get: operation(name) }]);
  return {
    openapi: '3.1.0',
    info: { title: `Recursive ${count}`, version: '1.0.0' },
    servers: [{ url: 'https://api.recursive.test' }],
    paths: Object.fromEntries(paths),
    components: { schemas: { ...sharedSchemas, ...Object.fromEntries(schemas) } },
  };
}

interface Place {
  readonly names: readonly string[];
  readonly index: number;
  readonly random: Random;
}

/** An object with properties that are an id or the thing itself, lists of others, and a union of several. */
function recursiveSchema({ names, index, random }: Place): JsonObject {
  const other = (): string => names[random.below(names.length)] ?? '';
  // The next one always, so that all of them are one great circle.
  const links = [names[(index + 1) % names.length] ?? '', ...Array.from({ length: 7 }, other)];
  const expandable = links.map((name, at): [string, Json] => [
    `${memberName(at)}_of`,
    { anyOf: [{ type: 'string', maxLength: 5000 }, ref(name)] },
  ]);
  return {
    type: 'object',
    required: ['id', 'object'],
    properties: {
      id: { type: 'string' },
      object: { type: 'string', const: (names[index] ?? '').toLowerCase() },
      ...memberSchemas(8, { random, depth: 1, others: ['Money', 'PostalAddress'] }),
      ...Object.fromEntries(expandable),
      data: { type: 'array', items: ref(other()) },
      owner: { anyOf: [ref(other()), ref(other()), ref(other()), { type: 'null' }] },
    },
  };
}

function operation(name: string): JsonObject {
  const content = { 'application/json': { schema: ref(name) } };
  return { operationId: `get${name}`, responses: { '200': { description: 'Found.', content } } };
}
