/** What a fixture file says, once `case-schema.ts` has accepted it. */
import type { FaultClass } from './fault-classes.ts';

import type { TlsKind } from './tls-kind.ts';

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

/** A content-coding that the server can apply. */
export type ContentCoding = 'gzip' | 'deflate' | 'br' | 'zstd';

/** An answer of the server. */
export interface WrittenAnswer extends WrittenBody {
  readonly status: number;
  /** A field given here replaces the server's own; an empty value leaves the field out. */
  readonly headers?: WrittenHeaders | undefined;
  /** Fields of no meaning on top, each with a value of so many bytes. */
  readonly padding?: { readonly fields: number; readonly bytes: number } | undefined;
  /** A body of so many bytes (`200MB`), which a text fills again and again. It is made while it is sent, unless encoded. */
  readonly fill?: { readonly text: string; readonly bytes: string } | undefined;
  /** Raw bytes before the body, counted and encoded as part of it. */
  readonly prefix?: string | undefined;
  /** As above, after the body. */
  readonly suffix?: string | undefined;
  /** Codings of the body, in the order in which they are applied. */
  readonly encode?: ContentCoding | readonly ContentCoding[] | undefined;
  /** What `content-encoding` says, whatever the codings are. */
  readonly label?: string | undefined;
  /** Bytes dropped at the end of the encoded body. */
  readonly cut?: number | undefined;
  /** A lie about the length of the body. */
  readonly contentLength?: number | undefined;
  /** How far the length told is from the true one: 10 announces ten bytes that never come, -5 hides five. */
  readonly lengthOff?: number | undefined;
  /** Sizes of the pieces that the body is sent in, the rest as the last; a number: each piece. */
  readonly chunks?: number | readonly number[] | undefined;
  /** Pause between the pieces; without it, long enough for a client that is idle to read each of them alone. */
  readonly every?: string | undefined;
  /** The last chunk of `transfer-encoding: chunked` is never sent. */
  readonly unfinished?: true | undefined;
  /** Raw bytes behind the answer, part of no framing. */
  readonly trailing?: string | undefined;
}

/** One thing the server does on the wire. */
export type Step =
  | { readonly respond: WrittenAnswer }
  | { readonly delay: string }
  | { readonly raw: string; readonly times?: number | undefined }
  | { readonly drip: { readonly text: string; readonly every: string } }
  | { readonly abort: true }
  | { readonly close: true }
  | { readonly reset: true }
  | { readonly hang: true };

/** One request and what the server does about it. */
export interface Exchange {
  /** The request must come to the second host, whose address is `{{elsewhere}}`; else to the API's own. */
  readonly elsewhere?: true | undefined;
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
  /** A case states it always; it is absent only where a transport cannot tell. */
  readonly retryable?: boolean;
  /** As above. */
  readonly billable?: 'no' | 'maybe' | 'yes';
  readonly sent?: 'no' | 'maybe' | 'yes' | undefined;
  readonly attempts?: number | undefined;
  readonly phase?: string | undefined;
  /** Milliseconds. */
  readonly retryAfter?: number | undefined;
  readonly message?: readonly string[] | undefined;
  /** Name of the error that is its cause. */
  readonly cause?: string | undefined;
}

/** An issue of a refused request, or a difference of an answer. */
export interface ExpectedIssue {
  readonly path: string;
  /** One of them, where there are several. */
  readonly rule: string | readonly string[];
  readonly message?: readonly string[] | undefined;
}

/** An image that must come out. */
export interface ExpectedImage extends WrittenBody {
  readonly url?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Whether the image says when its URL stops working, or how long after the answer that is: `7d`. */
  readonly expires?: boolean | string | undefined;
  /** The image is saved under this name in a folder of its own; for an image that fails, the folder must stay empty. */
  readonly saveAs?: string | undefined;
  /** The name that the file gets; without it `saveAs` itself. */
  readonly savedAs?: string | undefined;
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
  readonly log?: readonly string[] | undefined;
  readonly hooks?: readonly string[] | undefined;
  readonly events?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly within?: string | undefined;
  /** A number with a unit: `96MB`. */
  readonly memory?: string | undefined;
}

