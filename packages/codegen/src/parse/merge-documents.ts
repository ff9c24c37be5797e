/**
 * Merges the documents of one provider. Pages that describe the same path and method for different models become one
 * operation: its request is a union told apart by a constant property, its success answer any of the shapes.
 */
import { type Diagnostic, diagnostic, type Result } from '../diagnostics.ts';
import { asArray, asObject, asString, equalJson, isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { copyJson } from './copy-json.ts';
import { inherit, locate } from './origin.ts';
import { follow } from './references.ts';

/** A document of the provider and the name of the page it came from. */
export interface NamedDocument {
  readonly name: string;
  readonly document: JsonObject;
}

/** One document from many; the first one gives `info`, `servers` and `security`. */
export function mergeDocuments(documents: readonly NamedDocument[]): Result<JsonObject> {
  const [first, ...others] = documents;
  if (!first) return { value: {}, diagnostics: [] };
  const merged = copyJson(first.document);
  merged.paths ??= {};
  merged.components ??= {};
  const diagnostics = others.flatMap((other) => mergeDocument(merged, copyJson(other.document)));
  return { value: merged, diagnostics };
}

function mergeDocument(into: JsonObject, from: JsonObject): Diagnostic[] {
  const diagnostics = differences({ kept: into, lost: from, names: ['servers', 'security'] });
  for (const [kind, entries] of Object.entries(asObject(from.components))) {
    diagnostics.push(...mergeEntries(member(asObject(into.components), kind), asObject(entries), kind));
  }
  const paths = asObject(into.paths);
  for (const [path, item] of Object.entries(asObject(from.paths))) {
    if (isObject(paths[path]))
      diagnostics.push(...mergePath({ root: into, item: paths[path], from, added: asObject(item) }));
    else setMember(paths, path, item);
  }
  return diagnostics;
}

function mergePath(options: { root: JsonObject; item: JsonObject; from: JsonObject; added: JsonObject }): Diagnostic[] {
  const { root, item, from, added } = options;
  return Object.entries(added).flatMap(([method, incoming]) => {
    const current = item[method];
    if (!isObject(incoming)) return merged.has(method) ? [] : differences({ kept: item, lost: added, names: [method] });
    if (isObject(current)) return mergeOperation({ root, current, incoming, incomingRoot: from });
    setMember(item, method, incoming);
    return [];
  });
}

/** Members of which the merged document keeps one value, where the other document has another one. */
function differences(options: { kept: JsonObject; lost: JsonObject; names: readonly string[] }): Diagnostic[] {
  const { kept, lost, names } = options;
  return names
    .filter((name) => lost[name] !== undefined && !equalJson(kept[name], lost[name]))
    .map((name) => diagnostic('merge-conflict', locate(lost, name), `Two documents disagree about ${name}.`));
}

function member(target: JsonObject, key: string): JsonObject {
  if (!isObject(target[key])) setMember(target, key, {});
  return asObject(target[key]);
}

function mergeEntries(into: JsonObject, from: JsonObject, kind: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [name, entry] of Object.entries(from)) {
    if (!Object.hasOwn(into, name)) setMember(into, name, entry);
    else if (!equalJson(into[name], entry)) {
      const message = `Two documents define ${name} of ${kind} differently.`;
      diagnostics.push(diagnostic('merge-conflict', locate(from, name), message));
    }
  }
  return diagnostics;
}

interface OperationPair {
  readonly root: JsonObject;
  readonly current: JsonObject;
  readonly incoming: JsonObject;
  readonly incomingRoot: JsonObject;
}

/** Members of an operation that are merged, or where the first document's own words are as good as any. */
const merged = new Set([
  'operationId',
  'requestBody',
  'responses',
  'summary',
  'description',
  'tags',
  'x-contradiction',
]);

function mergeOperation({ root, current, incoming, incomingRoot }: OperationPair): Diagnostic[] {
  if (current.operationId !== incoming.operationId) {
    const names = `${String(current.operationId)} and ${String(incoming.operationId)}`;
    const message = `Two documents describe the same path and method as ${names}.`;
    return [diagnostic('merge-conflict', locate(incoming, 'operationId'), message)];
  }
  const unmerged = Object.keys(incoming).filter((name) => !merged.has(name));
  const diagnostics = [
    ...differences({ kept: current, lost: incoming, names: unmerged }),
    ...mergeResponses(current, incoming, titleOf(incomingRoot, incoming)),
  ];
  mergeContradictions(current, incoming);
  if (!isObject(incoming.requestBody)) return diagnostics;
  if (isObject(current.requestBody)) return [...diagnostics, ...mergeBodies({ root, current, incoming, incomingRoot })];
  setMember(current, 'requestBody', incoming.requestBody);
  return diagnostics;
}

