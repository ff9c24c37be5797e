/** The error contract of a provider, as this package reads it: from `provider.yaml` and the document, and from nothing that is made of them. */

/** A value of JSON that is no object and no list. */
export type Scalar = string | number | boolean | null;

/** A test on one value of an answer's body; all that is given must hold. */
export interface BodyTest {
  readonly exists?: boolean | undefined;
  readonly equals?: Scalar | undefined;
  readonly not?: Scalar | undefined;
  readonly in?: readonly (string | number)[] | undefined;
  /** Searched for in the value as text, whatever the case of its letters. */
  readonly matches?: string | undefined;
}

/** What must hold for a row to be meant. */
export interface Condition {
  /** `404`, `4xx`. */
  readonly status?: readonly (number | string)[] | undefined;
  readonly operation?: readonly string[] | undefined;
  /** By pointer. */
  readonly body?: Readonly<Record<string, BodyTest>> | undefined;
  readonly transport?: readonly string[] | undefined;
  readonly task?: 'failed' | undefined;
}

/** What a failure means. */
export interface Meaning {
  readonly class: string;
  readonly category: string;
  readonly retry: 'never' | 'if-unsent' | 'always';
  readonly billable: 'no' | 'maybe' | 'yes';
  readonly retryAfter: readonly { readonly header?: string | undefined; readonly body?: string | undefined }[];
}

/** An answer that a row is explained by. */
export interface RowExample {
  readonly status?: number | undefined;
  readonly operation?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly json?: unknown;
  readonly text?: string | undefined;
  readonly transport?: string | undefined;
}

/** A row of the contract; of those that match, the first is meant. */
export interface ContractRow {
  readonly id: string;
  readonly when: Condition;
  readonly then: Meaning;
  readonly example: RowExample;
  readonly evidence: 'recorded' | 'documented' | 'digest' | 'observed' | 'assumed';
  readonly source?: string | undefined;
  readonly note?: string | undefined;
}

/** An operation, as far as failures go. */
export interface ContractOperation {
  readonly id: string;
  /** Reads only, so that sending it again does no harm. */
  readonly safe: boolean;
}

/** Why some rows decide where others, below them, would mean something else. */
export interface OrderReason {
  /** Ids, or all rows that read the body. */
  readonly first: readonly string[] | 'body';
  /** Ids, or all rows that read no body. */
  readonly then: readonly string[] | 'status';
  readonly note: string;
}

/** All that is claimed about a provider's failures. */
export interface Contract {
  readonly provider: string;
  /** Scheme and name of the documented host. */
  readonly host: string;
  /** Where a body may have the provider's own code; the first that is there counts. */
  readonly code: readonly string[];
  readonly operations: readonly ContractOperation[];
  /** The operations that tell the state of a task. */
  readonly polls: readonly string[];
  readonly rows: readonly ContractRow[];
  readonly order: readonly OrderReason[];
}
