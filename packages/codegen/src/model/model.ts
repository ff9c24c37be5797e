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
}

/** A value of the input that does not travel in the body. */
export interface ParameterModel {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
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
  readonly parameters: readonly ParameterModel[];
  readonly body: 'json' | 'none';
  readonly accept: readonly string[];
  /** Absent where the answer is no image. */
  readonly images?: readonly ImageLocatorModel[];
  readonly input?: { readonly schema: string; readonly required: boolean };
  /** Absent where the answer has no JSON. */
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

/** A provider, ready to be written out. */
export interface ClientModel {
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
