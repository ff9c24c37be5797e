import { isObject, type JsonObject, segments } from '../../json.ts';
import { type Discovery, idOf, type SchemaEntry } from './discover.ts';
import type { Target } from './resolve-reference.ts';

/** The entries of components.schemas of the bundle. */
export interface NamedSchemas {
  /** Keys by entry. */
  readonly keys: ReadonlyMap<SchemaEntry, string>;
  /** What stands under each key: the document's own schemas, then what else is referred to. */
  readonly targets: ReadonlyMap<string, Target>;
}

/** Decides the key of each schema that is referred to; the document's own keep theirs. */
export function nameSchemas(own: ReadonlyMap<string, Target>, { entries, schemas }: Discovery): NamedSchemas {
  const keys = new Map<SchemaEntry, string>();
  const targets = new Map<string, Target>();
  const byId = new Map(entries);
  const ownIds = new Map([...own].map(([name, target]) => [idOf(target), name]));
  const names = [...own.keys()].sort();
  for (const [name, target] of own) targets.set(name, target);
  for (const [id, name] of ownIds) {
    const entry = byId.get(id);
    if (entry) keys.set(entry, name);
  }
  // A component that is nothing but a reference lends its name to what it refers to, where that has none.
  for (const name of names) {
    const node = own.get(name)?.node;
    const entry = isObject(node) && isPureReference(node) ? schemas.get(node)?.get('$ref') : undefined;
    if (!entry || keys.has(entry)) continue;
    keys.set(entry, name);
    targets.set(name, entry.target);
  }
  const others = [...entries.values()].filter((entry) => !keys.has(entry)).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  for (const entry of others) {
    const key = unique(propose(entry.target), targets);
    keys.set(entry, key);
    targets.set(key, entry.target);
  }
  return { keys, targets };
}

/** True where a schema says nothing of its own. */
function isPureReference(node: JsonObject): boolean {
  return typeof node.$ref === 'string' && Object.keys(node).length === 1;
}

/** The same on every machine, wherever the document lies there. */
function rank({ target, id }: SchemaEntry): string {
  return `${target.resource.file.label}#${target.pointer} ${id}`;
}

function unique(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name}_${number}`)) return `${name}_${number}`;
}

/** Words of a pointer that say where a schema stands, not what it is. */
const structural = new Set([
  ...['components', 'schemas', 'definitions', '$defs', 'properties', 'paths', 'content', 'schema', 'responses'],
  ...['parameters', 'items', 'allOf', 'anyOf', 'oneOf'],
]);

/** Its title, or the words on the way to it, or the name of its file. */
function propose({ node, resource, pointer }: Target): string {
  const title = isObject(node) && typeof node.title === 'string' ? words(node.title) : '';
  if (title !== '' && title.length <= 60) return title;
  const way = segments(pointer);
  const last = way.at(-1) ?? '';
  const isNamed = /^(?:schemas|definitions|\$defs)$/.test(way.at(-2) ?? '');
  if (isNamed && words(last) !== '') return words(last);
  const parts = way.filter((segment) => !structural.has(segment) && !segment.includes('+') && !isMediaType(segment));
  const name = parts.slice(-4).map(words).filter(Boolean).join('_');
  return name || words(fileName(resource.file.label)) || 'Schema';
}

function isMediaType(segment: string): boolean {
  return /^(?:application|text|multipart|image|\*)\//.test(segment);
}

function fileName(label: string): string {
  return (label.split(/[/?]/).at(-1) ?? label).replace(/\.[A-Za-z0-9]+$/, '');
}

function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}.-]+/gu, '_').replace(/^[_.-]+|[_.-]+$/g, '');
}
