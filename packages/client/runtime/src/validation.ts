/**
 * What generated validators import beside zod. An entry of its own, so that zod is loaded with the first validator and
 * not with the client.
 */

export * from './schema/checks.ts';
export { forbidden } from './schema/forbidden.ts';
export { type Schema, schema } from './schema/schema.ts';
