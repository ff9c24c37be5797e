/**
 * The contract between generated code and the runtime: what a generated package says about a provider, as data.
 * Generated code imports these types through `@limner/runtime/codegen` alone.
 */
import type { ErrorRow } from './errors/error-contract.ts';
import type { Schema } from './schema/schema.ts';

/** Where a value stands in a response: a header by its lower-case name, or an RFC 6901 pointer into the JSON body. */
export type ValueSource = { readonly header: string } | { readonly body: string };

/** How the key travels. */
export type Auth =
  | { readonly scheme: 'bearer'; readonly env: string }
  | { readonly scheme: 'apiKey'; readonly header: string; readonly env: string }
  | SecurityDefinition;

/** Several ways to prove who calls, of which each operation names those that it takes. */
export interface SecurityDefinition {
  readonly scheme: 'several';
  /** By the name that `credentials` of the client's options takes. */
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** What operations take that say nothing of it themselves: any of the lists, of a list all. An empty list is no key at all. */
  readonly security: readonly (readonly string[])[];
}

/** One way to prove who calls; `env` is the environment variable that the credential is read from. */
export type SecurityScheme =
  | { readonly type: 'bearer'; readonly env: string }
  /** The credential is `user:password`. */
  | { readonly type: 'basic'; readonly env: string }
  | {
      readonly type: 'apiKey';
      readonly in: 'header' | 'query' | 'cookie';
      readonly name: string;
      readonly env: string;
    };

/** Where the provider states facts about a call; of each list the first source that has a value wins. */
export interface MetaSources {
  /** The request header that carries an id of the caller's own, where the provider takes one. */
  readonly clientRequestId?: string;
  readonly requestId?: readonly ValueSource[];
  /** What the call cost, in US dollars. */
  readonly costUsd?: readonly ValueSource[];
  /** What the call cost, in the provider's own credits. */
  readonly costCredits?: readonly ValueSource[];
  readonly remainingCredits?: readonly ValueSource[];
  readonly rateLimitRemaining?: readonly ValueSource[];
  /** A date, an ISO-8601 time or Unix seconds. */
  readonly rateLimitResetAt?: readonly ValueSource[];
  /** Seconds the provider worked on the call. */
  readonly generationSeconds?: readonly ValueSource[];
  readonly seed?: readonly ValueSource[];
}

/** What a provider's answers mean: needed by a call, and not before. */
export interface ProviderContract {
  /** Pointers at which an error body holds its text and its code; first match wins, `''` is the whole body. */
  readonly envelope: { readonly message: readonly string[]; readonly code: readonly string[] };
  /** The error contract: total and ordered, the first row that matches wins, the last one matches everything. */
  readonly errors: readonly ErrorRow[];
  readonly meta: MetaSources;
}

/** A variable of a server's address. */
export interface ServerVariable {
  readonly default: string;
  /** The values that it can have; any where absent. */
  readonly enum?: readonly string[];
}

/** All that the runtime needs to know of a provider, but its operations. */
export interface ProviderDefinition {
  /** The provider's id, as in the package name `@limner/<id>`. */
  readonly id: string;
  /** The provider's own name, for error messages. */
  readonly title: string;
  readonly baseUrl: string;
  /** Other hosts that serve the same API, by the name that the `server` option takes. */
  readonly servers?: Readonly<Record<string, string>>;
  /** Variables of server addresses, which stand there as `{name}`; given by the `serverVariables` option. */
  readonly serverVariables?: Readonly<Record<string, ServerVariable>>;
  readonly auth: Auth;
  /** Loaded with the first call, before anything is sent. */
  readonly contract: ProviderContract | (() => Promise<ProviderContract>);
}

/** Where the images of a JSON answer stand. Pointers are relative to each item of `each`, or to the body without it. */
export interface ImageLocator {
  /** Pointer to an array; each item is one image. */
  readonly each?: string;
  /** Pointer to a URL the provider serves the image at. */
  readonly url?: string;
  /** Pointer to the image as base64, bare or as a data URI. */
  readonly base64?: string;
  /** True where the documented answer asks nothing of that text but that it is one: it can be checked without being read. */
  readonly plainText?: true;
  readonly mediaType?: string;
  readonly width?: string;
  readonly height?: string;
  /** Milliseconds from the answer until the URL stops working, where the provider says. */
  readonly expires?: number;
}

/** A value of the input that does not travel in the body. */
export interface Parameter {
  /** Name on the wire. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** Member of the input, where it is not called as on the wire. */
  readonly property?: string;
  /** As OpenAPI has it. Default: `form` in query and cookie, `simple` in path and header. */
  readonly style?: ParameterStyle;
  /** Whether each item or member of a value stands by itself. Default: true for `form`, else false. */
  readonly explode?: boolean;
  /** Sends `:/?#[]@!$&'()*+,;=` as they are. */
  readonly allowReserved?: boolean;
  /** Set where the value travels as text of this media type, such as JSON, instead of by a style. */
  readonly mediaType?: string;
}

