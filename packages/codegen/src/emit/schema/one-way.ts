/** Finds the properties that travel in one direction only: `readOnly` and `writeOnly`. */
import { asObject, type Json, type JsonObject } from '../../json.ts';
import type { Direction } from '../../model/model.ts';
import { referencedName } from '../../model/schemas.ts';
import { inPlace, type Target } from '../../model/tagged-branches.ts';

/** Names that need not be there in a direction, as a schema or one that stands in its place says. */
export function oneWayNames(
  schema: JsonObject,
  options: { direction: Direction; target: Target },
): ReadonlySet<string> {
  const parts = [...inPlace(schema, options.target)];
  const properties = parts.flatMap((part) => Object.entries(asObject(part.properties)));
  return new Set(properties.filter(([, property]) => isOneWay(property, options)).map(([name]) => name));
}

/** Whether a property, or what it refers to, travels in the other direction only. */
function isOneWay(schema: Json, { direction, target }: { direction: Direction; target: Target }): boolean {
  const keyword = direction === 'input' ? 'readOnly' : 'writeOnly';
  const seen = new Set<string>();
  let next: Json = schema;
  for (let name = referencedName(next); name !== undefined && !seen.has(name); name = referencedName(next)) {
    if (asObject(next)[keyword] === true) return true;
    seen.add(name);
    next = target(name);
  }
  return asObject(next)[keyword] === true;
}
