import { type Diagnostic, diagnostic, type Result } from '../diagnostics.ts';
import { asString, isObject, type Json, type JsonObject, segments, setMember } from '../json.ts';
import { inherit, locate } from './origin.ts';

/** The value that a JSON reference leads to, through further references; the value itself when it is no reference. */
export function follow(root: JsonObject, value: Json): Json | undefined {
  let node: Json | undefined = value;
  for (let hops = 0; hops < 100; hops += 1) {
    const reference = isObject(node) ? asString(node.$ref) : undefined;
    if (reference === undefined) return node;
    if (!reference.startsWith('#')) return undefined;
    node = lookUp(root, decodeURIComponent(reference.slice(1)));
  }
  return undefined;
}

/** The value at an RFC 6901 pointer. */
export function lookUp(root: Json, pointer: string): Json | undefined {
  let node: Json | undefined = root;
  for (const segment of segments(pointer)) {
    if (Array.isArray(node)) node = node[Number(segment)];
    else node = isObject(node) && Object.hasOwn(node, segment) ? node[segment] : undefined;
  }
  return node;
}

const schemaReference = /^#\/components\/schemas\/[^/]+$/;

/**
 * Puts responses, parameters, headers and bodies where they are referred to; references to schemas stay, as schemas may
 * be recursive. Every reference is checked.
 */
export function resolveReferences(document: JsonObject): Result<JsonObject> {
  const diagnostics: Diagnostic[] = [];
  const resolve = (node: Json): Json => {
    if (Array.isArray(node)) return inherit(node.map(resolve), node);
    if (!isObject(node)) return node;
    if (typeof node.$ref === 'string')
      return resolveOne({ document, node, reference: node.$ref, diagnostics, resolve });
    const copy: JsonObject = inherit({}, node);
    for (const [key, value] of Object.entries(node)) setMember(copy, key, resolve(value));
    return copy;
  };
  const resolved = resolve(document);
  return { value: isObject(resolved) ? withoutInlined(resolved) : document, diagnostics };
}

interface Reference {
  readonly document: JsonObject;
  readonly node: JsonObject;
  readonly reference: string;
  readonly diagnostics: Diagnostic[];
  readonly resolve: (node: Json) => Json;
}

function resolveOne({ document, node, reference, diagnostics, resolve }: Reference): Json {
  const target = follow(document, node);
  if (target === undefined) {
    diagnostics.push(diagnostic('reference-unresolved', locate(node, '$ref'), `${reference} leads nowhere.`));
    return node;
  }
  if (schemaReference.test(reference)) return node;
  if (reference.startsWith('#/components/') && !reference.startsWith('#/components/schemas/')) return resolve(target);
  diagnostics.push(diagnostic('reference-unsupported', locate(node, '$ref'), `${reference} is no named component.`));
  return node;
}

/** What has been put in place everywhere need not be listed any more. */
function withoutInlined(document: JsonObject): JsonObject {
  const { schemas = {}, securitySchemes } = isObject(document.components) ? document.components : {};
  document.components = securitySchemes === undefined ? { schemas } : { schemas, securitySchemes };
  return document;
}
