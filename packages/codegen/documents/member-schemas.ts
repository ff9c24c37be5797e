/** Properties as real documents have them, in all their kinds. */
import type { Json, JsonObject } from '../src/json.ts';
import type { Random } from './random.ts';
import { ref } from './shared-schemas.ts';
import { memberName } from './words.ts';

/** What a property can refer to, and how deep it may still nest. */
export interface MemberOptions {
  readonly random: Random;
  readonly depth: number;
  /** Names of schemas that it may refer to. */
  readonly others: readonly [string, ...string[]];
}

/** So many properties of an object, with an example if wanted. */
export function memberSchemas(count: number, options: MemberOptions): JsonObject {
  const offset = options.random.below(40);
  const names = Array.from({ length: count }, (_, index) => memberName(offset + index));
  return Object.fromEntries(names.map((name) => [name, described(name, memberSchema(options))]));
}

function described(name: string, schema: JsonObject): JsonObject {
  if ('$ref' in schema) return schema;
  return { ...schema, description: `The ${name.replaceAll('_', ' ')}, as it was when the answer was made.` };
}

const scalars: readonly [JsonObject, ...JsonObject[]] = [
  { type: 'string', maxLength: 255 },
  { type: 'string', minLength: 1 },
  { type: 'integer', minimum: 0 },
  { type: 'boolean' },
  { type: 'string', format: 'uri' },
  { type: 'string', format: 'date-time' },
  { type: 'string', format: 'uuid' },
  { type: 'number' },
  { type: ['string', 'null'] },
  { type: ['integer', 'null'], minimum: 1 },
  { type: 'string', enum: ['open', 'closed', 'in_progress', 'on hold'] },
  { type: 'string', pattern: '^[a-z0-9_-]+$' },
];

function memberSchema(options: MemberOptions): JsonObject {
  const { random, others } = options;
  const kind = random.below(20);
  if (kind < 12 || options.depth <= 0) return random.pick(scalars);
  if (kind < 14) return ref(random.pick(others));
  if (kind < 15) return { type: 'array', items: random.pick(scalars), maxItems: 100 };
  if (kind < 16) return { type: 'array', items: ref(random.pick(others)) };
  if (kind < 17) return { type: 'object', additionalProperties: random.pick(scalars) };
  if (kind < 18) return { anyOf: [ref(random.pick(others)), { type: 'null' }] };
  if (kind < 19) return { allOf: [ref(random.pick(others))] };
  return nestedObject({ ...options, depth: options.depth - 1 });
}

function nestedObject(options: MemberOptions): JsonObject {
  const properties = memberSchemas(2 + options.random.below(4), options);
  const required: Json[] = Object.keys(properties).slice(0, 1);
  return { type: 'object', required, properties };
}
