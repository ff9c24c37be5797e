/** `seam.ts` for every platform but Node; the conditions in package.json choose between the two. */
export * from './codegen-with-fetch.ts';
export * from './schema/checks.ts';