/** The ways to write arrays and objects into a parameter. */
export type ParameterStyle = 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

/** How a request body that is more than a JSON object of the input's members travels. */
export interface BodyDefinition {
  readonly kind: 'json' | 'multipart' | 'urlencoded' | 'text' | 'binary';
  /** Value of the `content-type` header; `multipart/form-data` gets its boundary. */
  readonly mediaType: string;
  /** Member of the input that is the body. Without one, what is left of the input after the parameters is. */
  readonly property?: string;
  /** True where it may be left out: with nothing to send in it, none is sent. */
  readonly optional?: boolean;
  /** How parts of a form travel, by the name of the part. */
  readonly encoding?: Readonly<Record<string, PartEncoding>>;
}

/** How one part of a form travels. */
export interface PartEncoding {
  /** Default: by the value: files `application/octet-stream` or their own type, objects JSON, all else `text/plain`. */
  readonly mediaType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** What the body of an answer can be: JSON, text, bytes, server-sent events, or nothing. The media type of the answer decides. */
export type AnswerKind = 'json' | 'text' | 'bytes' | 'events' | 'none';

/** The validators of one operation; a member is absent where there is nothing to check. */
export interface OperationValidators {
  readonly input?: Schema;
  /** Of a JSON answer, or of the JSON data of each event. */
  readonly output?: Schema;
}

/**
 * One operation of a provider. `Input` is what the caller gives: parameters and body properties in one object.
 * `Body` is the answer, `Failure` the union of the documented error answers by status.
 */
export interface Operation<Input = unknown, Body = unknown, Failure = unknown> {
  /** Dotted, as the caller sees it: `images.generate`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  /** Path template: `/v2/requests/{request_id}/status`. */
  readonly path: string;
  /** True where sending the request twice changes nothing and costs nothing. */
  readonly safe: boolean;
  /** `none`: works without a key, so a missing key is no error; one that is there is sent. */
  readonly auth: 'required' | 'none';
  /** Which of several schemes it takes, where that is not what the provider's definition says: any of the lists, of a list all. */
  readonly security?: readonly (readonly string[])[];
  /** Where it is served, if not where the rest of the API is; may hold server variables. */
  readonly server?: string;
  readonly parameters: readonly Parameter[];
  /** `json`: what is left of the input after the parameters is sent as a JSON object. */
  readonly body: 'json' | 'none' | BodyDefinition;
  /** Members of the body that the operation itself sets: a caller can give no other value for them. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Members of the body, by the value that would ask for an answer which only the method of that name reads: never sent. */
  readonly refused?: Readonly<Record<string, { readonly value: unknown; readonly method: string }>>;
  /** Documented error answers: what their bodies are, by status, by range such as `4XX`, or `default` for all others. */
  readonly failures?: Readonly<Record<string, 'json' | 'any'>>;
  /** What the answer's body can be. Default: JSON, or images where there are any. */
  readonly answers?: readonly AnswerKind[];
  /** Media types of the documented success answers, in the order of preference; the `accept` header is made of them. */
  readonly accept: readonly string[];
  /** Set where the operation answers with images; the result is then an `ImageResult`. */
  readonly images?: readonly ImageLocator[];
  /** Loads the validators on first use. */
  readonly validators: () => Promise<OperationValidators>;
  /** Never set: carries the types. */
  readonly types?: { readonly input: Input; readonly body: Body; readonly failure: Failure };
}

/** A job that is created, polled and read: several operations as one call. */
export interface TaskDefinition<Input = unknown, Body = unknown> {
  /** Dotted name of the resource that the task's methods stand on: `qwenImage`. */
  readonly name: string;
  readonly create: Operation<Input, unknown>;
  /** Pointer to the task's id in the answer of `create`. */
  readonly id: string;
  readonly poll: Operation;
  /** The input property of `poll` that takes the id. */
  readonly pollProperty: string;
  /** Pointer to the state in the answer of `poll`. */
  readonly status: string;
  readonly pending: readonly (string | number)[];
  readonly done: readonly (string | number)[];
  readonly failed: readonly (string | number)[];
  /** The operation that gives the outcome, where it is not the answer of `poll`; called on `done` and on `failed`. */
  readonly result?: { readonly operation: Operation<unknown, Body>; readonly property: string };
  /** Pointer to the estimated seconds in the answer of `create`. */
  readonly firstWait?: string;
  /** Milliseconds between polls. */
  readonly every: number;
  /** Where the images stand in the outcome. */
  readonly images: readonly ImageLocator[];
}

/** Upload of a file to a place that the provider names: create a ticket, post the form, use the address. */
export interface UploadDefinition {
  readonly create: Operation;
  /** Input properties of `create` that take the file's name and media type. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Pointers into the answer of `create`. */
  readonly url: string;
  readonly fields: string;
  readonly result: string;
  /** Name of the form part that holds the file; it is sent last. */
  readonly filePart: string;
  /** Milliseconds until the ticket runs out. */
  readonly expires?: number;
}
