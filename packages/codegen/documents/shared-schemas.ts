/** Schemas that every made-up document has once and refers to from everywhere. */
import type { JsonObject } from '../src/json.ts';

/** A schema by its name. */
export function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

/** Errors, money, addresses, a base for allOf, a JSON value and a tree that lead back to themselves. */
export const sharedSchemas: Readonly<Record<string, JsonObject>> = {
  Problem: {
    type: 'object',
    description: 'What went wrong, as RFC 9457 has it.',
    required: ['title', 'status'],
    properties: {
      type: { type: 'string', format: 'uri-reference', default: 'about:blank' },
      title: { type: 'string' },
      status: { type: 'integer', minimum: 100, maximum: 599 },
      detail: { type: 'string' },
      errors: { type: 'array', items: ref('FieldError') },
    },
  },
  FieldError: {
    type: 'object',
    required: ['pointer', 'message'],
    properties: { pointer: { type: 'string', format: 'json-pointer' }, message: { type: 'string', minLength: 1 } },
  },
  Money: {
    type: 'object',
    required: ['amount', 'currency'],
    additionalProperties: false,
    properties: {
      amount: { type: 'number', multipleOf: 0.01 },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    },
  },
  PostalAddress: {
    type: 'object',
    required: ['street', 'city', 'country'],
    properties: {
      street: { type: 'string', maxLength: 200 },
      city: { type: 'string', maxLength: 100 },
      postal_code: { type: ['string', 'null'] },
      country: { type: 'string', minLength: 2, maxLength: 2 },
    },
  },
  Tracked: {
    type: 'object',
    required: ['id', 'created_at'],
    properties: {
      id: { type: 'string', format: 'uuid', readOnly: true },
      created_at: { type: 'string', format: 'date-time', readOnly: true },
      updated_at: { type: ['string', 'null'], format: 'date-time', readOnly: true },
    },
  },
  JsonValue: {
    oneOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      { type: 'array', items: ref('JsonValue') },
      { type: 'object', additionalProperties: ref('JsonValue') },
    ],
  },
  TreeNode: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, children: { type: 'array', items: ref('TreeNode') } },
  },
};
