import type { Change } from './change.ts';
import { valueAt } from './edit-value.ts';
import { listOf, type Members, membersOf } from './json.ts';
import type { SchemaUses } from './schema-uses.ts';
import type { FoundSchema } from './schemas.ts';

/** A change of a schema, in its document. */
interface SchemaChange {
  readonly found: FoundSchema;
  readonly change: Change;
  readonly document: Members;
  /** Of the schemas of the components. */
  readonly uses: ReadonlyMap<string, SchemaUses>;
}

/** Parts of names of cases, the likeliest first: the border of just this keyword, the property, the operation. */
export function schemaHints(asked: SchemaChange): string[] {
  const operations = operationsOf(asked).map((id) => `/${id}/`);
  // Borders are drawn for what is sent, and there are many of them.
  if (!isSent(asked)) return operations;
  const [keyword] = asked.change.path;
  const properties = propertiesOf(asked);
  const member = memberOf(asked);
  const exact = member === undefined ? properties.map((name) => `${name}-${keyword}-`) : [`-${member}-`];
  return [...[...exact, ...properties].map(inCaseName), ...operations];
}

function isSent({ found, uses }: SchemaChange): boolean {
  const component = componentOf(found);
  return component === undefined ? !found.path.includes('responses') : uses.get(component)?.isSent === true;
}

/** The properties that it is a schema of. */
function propertiesOf({ found, uses }: SchemaChange): readonly string[] {
  const at = found.path.lastIndexOf('properties');
  if (at >= 0) return [String(found.path[at + 1])];
  const component = componentOf(found);
  return component === undefined ? [] : [...(uses.get(component)?.properties ?? [])];
}

/** The property that the schema comes to know no more, or to need no more. */
function memberOf({ found, change }: SchemaChange): unknown {
  const [keyword, at] = change.path;
  if (keyword === 'required') return listOf(found.schema.required)[Number(at)];
  return keyword === 'properties' ? at : undefined;
}

function operationsOf({ found, document, uses }: SchemaChange): readonly string[] {
  const component = componentOf(found);
  if (component !== undefined) return [...(uses.get(component)?.operations ?? [])];
  const { operationId } = membersOf(valueAt(document, found.path.slice(0, 3)));
  return operationId === undefined ? [] : [String(operationId)];
}

function componentOf({ path }: FoundSchema): string | undefined {
  return path[0] === 'components' ? String(path[2]) : undefined;
}

/** As it stands in names of cases: `num_images` is `num-images`. */
function inCaseName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
