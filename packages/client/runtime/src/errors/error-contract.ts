/** The error contract of a provider, as data: which failure is which error, may it be sent again, can it cost money. */

/** What kind of failure, whatever the provider calls it. */
export type ErrorCategory =
  | 'configuration'
  | 'validation'
  | 'auth'
  | 'permission'
  | 'quota'
  | 'rate_limit'
  | 'invalid_request'
  | 'not_found'
  | 'conflict'
  | 'content_policy'
  | 'provider'
  | 'overloaded'
  | 'timeout'
  | 'connection'
  | 'protocol'
  | 'aborted';

/** May the request be sent again: never, only when it surely did not reach the provider (a read always may), or always. */
export type RetryRule = 'never' | 'if-unsent' | 'always';

/** Can the failed call cost money. */
export type Billable = 'no' | 'maybe' | 'yes';

/** How a request failed below HTTP. */
export type TransportFailure =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'connect-timeout'
  | 'headers-timeout'
  | 'body-timeout'
  | 'reset'
  | 'closed'
  | 'malformed'
  | 'too-large';

/** The error classes a contract may name; the class is this name with `Error` behind it. */
export type ContractClass =
  | 'Authentication'
  | 'PermissionDenied'
  | 'InsufficientCredits'
  | 'RateLimit'
  | 'InvalidRequest'
  | 'NotFound'
  | 'Conflict'
  | 'ContentPolicy'
  | 'Provider'
  | 'Overloaded'
  | 'TaskFailed'
  | 'Timeout'
  | 'Connection'
  | 'Protocol';

/** A test on one value of the body. Several keys must all hold. */
export interface BodyPredicate {
  readonly exists?: boolean;
  readonly equals?: string | number | boolean | null;
  readonly not?: string | number | boolean | null;
  readonly in?: readonly (string | number)[];
  /** Regular expression over the value as text, without regard to case. */
  readonly matches?: string;
}

/** What must hold for a row to match; an empty one matches everything. */
export interface ErrorCondition {
  /** A status, a class such as `4xx`, or any of several. */
  readonly status?: readonly (number | '1xx' | '2xx' | '3xx' | '4xx' | '5xx')[];
  /** Ids of the operations that the row is about; all without it. */
  readonly operation?: readonly string[];
  /** RFC 6901 pointers into the body, `''` for the whole (text when it is no JSON). All must hold. */
  readonly body?: Readonly<Record<string, BodyPredicate>>;
  readonly transport?: readonly TransportFailure[];
  /** A task that ended in one of its `failed` states. */
  readonly task?: 'failed';
}

/** How long the provider asks to wait: from a header (seconds or a date) or a pointer into the body (seconds). */
export type RetryAfterSource = { readonly header: string } | { readonly body: string };

/** One row of the contract. */
export interface ErrorRow {
  /** Unique within the provider; conformance cases name it. */
  readonly id: string;
  readonly when: ErrorCondition;
  readonly then: {
    readonly class: ContractClass;
    readonly category: ErrorCategory;
    readonly retry: RetryRule;
    readonly billable: Billable;
    readonly retryAfter?: readonly RetryAfterSource[];
  };
}
