/** Finds the schemas that differ between requests and answers. */
import { asArray, asObject, isObject, type Json } from '../../json.ts';
import { type Graph, leadingTo } from '../schema-graph.ts';
import { eachSubschema, referencedName } from '../schemas.ts';

/**
 * Names of all schemas from which a property can be reached that is required but need not be sent (readOnly), or need not
 * be answered (writeOnly).
 */
export function schemasWithTwoForms(all: ReadonlyMap<string, Json>, graph: Graph): Set<string> {
  const marked = markedSchemas(all);
  const elsewhere = new Set<string>();
  const ofName = new Map<string, { own: boolean; optional: Set<string> }>();
  for (const [name, schema] of all) ofName.set(name, inspect(schema, { marked, elsewhere }));
  const differing = [...ofName]
    .filter(([, { own, optional }]) => own || [...optional].some((property) => elsewhere.has(property)))
    .map(([name]) => name);
  return differing.length === 0 ? new Set() : leadingTo(graph, differing);
}

/** True for a property that only one of the two directions must have. */
export function isOneWay(property: Json | undefined, marked: ReadonlySet<string>): boolean {
  const { readOnly, writeOnly } = asObject(property);
  return readOnly === true || writeOnly === true || marked.has(referencedName(property) ?? '');
}

/** Names of the schemas that are read-only or write-only as a whole, through references. */
function markedSchemas(all: ReadonlyMap<string, Json>): Set<string> {
  const marked = new Set<string>();
  for (const name of all.keys()) {
    const seen = new Set<string>();
    for (let at: string | undefined = name; at !== undefined && !seen.has(at); at = referencedName(all.get(at))) {
      seen.add(at);
      if (isOneWay(all.get(at), marked)) marked.add(name);
    }
  }
  return marked;
}

interface Facts {
  readonly marked: ReadonlySet<string>;
  /** Names that some schema requires without declaring them: they stand beside, in another part of an allOf. */
  readonly elsewhere: Set<string>;
}

function inspect(root: Json, { marked, elsewhere }: Facts): { own: boolean; optional: Set<string> } {
  const optional = new Set<string>();
  let own = false;
  const visit = (node: Json): void => {
    if (!isObject(node)) return;
    const properties = asObject(node.properties);
    const required = new Set(asArray(node.required).map(String));
    for (const name of required) if (!Object.hasOwn(properties, name)) elsewhere.add(name);
    for (const name of Object.keys(properties)) {
      if (!isOneWay(properties[name], marked)) continue;
      if (required.has(name)) own = true;
      else optional.add(name);
    }
    eachSubschema(node, visit);
  };
  visit(root);
  return { own, optional };
}
