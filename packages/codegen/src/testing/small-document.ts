/** Models of small documents, for tests. */
import type { Diagnostic } from '../diagnostics.ts';
import type { Json, JsonObject } from '../json.ts';
import { buildDocumentModel } from '../model/document/build-document-model.ts';
import type { ClientModel, OperationModel } from '../model/model.ts';

/** A model with what was said on the way. */
export interface SmallModel {
  readonly model: ClientModel;
  readonly diagnostics: readonly Diagnostic[];
  /** Code and message of each diagnostic. */
  readonly said: readonly string[];
  /** An operation by its id. */
  readonly operation: (id: string) => OperationModel;
  /** A schema by its name. */
  readonly schema: (name: string | undefined) => JsonObject;
}

/** The model of a document; a server and an empty `paths` are there without being given. */
export function smallModel(document: JsonObject, options: { name?: string; file?: string } = {}): SmallModel {
  const whole = { openapi: '3.1.0', info: {}, servers: [{ url: 'https://api.test' }], paths: {}, ...document };
  const { name = 'acme', file = 'openapi.json' } = options;
  const { value: model, diagnostics } = buildDocumentModel(whole, { name, hash: 'hash', file });
  return {
    model,
    diagnostics,
    said: diagnostics.map(({ code, message }) => `${code}: ${message}`),
    operation: (id) => find(model.operations, (one) => one.id === id, id),
    schema: (wanted) => find(model.schemas, (one) => one.name === wanted, String(wanted)).schema,
  };
}

/** A document of one operation, `GET /x` unless said otherwise, called `x.do`. */
export function oneOperation(
  operation: JsonObject,
  { path = '/x', method = 'get', ...rest }: { path?: string; method?: string; [member: string]: Json | undefined } = {},
): JsonObject {
  const others = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
  return { paths: { [path]: { [method]: { operationId: 'x.do', ...operation } } }, ...others };
}

/** Content of one media type. */
export function content(schema: Json, mediaType = 'application/json'): JsonObject {
  return { content: { [mediaType]: { schema } } };
}

/** A reference to a component. */
export function ref(key: string): JsonObject {
  return { $ref: `#/components/schemas/${key}` };
}

function find<T>(list: readonly T[], matches: (one: T) => boolean, name: string): T {
  const found = list.find(matches);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}
