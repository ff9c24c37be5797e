import { type Diagnostic, diagnostic, type Result } from '../../diagnostics.ts';
import { child, isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { inherit, locate } from '../origin.ts';
import { BundleBuilder } from './build-bundle.ts';
import { DialectCheck } from './check-dialects.ts';
import { checkDynamic } from './check-dynamic.ts';
import type { Discovery } from './discover.ts';
import { type DocumentFile, enter, wholeFile } from './document-file.ts';
import { findCycles } from './find-cycles.ts';
import { nameSchemas } from './name-schemas.ts';
import type { Target } from './resolve-reference.ts';

/**
 * The document as one, in OpenAPI 3.1: every schema that a reference leads to stands below components.schemas, every
 * reference to a schema reads `#/components/schemas/<key>`, and what other references lead to has taken their place. Parts
 * that are used at several places are one object, and so is what did not change: nobody may write into them.
 */
export function bundleDocument(root: DocumentFile, discovery: Discovery): Result<JsonObject> {
  if (!isObject(root.root)) return { value: {}, diagnostics: [] };
  const refused = [...findCycles(discovery), ...checkDynamic(discovery)];
  if (refused.length > 0) return { value: {}, diagnostics: refused };
  const components = membersOf(targetAt(root), 'components', discovery);
  const named = nameSchemas(ownSchemas(components, discovery), discovery);
  const builder = new BundleBuilder(discovery, named);
  const { components: _, ...rest } = root.root;
  const document = builder.build(inherit(rest, root.root), { kind: 'document', as: 'one' }, root);
  if (!isObject(document)) return { value: {}, diagnostics: builder.diagnostics };
  const schemas: JsonObject = {};
  for (const [key, target] of named.targets) setMember(schemas, key, builder.schema(target, key));
  const schemes = membersOf(components, 'securitySchemes', discovery);
  const securitySchemes =
    schemes && builder.build(schemes.node, { kind: 'securityScheme', as: 'map' }, schemes.resource.file);
  const repairs: Diagnostic[] = [];
  new DialectCheck(repairs).visit(root.root, 'jsonSchemaDialect');
  const value: JsonObject = {
    ...document,
    openapi: '3.1.0',
    info: readInfo(root.root, repairs),
    components: isObject(securitySchemes) ? { schemas, securitySchemes } : { schemas },
  };
  return { value: inherit(value, root.root), diagnostics: [...builder.diagnostics, ...repairs] };
}

function targetAt(root: DocumentFile): Target {
  return { node: root.root, resource: wholeFile(root), pointer: '' };
}

/** The member of an object, where a reference in its place leads. */
function membersOf(owner: Target | undefined, name: string, discovery: Discovery): Target | undefined {
  const node = isObject(owner?.node) ? owner.node[name] : undefined;
  if (!owner || !isObject(node)) return undefined;
  let target: Target = { node, resource: owner.resource, pointer: child(owner.pointer, name) };
  const seen = new Set<Json>();
  while (isObject(target.node) && typeof target.node.$ref === 'string' && !seen.has(target.node)) {
    seen.add(target.node);
    const next = discovery.inPlace.get(target.node);
    if (!next) return undefined;
    target = next;
  }
  return target;
}

function ownSchemas(components: Target | undefined, discovery: Discovery): Map<string, Target> {
  const map = membersOf(components, 'schemas', discovery);
  const own = new Map<string, Target>();
  if (!map || !isObject(map.node)) return own;
  for (const [name, node] of Object.entries(map.node)) {
    const pointer = child(map.pointer, name);
    own.set(name, { node, resource: enter(map.resource, node, pointer), pointer });
  }
  return own;
}

/** Who made a document by hand often left out what says nothing of the wire. */
function readInfo(document: JsonObject, repairs: Diagnostic[]): JsonObject {
  const info = isObject(document.info) ? document.info : {};
  const told: JsonObject = { ...info };
  for (const name of ['title', 'version']) {
    const value = info[name];
    if (typeof value === 'string') continue;
    told[name] = typeof value === 'number' ? String(value) : '';
    const place = isObject(document.info) ? locate(document.info, name) : locate(document, 'info');
    repairs.push(diagnostic('document-repaired', place, `info.${name} is no text; "${String(told[name])}" is taken.`));
  }
  return inherit(told, info);
}