/** One object holds one contradiction, so that of the other document is told after it. */
function mergeContradictions(current: JsonObject, incoming: JsonObject): void {
  const [first, second] = [current['x-contradiction'], incoming['x-contradiction']];
  if (second === undefined || equalJson(first, second)) return;
  const parts = [first, second].filter(isObject);
  const decision = parts.map((part) => String(part.decision).trim()).join(' ');
  const sources = parts.flatMap((part) => asArray(part.sources));
  setMember(current, 'x-contradiction', inherit({ sources, decision }, asObject(second)));
}

function mergeBodies({ root, current, incoming, incomingRoot }: OperationPair): Diagnostic[] {
  const body = asObject(current.requestBody);
  const diagnostics = differences({ kept: body, lost: asObject(incoming.requestBody), names: ['required'] });
  const requests = [...variants(root, current), ...variants(incomingRoot, incoming)];
  const discriminator = findDiscriminator(root, requests);
  if (!discriminator) {
    const message = 'The request schemas of the merged documents cannot be told apart by a constant property.';
    return [...diagnostics, diagnostic('merge-no-discriminator', locate(incoming, 'requestBody'), message)];
  }
  const schema: JsonObject = inherit({ oneOf: requests, discriminator: { propertyName: discriminator } }, current);
  setMember(member(member(body, 'content'), 'application/json'), 'schema', schema);
  return diagnostics;
}

function requestSchema(operation: JsonObject): Json | undefined {
  return asObject(asObject(asObject(operation.requestBody).content)['application/json']).schema;
}

function titleOf(root: JsonObject, operation: JsonObject): string | undefined {
  const schema = requestSchema(operation);
  return asString(asObject(follow(root, schema ?? null)).title);
}

/** The request schemas of an operation: the members of its union, or the one that it has. */
function variants(root: JsonObject, operation: JsonObject): Json[] {
  const schema = requestSchema(operation);
  if (schema === undefined) return [];
  const resolved = asObject(follow(root, schema));
  return isObject(resolved.discriminator) && Array.isArray(resolved.oneOf) ? resolved.oneOf : [schema];
}

function findDiscriminator(root: JsonObject, requests: readonly Json[]): string | undefined {
  const constants = requests.map((request) => constantProperties(asObject(follow(root, request))));
  const [first, ...rest] = constants;
  return [...(first?.keys() ?? [])].find((name) => {
    const values = [first, ...rest].map((entry) => entry?.get(name));
    return values.every((value) => value !== undefined) && new Set(values).size === values.length;
  });
}

/** Properties that can have one value only, with that value. */
export function constantProperties(schema: JsonObject): Map<string, string> {
  const constants = new Map<string, string>();
  for (const [name, property] of Object.entries(asObject(schema.properties))) {
    const only =
      asObject(property).const ??
      (asArray(asObject(property).enum).length === 1 ? asArray(asObject(property).enum)[0] : undefined);
    if (typeof only === 'string') constants.set(name, only);
  }
  return constants;
}

function mergeResponses(current: JsonObject, incoming: JsonObject, title: string | undefined): Diagnostic[] {
  const responses = member(current, 'responses');
  return Object.entries(asObject(incoming.responses)).flatMap(([status, response]) => {
    const existing = responses[status];
    if (isObject(existing) && isObject(response)) return mergeResponse(existing, response, title);
    setMember(responses, status, response);
    return [];
  });
}

function mergeResponse(existing: JsonObject, response: JsonObject, title: string | undefined): Diagnostic[] {
  const headers = asObject(response.headers);
  if (response.headers !== undefined) existing.headers ??= headers;
  const diagnostics = mergeEntries(asObject(existing.headers), headers, 'headers');
  for (const [mediaType, content] of Object.entries(asObject(response.content))) {
    const contents = member(existing, 'content');
    const current = contents[mediaType];
    if (!isObject(current)) setMember(contents, mediaType, content);
    else current.schema = anyOf(current.schema ?? null, named(asObject(content).schema ?? null, title));
  }
  return diagnostics;
}

/** Gives an inline schema the title of the page's request, so that it can be named after its model. */
function named(schema: Json, title: string | undefined): Json {
  if (!isObject(schema) || schema.$ref !== undefined || schema.title !== undefined || title === undefined)
    return schema;
  return inherit({ title, ...schema }, schema);
}

function anyOf(current: Json, added: Json): Json {
  const shapes =
    isObject(current) && Array.isArray(current.anyOf) && Object.keys(current).length === 1 ? current.anyOf : [current];
  return shapes.some((shape) => equalJson(shape, added)) ? current : { anyOf: [...shapes, added] };
}
