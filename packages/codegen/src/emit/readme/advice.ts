/** What a caller does about each kind of failure: one line a class of error, in our own words. */
import type { ErrorRowSpec } from '../../model/match-error-row.ts';

/** A class of errors without its `Error`. */
export type ErrorKind = ErrorRowSpec['then']['class'];

/** By class; `{key}` is where the key comes from. */
export const advice: Readonly<Record<ErrorKind, string>> = {
  Authentication: 'Check {key}: it is missing, mistyped, expired or not for this service.',
  PermissionDenied: 'The key is good but may not do this: ask who owns the account, or take another key or model.',
  InsufficientCredits: 'Add credits or raise the spending limit, then call again; until then every call fails.',
  RateLimit: 'Call less often: wait `error.retryAfter` ms where it is given, or set `rateLimit` or `concurrency`.',
  InvalidRequest: 'Change the input: the message and `error.body` say what was refused. The same call fails again.',
  NotFound: 'Check the model or id. What once was there may have expired or been retired.',
  Conflict: 'Read the state again and decide anew; something else changed it in the meantime.',
  ContentPolicy: 'Change the prompt or the input image: it was refused for its content.',
  Provider: "The provider's fault. Try again later; where `error.billable` is not `no`, look first what was charged.",
  Overloaded: 'The provider has too much to do. Wait a minute or more, then call again.',
  TaskFailed: 'The job ran and failed. Read `error.body`, change the input, and submit a new one.',
  Timeout:
    'It may still be under way. Give `deadline` or `timeouts` more time; look for the result before you pay again.',
  Connection: 'Check network, proxy and `baseUrl`. Where `error.sent` is `no`, nothing was sent: call again.',
  Protocol:
    'Something on the way answered in place of the provider: check `baseUrl` and proxies, keep `error.requestId`.',
};
