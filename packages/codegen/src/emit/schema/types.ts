/** Writes `type`, and what the other keywords ask of values of each. */
import type { JsonObject } from '../../json.ts';
import { arrayChecks, arrayPart } from './arrays.ts';
import { objectPart, untypedObjectChecks } from './objects.ts';
import { type Base, type Check, checked, just, type Scope } from './part.ts';
import { numberChecks, numberPart, stringChecks, stringPart } from './scalars.ts';

/** A schema of one type or of several. */
export function typesBase(schema: JsonObject, scope: Scope): Base {
  const types = [schema.type ?? []].flat().map(String);
  const others = types.filter((type) => type !== 'null' && !(type === 'integer' && types.includes('number')));
  const [only] = others;
  if (only === undefined) return just({ source: 'z.null()', keeps: true });
  if (types.length === 1) return typeBase(schema, only, scope);
  const bases = others.map((type) => typeBase(schema, type, scope));
  const parts = bases.map(({ part, checks }) => checked(part, checks, scope));
  const sources = parts.map(({ source }) => source);
  const source = others.length === 1 ? sources.join('') : `z.union([${sources.join(', ')}])`;
  const keeps = parts.every((part) => part.keeps);
  return just({ source: types.includes('null') ? `${source}.nullable()` : source, keeps });
}

function typeBase(schema: JsonObject, type: string, scope: Scope): Base {
  switch (type) {
    case 'string':
      return just(stringPart(schema, scope));
    case 'integer':
    case 'number':
      return just(numberPart(schema, type, scope));
    case 'boolean':
      return just({ source: 'z.boolean()', keeps: true });
    case 'null':
      return just({ source: 'z.null()', keeps: true });
    case 'array':
      return arrayPart(schema, scope);
    default:
      return objectPart(schema, scope);
  }
}

/** What the keywords of all types ask of a value whose type nothing says. */
export function untypedChecks(schema: JsonObject, scope: Scope): Check[] {
  return [
    ...stringChecks(schema, scope),
    ...numberChecks(schema, scope),
    ...arrayChecks(schema, scope),
    ...untypedObjectChecks(schema, scope),
  ];
}
