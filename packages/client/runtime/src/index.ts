/** What `@limner/runtime` promises to its users. Provider packages hand these on. */

export { ApiPromise, type WithResponse } from './call/api-promise.ts';
export type { ResponseInfo } from './call/response-info.ts';
export type { Hook, HookAnswer, HookCall } from './client/hook.ts';
export type {
  CallOptions,
  ClientOptions,
  Logger,
  LogLevel,
  Polling,
  ResponseChecks,
  TaskOptions,
  TaskProgress,
  Timeouts,
  UndiciDispatcher,
} from './client/options.ts';
export type { RateLimit } from './control/limits.ts';
export { AbortedError } from './errors/aborted-error.ts';
export { ApiError } from './errors/api-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { ContentPolicyError } from './errors/content-policy-error.ts';
export type { Billable, ErrorCategory, TransportFailure } from './errors/error-contract.ts';
export { InsufficientCreditsError } from './errors/insufficient-credits-error.ts';
export { InvalidRequestError } from './errors/invalid-request-error.ts';
export { isFailure } from './errors/is-failure.ts';
export { LimnerError, type LimnerErrorOptions, type Phase, type Sent } from './errors/limner-error.ts';
export { NotFoundError } from './errors/not-found-error.ts';
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
export type { BinaryData, BinaryInput } from './request/binary-input.ts';
export type { Drift, ValidationIssue } from './schema/issue.ts';
export type { SubmittedTask, TaskResult } from './tasks/task-result.ts';
export { createFetchTransport, type FetchTransportOptions } from './transport/fetch-transport.ts';
export {
  type HeaderFields,
  type Transport,
  TransportFault,
  type TransportPhase,
  type TransportRequest,
  type TransportResponse,
} from './transport/transport.ts';
export type { UploadedFile } from './uploads/upload.ts';
export type { UploadSource } from './uploads/upload-source.ts';