/** A call through the public surface of a client. */
export interface Call {
  /** Dotted: `images.generate`. */
  readonly method: string;
  readonly input?: unknown;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/** Another call on the same client, begun or made before the case's own. */
export interface CallBeside {
  /** Without it: the case's own call again. */
  readonly call?: Call | undefined;
  /** Options on top of those of its call. */
  readonly options?: Call['options'];
  readonly expect: Expectation;
}

/** A hook around the call; what it does beside calling `next()` once. */
export interface SpyHook {
  readonly name: string;
  readonly does?: 'calls-again' | 'answers' | 'throws' | undefined;
}

/** A network that reaches nobody: where the request must have been meant to go, and how that fails. */
export interface FailingNetwork {
  /** `https://api.example.com`. */
  readonly host: string;
  /** Of the error, as Node or undici give it. */
  readonly code: string;
  readonly syscall?: string | undefined;
  /** How often the client must have tried. */
  readonly tried?: number | undefined;
}

/** A valid call, its request, and what faults borrow beside. */
export interface Sample {
  readonly call: Call;
  readonly request: ExpectedRequest;
  /** How the answer and the scripts are known. */
  readonly provenance?: Provenance | undefined;
  /** A good answer to the request. */
  readonly answer?: WrittenAnswer | undefined;
  /** What the call resolves to then; without it, the JSON of the answer. */
  readonly value?: unknown;
  /** The images that it gives then. */
  readonly images?: readonly ExpectedImage[] | undefined;
  /** Id of the task that it is about, `{{task-id}}` to faults. */
  readonly taskId?: string | undefined;
  /** Exchanges by a name that faults call them by: `working`, `finished`. */
  readonly scripts?: Readonly<Record<string, readonly Exchange[]>> | undefined;
}

/** Something secret of a recording that was replaced before it was written. */
export interface Redaction {
  /** `answer 1 header set-cookie`, `answer 2 /data/url`. */
  readonly at: string;
  readonly what: string;
  readonly placeholder: string;
}

/** How a case is known. */
export interface Provenance {
  readonly evidence: 'recorded' | 'documented' | 'digest' | 'observed' | 'assumed';
  readonly source: string;
  readonly note?: string | undefined;
  readonly contradicts?: readonly string[] | undefined;
  /** The day of a recording: `2026-11-21`. */
  readonly recordedAt?: string | undefined;
  /** Name and version of what recorded it. */
  readonly recorder?: string | undefined;
  readonly redactions?: readonly Redaction[] | undefined;
}

/** A parsed case, before it is joined with its samples. */
export interface CaseFile {
  readonly id: string;
  readonly title: string;
  readonly kind: 'success' | 'error' | 'fault' | 'task' | 'validation' | 'contradiction' | 'boundary' | 'contract';
  readonly provenance: Provenance;
  readonly fault?: FaultClass | undefined;
  readonly samples?: readonly string[] | undefined;
  readonly row?: string | undefined;
  readonly client?: Readonly<Record<string, unknown>> | undefined;
  readonly call?: Call | undefined;
  readonly beside?: readonly CallBeside[] | undefined;
  readonly before?: readonly CallBeside[] | undefined;
  readonly hooks?:
    | { readonly client?: readonly SpyHook[] | undefined; readonly call?: readonly SpyHook[] | undefined }
    | undefined;
  readonly aborted?: true | undefined;
  readonly network?: FailingNetwork | undefined;
  readonly handshake?: readonly Step[] | undefined;
  readonly tls?: TlsKind | undefined;
  readonly clock?: string | undefined;
  readonly atOnce?: number | undefined;
  readonly exchange: readonly Exchange[];
  readonly expect: Expectation;
}
