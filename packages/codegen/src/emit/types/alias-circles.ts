/**
 * Where type aliases would lead back to themselves without an object or array between, which compilers refuse:
 * `type A = B | string; type B = A | number`.
 */
import { asArray, isObject, type Json } from '../../json.ts';
import type { SchemaModel } from '../../model/model.ts';
import { referencedName } from '../../model/schemas.ts';

/** How a reference stands directly in a schema: as something that values must fit too, or as one of several choices. */
export type Through = 'all' | 'any';

/** Inline compositions deeper than this are not followed; the writer does not write them either. */
const deepest = 48;

/** Says of a direct reference whether it is to be left out. Those of `allOf` go first: without them unions stay whole. */
export function aliasCircles(
  schemas: readonly SchemaModel[],
): (owner: string, target: string, through: Through) => boolean {
  const edges = new Map(schemas.map(({ name, schema }) => [name, directReferences(schema)]));
  const anyway = circular(edges, () => true);
  if (anyway.size === 0) return () => false;
  const isCut = (owner: string, target: string): boolean => anyway.has(owner) && anyway.has(target);
  const still = circular(edges, (owner, { target, through }) => through === 'any' || !isCut(owner, target));
  return (owner, target, through) => (through === 'all' ? isCut(owner, target) : still.has(owner) && still.has(target));
}

interface Edge {
  readonly target: string;
  readonly through: Through;
}

function directReferences(schema: Json): Edge[] {
  const found: Edge[] = [];
  const visit = (node: Json | undefined, through: Through, place: { depth: number; isEager: boolean }): void => {
    if (!isObject(node) || place.depth > deepest) return;
    const inner = { ...place, depth: place.depth + 1 };
    const target = referencedName(node);
    if (target !== undefined) found.push({ target, through });
    for (const member of asArray(node.allOf)) visit(member, 'all', inner);
    for (const member of [...asArray(node.anyOf), ...asArray(node.oneOf)]) visit(member, 'any', inner);
    const least = typeof node.minItems === 'number' ? node.minItems : 0;
    for (const [index, item] of asArray(node.prefixItems).entries()) {
      // TypeScript looks at once into the items of a tuple that can be absent, and into arrays in them.
      if (place.isEager || index >= least) visit(item, 'any', { ...inner, isEager: true });
    }
    if (place.isEager) visit(node.items ?? node.unevaluatedItems, 'any', inner);
  };
  visit(schema, 'all', { depth: 0, isEager: false });
  return found;
}

/** The names on circles, or between two: what is left when all that lead nowhere, or are led to from nowhere, are gone. */
function circular(
  edges: ReadonlyMap<string, readonly Edge[]>,
  counts: (owner: string, edge: Edge) => boolean,
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const [owner, all] of edges) {
    next.set(
      owner,
      all.filter((edge) => counts(owner, edge) && edges.has(edge.target)).map(({ target }) => target),
    );
  }
  const leadsOn = peeled(next, new Set(next.keys()));
  const isLedTo = peeled(reversed(next, leadsOn), leadsOn);
  return isLedTo;
}

/** Takes away, again and again, every name that leads to none of those that are left. */
function peeled(next: ReadonlyMap<string, readonly string[]>, names: ReadonlySet<string>): ReadonlySet<string> {
  const left = new Set(names);
  const back = reversed(next, names);
  const open = new Map([...left].map((name) => [name, (next.get(name) ?? []).filter((to) => left.has(to)).length]));
  const queue = [...left].filter((name) => open.get(name) === 0);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    left.delete(name);
    for (const from of back.get(name) ?? []) {
      const rest = (open.get(from) ?? 0) - 1;
      open.set(from, rest);
      if (rest === 0) queue.push(from);
    }
  }
  return left;
}

function reversed(next: ReadonlyMap<string, readonly string[]>, names: ReadonlySet<string>): Map<string, string[]> {
  const back = new Map<string, string[]>();
  for (const from of names) {
    for (const to of next.get(from) ?? []) {
      if (!names.has(to)) continue;
      const known = back.get(to);
      if (known) known.push(from);
      else back.set(to, [from]);
    }
  }
  return back;
}
