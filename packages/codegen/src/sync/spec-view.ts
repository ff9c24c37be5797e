/** What a spec says about the operation of a docs page. */
import type { Location } from '../diagnostics.ts';
import { asArray, asObject, isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import type { ParsedProviderSpec } from '../parse/parse-provider-spec.ts';
import { follow } from '../parse/references.ts';
import { alternatives } from './alternatives.ts';

/** The resolved document of a provider beside its provider.yaml. */
export interface SpecSources {
  readonly document: JsonObject;
  readonly provider: ParsedProviderSpec;
}

/** One operation of the document. */
export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly node: JsonObject;
  readonly at: Location;
}

/** Every operation of the document. */
export function operationsOf({ document }: SpecSources): SpecOperation[] {
  return Object.entries(asObject(document.paths)).flatMap(([path, item]) =>
    Object.entries(asObject(item)).flatMap(([method, node]): SpecOperation[] => {
      if (!isObject(node) || typeof node.operationId !== 'string') return [];
      return [{ id: node.operationId, method: method.toUpperCase(), path, node, at: locate(item, method) }];
    }),
  );
}

/** The forms of a request's body, and where they stand. */
export interface RequestView {
  readonly nodes: readonly JsonObject[];
  readonly at: Location;
}

/** The body of the request: of a union told apart by a name of the model, the forms of the models given. */
export function requestOf(
  { document }: SpecSources,
  { node, at }: SpecOperation,
  models: readonly string[],
): RequestView {
  const body = asObject(node.requestBody);
  const schema = asObject(asObject(body.content)['application/json']).schema;
  const resolved = follow(document, schema ?? null);
  const property = asObject(asObject(resolved).discriminator).propertyName;
  const forms = asArray(asObject(resolved).oneOf);
  if (typeof property !== 'string' || forms.length === 0) {
    return { nodes: alternatives(document, schema), at: isObject(resolved) ? locate(resolved) : at };
  }
  const meant = forms.filter((form) => namesOf(document, form, property).some((name) => models.includes(name)));
  const nodes = meant.flatMap((form) => alternatives(document, form));
  return { nodes, at: nodes[0] ? locate(nodes[0]) : locate(node, 'requestBody') };
}

/** The values that a property of a form may have. */
function namesOf(document: JsonObject, form: Json, property: string): string[] {
  return alternatives(document, form).flatMap((node) => {
    const schema = asObject(asObject(node.properties)[property]);
    return [schema.const, ...asArray(schema.enum)].filter((value): value is string => typeof value === 'string');
  });
}

/** The answers of an operation by status, `4XX` and `default` among them. */
export function answersOf({ node }: SpecOperation): ReadonlyMap<string, JsonObject> {
  const entries = Object.entries(asObject(node.responses));
  return new Map(entries.flatMap(([status, answer]) => (isObject(answer) ? [[status, answer]] : [])));
}

/** The schemas of an answer's JSON body. */
export function bodyOf({ document }: SpecSources, answer: JsonObject): JsonObject[] {
  return alternatives(document, asObject(asObject(answer.content)['application/json']).schema);
}
