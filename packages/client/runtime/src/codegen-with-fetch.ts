/**
 * `codegen.ts` for every platform but Node: the same names, with a `resolveClient` whose requests travel by `fetch`. The
 * conditions in package.json choose between the two, and take the types from the other one.
 */

export { ApiPromise } from './call/api-promise.ts';
export { call } from './call/call.ts';
export { resolveClient } from './client/resolve-client-with-fetch.ts';
export { AbortedError } from './errors/aborted-error.ts';
export { ApiError } from './errors/api-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { ContentPolicyError } from './errors/content-policy-error.ts';
export { InsufficientCreditsError } from './errors/insufficient-credits-error.ts';
export { InvalidRequestError } from './errors/invalid-request-error.ts';
export { isFailure } from './errors/is-failure.ts';
export { LimnerError } from './errors/limner-error.ts';
export { NotFoundError } from './errors/not-found-error.ts';
export { OverloadedError } from './errors/overloaded-error.ts';
export { PermissionDeniedError } from './errors/permission-denied-error.ts';
export { ProtocolError } from './errors/protocol-error.ts';
export { ProviderError } from './errors/provider-error.ts';
export { RateLimitError } from './errors/rate-limit-error.ts';
export { TaskFailedError } from './errors/task-failed-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export { ValidationError } from './errors/validation-error.ts';
export { GeneratedImage } from './images/generated-image.ts';
export { schema } from './schema/schema.ts';
export { runTask, submitTask, waitTask } from './tasks/task.ts';
export { uploadFile } from './uploads/upload.ts';
