/**
 * What generated validators import beside zod. An entry of its own, so that zod is loaded with the first validator and
 * not with the client.
 */
export { all, atLeastOne, conditional, exactlyOne, forbidden, negated, present } from './schema/checks.ts';
export { type Schema, schema } from './schema/schema.ts';
