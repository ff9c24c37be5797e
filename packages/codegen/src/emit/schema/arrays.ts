/** Writes the keywords of arrays. */
import { asArray, type Json, type JsonObject } from '../../json.ts';
import { type Check, listed, type Part, type Scope } from './part.ts';
import { limit, range } from './scalars.ts';

/** A schema of type array. */
export function arrayPart(schema: JsonObject, scope: Scope): { part: Part; checks: Check[] } {
  const hasTuple = schema.prefixItems !== undefined;
  const items = hasTuple ? true : (schema.items ?? true);
  const source = `z.array(${scope.write(items)})${limit(schema.minItems, 'min')}${limit(schema.maxItems, 'max')}`;
  const part = { source, keeps: items === true };
  return { part, checks: [...(hasTuple ? itemChecks(schema, scope) : []), ...contentChecks(schema, scope)] };
}

/** What the keywords of arrays ask of a value that may be something else. */
export function arrayChecks(schema: JsonObject, scope: Scope): Check[] {
  const { minItems: min, maxItems: max } = schema;
  const count = min === undefined && max === undefined ? [] : [whole(scope.use(`itemCount(${range({ min, max })})`))];
  return [...itemChecks(schema, scope), ...count, ...contentChecks(schema, scope)];
}

function itemChecks(schema: JsonObject, scope: Scope): Check[] {
  const { items } = schema;
  if (schema.prefixItems === undefined) {
    return items === undefined || items === true ? [] : [whole(scope.use(`itemsOf(${scope.write(items)})`))];
  }
  const first = asArray(schema.prefixItems).map((item) => scope.deeper.write(item));
  const rest = items === undefined || items === true ? '' : `, ${scope.write(items)}`;
  return [whole(scope.use(`tuple(${listed(['[', ']'], first, scope.indent)}${rest})`))];
}

function contentChecks(schema: JsonObject, scope: Scope): Check[] {
  const unique = schema.uniqueItems === true ? ['uniqueItems()'] : [];
  const contains = schema.contains === undefined ? [] : [containsSource(schema, schema.contains, scope)];
  return [...contains, ...unique].map((source) => whole(scope.use(source)));
}

function containsSource({ minContains: min, maxContains: max }: JsonObject, contains: Json, scope: Scope): string {
  const limits = min === undefined && max === undefined ? '' : `, ${range({ min, max })}`;
  return `contains(${scope.write(contains)}${limits})`;
}

function whole(source: string): Check {
  return { source, whole: true };
}
