/** What a fixture file says, once `case-schema.ts` has accepted it. */

/** The ways a body can be written down; at most one is set. */
export interface WrittenBody {
  readonly json?: unknown;
  readonly text?: string | undefined;
  readonly base64?: string | undefined;
  /** Name of a file below `fixtures/files`. */
  readonly file?: string | undefined;
}

/** Header fields as a map, or as pairs where a name repeats or the order counts. */
export type WrittenHeaders = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

/** A part of a form. */
export interface ExpectedPart extends WrittenBody {
  readonly name: string;
  readonly value?: string | undefined;
  readonly fileName?: string | undefined;
  readonly mediaType?: string | undefined;
}

/** The request that must be seen; closed, see the schema. */
export interface ExpectedRequest {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly present?: readonly string[] | undefined;
  readonly absent?: readonly string[] | undefined;
  readonly json?: unknown;
  readonly multipart?: readonly ExpectedPart[] | undefined;
}

/** An answer of the server. */
export interface WrittenAnswer extends WrittenBody {
  readonly status: number;
  /** A field given here replaces the server's own; an empty value leaves the field out. */
  readonly headers?: WrittenHeaders | undefined;
  /** A lie about the length of the body. */
  readonly contentLength?: number | undefined;
}

/** One thing the server does on the wire. */
export type Step =
  | { readonly respond: WrittenAnswer }
  | { readonly delay: string }
  | { readonly raw: string; readonly times?: number | undefined }
  | { readonly close: true }
  | { readonly reset: true }
  | { readonly hang: true };

/** One request and what the server does about it. */
export interface Exchange {
  readonly request?: ExpectedRequest | undefined;
  readonly answer?: WrittenAnswer | undefined;
  readonly steps?: readonly Step[] | undefined;
  readonly after?: string | undefined;
}

/** The error that must come out; members left out are not compared. */
export interface ExpectedError {
  readonly class: string;
  readonly category: string;
  readonly status?: number | undefined;
  readonly code?: string | number | undefined;
  readonly requestId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly retryable: boolean;
  readonly billable: 'no' | 'maybe' | 'yes';
  readonly sent?: 'no' | 'maybe' | 'yes' | undefined;
  readonly attempts?: number | undefined;
  readonly phase?: string | undefined;
  /** Milliseconds. */
  readonly retryAfter?: number | undefined;
  readonly message?: readonly string[] | undefined;
}

/** An issue of a refused request, or a difference of an answer. */
export interface ExpectedIssue {
  readonly path: string;
  readonly rule: string;
  readonly message?: readonly string[] | undefined;
}

/** An image that must come out. */
export interface ExpectedImage extends WrittenBody {
  readonly url?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly expires?: boolean | undefined;
}

/** What must come out of the call. */
export interface Expectation {
  readonly value?: unknown;
  readonly images?: readonly ExpectedImage[] | undefined;
  readonly response?: Readonly<Record<string, unknown>> | undefined;
  readonly error?: ExpectedError | undefined;
  readonly issues?: readonly ExpectedIssue[] | undefined;
  readonly drift?: readonly ExpectedIssue[] | undefined;
  readonly progress?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly secrets?: readonly string[] | undefined;
}

/** A call through the public surface of a client. */
export interface Call {
  /** Dotted: `images.generate`. */
  readonly method: string;
  readonly input?: unknown;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/** A valid call and its request. */
export interface Sample {
  readonly call: Call;
  readonly request: ExpectedRequest;
}

/** How a case is known. */
export interface Provenance {
  readonly evidence: 'recorded' | 'documented' | 'digest' | 'observed' | 'assumed';
  readonly source: string;
  readonly note?: string | undefined;
  readonly contradicts?: readonly string[] | undefined;
}

/** A parsed case, before it is joined with its samples. */
export interface CaseFile {
  readonly id: string;
  readonly title: string;
  readonly kind: 'success' | 'error' | 'fault' | 'task' | 'validation' | 'contradiction';
  readonly provenance: Provenance;
  readonly samples?: readonly string[] | undefined;
  readonly row?: string | undefined;
  readonly client?: Readonly<Record<string, unknown>> | undefined;
  readonly call?: Call | undefined;
  readonly exchange: readonly Exchange[];
  readonly expect: Expectation;
}
