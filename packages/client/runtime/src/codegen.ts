/**
 * What generated clients import, and nothing else does; with the checks of validators, `seam.ts` is what they have it from.
 * It does not load zod; validators import `@limner/runtime/validation`.
 */

export { ApiPromise } from './call/api-promise.ts';
export { call } from './call/call.ts';
export type { CallOptions, ClientOptions, TaskOptions } from './client/options.ts';
export { resolveClient } from './client/resolve-client.ts';
export type { ResolvedClient } from './client/resolved-client.ts';
export { AbortedError } from './errors/aborted-error.ts';
export { ApiError } from './errors/api-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { ContentPolicyError } from './errors/content-policy-error.ts';
export type { ErrorRow } from './errors/error-contract.ts';
export { InsufficientCreditsError } from './errors/insufficient-credits-error.ts';
export { InvalidRequestError } from './errors/invalid-request-error.ts';
export { isFailure } from './errors/is-failure.ts';
export { LimnerError } from './errors/limner-error.ts';
export { NotFoundError } from './errors/not-found-error.ts';
export type { OtherStatus } from './errors/other-status.ts';
export { OverloadedError } from './errors/overloaded-error.ts';
export { PermissionDeniedError } from './errors/permission-denied-error.ts';
export { ProtocolError } from './errors/protocol-error.ts';
export { ProviderError } from './errors/provider-error.ts';
export { RateLimitError } from './errors/rate-limit-error.ts';
export { TaskFailedError } from './errors/task-failed-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export { ValidationError } from './errors/validation-error.ts';
export type { EventStream, ServerEvent } from './events/event-stream.ts';
export { GeneratedImage } from './images/generated-image.ts';
export type { ImageResult } from './images/image-result.ts';
export type {
  AnswerKind,
  BodyDefinition,
  ImageLocator,
  Operation,
  OperationValidators,
  Parameter,
  ProviderContract,
  ProviderDefinition,
  SecurityDefinition,
  TaskDefinition,
  UploadDefinition,
} from './operation.ts';
export type { BinaryData, BinaryInput } from './request/binary-input.ts';
export type { Proof, SameType, Validated } from './schema/proof.ts';
export { type Schema, schema } from './schema/schema.ts';
export { runTask, submitTask, waitTask } from './tasks/task.ts';
export type { SubmittedTask, TaskResult } from './tasks/task-result.ts';
export { type UploadedFile, uploadFile } from './uploads/upload.ts';
export type { UploadSource } from './uploads/upload-source.ts';
