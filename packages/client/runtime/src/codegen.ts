/**
 * What generated code imports, and nothing else does: the seam between a provider's package and the runtime. It does not
 * load zod; validators import `@limner/runtime/validation`.
 */

export { ApiPromise } from './call/api-promise.ts';
export { call } from './call/call.ts';
export type { CallOptions, ClientOptions, TaskOptions } from './client/options.ts';
export { resolveClient } from './client/resolve-client.ts';
export type { ResolvedClient } from './client/resolved-client.ts';
export type { ErrorRow } from './errors/error-contract.ts';
export type { ImageResult } from './images/image-result.ts';
export type {
  ImageLocator,
  Operation,
  OperationValidators,
  ProviderDefinition,
  TaskDefinition,
  UploadDefinition,
} from './operation.ts';
export type { Proof, SameType, Validated } from './schema/proof.ts';
export { type Schema, schema } from './schema/schema.ts';
export { runTask, submitTask, waitTask } from './tasks/task.ts';
export type { SubmittedTask, TaskResult } from './tasks/task-result.ts';
export { type UploadedFile, uploadFile } from './uploads/upload.ts';
export type { UploadSource } from './uploads/upload-source.ts';
