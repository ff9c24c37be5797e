/** What the emitters work from: a provider with every name decided and every reference in place. Plain data. */
import type { JsonObject } from '../json.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';

/** Which way a schema travels: requests are closed, answers are open. */
export type Direction = 'input' | 'output';

/** A named schema. */
export interface SchemaModel {
  /** Name of its TypeScript type. */
  readonly name: string;
  readonly schema: JsonObject;
  readonly directions: ReadonlySet<Direction>;
  /** Names of the schemas that it refers to. */
  readonly references: ReadonlySet<string>;
  /** True where it leads back to itself. */
  readonly recursive: boolean;
  /** True where what may be sent and what may be answered differ; it then has a type and a validator for each direction. */
  readonly directional: boolean;
}

/** A value of the input that does not travel in the body. */
export interface ParameterModel {
  /** Name on the wire. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** Member of the input, where it is not called as on the wire. */
  readonly property?: string;
  readonly style?: 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Set where the value travels as text of this media type instead of by a style. */
  readonly mediaType?: string;
}

/** How a request body that is more than a JSON object of the input's members travels. */
export interface BodyModel {
  readonly kind: 'json' | 'multipart' | 'urlencoded' | 'text' | 'binary';
  readonly mediaType: string;
  /** Member of the input that is the body; without one, what is left of the input after the parameters is. */
  readonly property?: string;
  readonly encoding?: Readonly<Record<string, PartEncodingModel>>;
  /** True where nothing is sent when nothing is given. */
  readonly optional?: true;
}

/** How one part of a form travels. */
export interface PartEncodingModel {
  readonly mediaType?: string;
  readonly style?: NonNullable<ParameterModel['style']>;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** What the body of an answer can be. */
export type AnswerKind = 'json' | 'text' | 'bytes' | 'events' | 'none';

/** A documented error answer. */
export interface FailureModel {
  /** A status, a range such as `4XX`, or every status that is not named. */
  readonly status: number | `${1 | 2 | 3 | 4 | 5}XX` | 'default';
  /** Name of the schema of its JSON body; absent where it has none. */
  readonly schema?: string;
}

/** Where images stand in an answer; durations in milliseconds. */
export interface ImageLocatorModel {
  readonly each?: string;
  readonly url?: string;
  readonly base64?: string;
  /** True where the documented answer asks nothing of the base64 text but that it is one. */
  readonly plainText?: true;
  readonly mediaType?: string;
  readonly width?: string;
  readonly height?: string;
  readonly expires?: number;
}

/** One operation. */
export interface OperationModel {
  readonly id: string;
  /** Properties of the client that lead to the method. */
  readonly resource: readonly string[];
  readonly methodName: string;
  /** Name of the exported operation value. */
  readonly constName: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly safe: boolean;
  readonly auth: 'required' | 'none';
  /** Which of several security schemes it takes: any of the lists, of a list all. Absent: what the document says for all. */
  readonly security?: readonly (readonly string[])[];
  /** Where it is served, if not where the rest is. */
  readonly server?: string;
  readonly parameters: readonly ParameterModel[];
  readonly body: 'json' | 'none' | BodyModel;
  readonly accept: readonly string[];
  /** Absent: JSON, or images where there are any. */
  readonly answers?: readonly AnswerKind[];
  /** Absent where none is documented. */
  readonly failures?: readonly FailureModel[];
  /** Name for the type of all of them; set where there are any. */
  readonly failureName?: string;
  /** Members that are sent in the JSON body whatever the caller gives. */
  readonly fixed?: JsonObject;
  /** Members of the JSON body, by the value that is left to the method of that name. */
  readonly refused?: Readonly<Record<string, { readonly value: true; readonly method: string }>>;
  /** Absent where the answer is no image. */
  readonly images?: readonly ImageLocatorModel[];
  readonly input?: { readonly schema: string; readonly required: boolean };
  /** Schema of the JSON answer, or of the JSON data of each event; absent where there is none. */
  readonly output?: string;
  readonly description: string;
  readonly node: JsonObject;
}

/** A job as one call. */
export interface TaskModel {
  readonly name: string;
  readonly constName: string;
  readonly create: OperationModel;
  readonly id: string;
  readonly poll: OperationModel;
  readonly pollProperty: string;
  readonly status: string;
  readonly pending: readonly (string | number)[];
  readonly done: readonly (string | number)[];
  readonly failed: readonly (string | number)[];
  readonly result?: { readonly operation: OperationModel; readonly property: string };
  readonly firstWait?: string;
  readonly every: number;
  /** Where the images stand in the outcome. */
  readonly images: readonly ImageLocatorModel[];
}

/** The upload of a file. */
export interface UploadModel {
  readonly create: OperationModel;
  readonly fileName: string;
  readonly mediaType: string;
  readonly url: string;
  readonly fields: string;
  readonly filePart: string;
  readonly result: string;
  readonly expires?: number;
}

/** A group of methods on the client. */
export interface ResourceModel {
  readonly path: readonly string[];
  readonly className: string;
  readonly operations: readonly OperationModel[];
  readonly task?: TaskModel;
  readonly upload?: UploadModel;
  readonly children: readonly ResourceModel[];
}

/** One way to prove who calls. */
export type SecuritySchemeModel =
  | { readonly type: 'bearer'; readonly env: string }
  | { readonly type: 'basic'; readonly env: string }
  | {
      readonly type: 'apiKey';
      readonly in: 'header' | 'query' | 'cookie';
      readonly name: string;
      readonly env: string;
    };

/** The ways to prove who calls that a document names, where `auth` of a provider.yaml does not. */
export interface SecurityModel {
  readonly schemes: Readonly<Record<string, SecuritySchemeModel>>;
  /** What operations take that say nothing of it themselves; an empty list is no key at all. */
  readonly security: readonly (readonly string[])[];
}

/** A provider, ready to be written out. */
export interface ClientModel {
  /** A provider of this repository with its provider.yaml, or a package of its own from nothing but an OpenAPI document. */
  readonly source: 'provider' | 'document';
  /** Closed: objects of requests take the properties that they name, and no others. */
  readonly requests: 'closed' | 'open';
  /** Of a document: takes the place of `spec.auth`. */
  readonly security?: SecurityModel;
  /** Of a document: variables of its server addresses. */
  readonly serverVariables?: Readonly<Record<string, { readonly default: string; readonly enum?: readonly string[] }>>;
  readonly spec: ProviderSpec;
  /** Name of the provider value: `segmind`. */
  readonly constName: string;
  readonly packageName: string;
  readonly version: string;
  /** Hash of the sources, for the headers of generated files. */
  readonly hash: string;
  readonly providerYaml: string;
  readonly document: JsonObject;
  readonly operations: readonly OperationModel[];
  readonly schemas: readonly SchemaModel[];
  readonly resources: readonly ResourceModel[];
  readonly tasks: readonly TaskModel[];
  readonly upload?: UploadModel;
}
