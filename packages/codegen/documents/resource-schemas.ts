/** The schemas of one made-up resource. */
import type { JsonObject } from '../src/json.ts';
import { memberSchemas } from './member-schemas.ts';
import type { Random } from './random.ts';
import { ref } from './shared-schemas.ts';

/** A resource: its name, those that it may refer to, how many properties. */
export interface Resource {
  readonly name: string;
  readonly others: readonly [string, ...string[]];
  readonly members: number;
  readonly random: Random;
}

/** The thing, what makes one, what changes one, a page of them, and what can happen to one (a discriminated union). */
export function resourceSchemas({ name, others, members, random }: Resource): Record<string, JsonObject> {
  const options = { random, depth: 3, others };
  const own = memberSchemas(members, options);
  return {
    [name]: {
      description: `One ${name}.`,
      allOf: [ref('Tracked'), { type: 'object', required: Object.keys(own).slice(0, 3), properties: own }],
    },
    [`${name}Create`]: {
      type: 'object',
      description: `What makes one ${name}.`,
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 100 },
        secret: { type: 'string', writeOnly: true },
        ...memberSchemas(Math.ceil(members / 2), options),
      },
    },
    [`${name}Update`]: {
      type: 'object',
      minProperties: 1,
      properties: { name: { type: 'string' }, ...memberSchemas(Math.ceil(members / 3), options) },
    },
    [`${name}Page`]: {
      type: 'object',
      required: ['items'],
      properties: { items: { type: 'array', items: ref(name) }, next_cursor: { type: ['string', 'null'] } },
    },
    ...eventSchemas(name, members, options),
  };
}

function eventSchemas(
  name: string,
  members: number,
  options: Parameters<typeof memberSchemas>[1],
): Record<string, JsonObject> {
  const event = (tag: string): JsonObject => ({
    type: 'object',
    required: ['type', 'at'],
    properties: {
      type: { type: 'string', const: tag },
      at: { type: 'string', format: 'date-time' },
      ...memberSchemas(Math.ceil(members / 4), options),
    },
  });
  const tags = ['created', 'changed', 'removed'];
  const member = (tag: string): string => `${name}${tag.slice(0, 1).toUpperCase()}${tag.slice(1)}`;
  return {
    ...Object.fromEntries(tags.map((tag) => [member(tag), event(tag)])),
    [`${name}Event`]: {
      oneOf: tags.map((tag) => ref(member(tag))),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(tags.map((tag) => [tag, `#/components/schemas/${member(tag)}`])),
      },
    },
  };
}
