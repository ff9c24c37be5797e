/**
 * `@limner/runtime/codegen`: what generated code imports, and nothing else does; the seam between a provider's package and
 * the runtime. It does not load zod; validators import `@limner/runtime/validation`, or, where they stand alone, their checks
 * from here.
 *
 * The client's part is a file of its own, and named by a star: that way bundlers see that a client needs none of the checks,
 * and leave them to the chunk of the validators. The lists of names are in `codegen.ts` and `schema/checks.ts`.
 */
export * from './codegen.ts';
export * from './schema/checks.ts';
