/**
 * `codegen.ts` for every platform but Node: the same names, with a `resolveClient` whose requests travel by `fetch`. The
 * conditions in package.json choose between the two, and take the types from the other one.
 */

export { ApiPromise } from './call/api-promise.ts';
export { call } from './call/call.ts';
export { resolveClient } from './client/resolve-client-with-fetch.ts';
export { schema } from './schema/schema.ts';
export { runTask, submitTask, waitTask } from './tasks/task.ts';
export { uploadFile } from './uploads/upload.ts';
