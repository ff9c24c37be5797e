import { asArray, isObject, type JsonObject } from '../../json.ts';

/** A first description of a value, made of what is known of it: "A text of up to 2000 characters." */
export function describeValue(schema: JsonObject): string {
  const parts = [kindOf(schema), ...(schema.default === undefined ? [] : [`by default ${shown(schema.default)}`])];
  return `${parts.join('; ')}.`;
}

function kindOf(schema: JsonObject): string {
  const values = schema.const === undefined ? asArray(schema.enum) : [schema.const];
  if (values.length === 1) return `Always ${shown(values[0])}`;
  if (values.length > 8) return `One of ${values.length} values`;
  if (values.length > 1) return `One of ${values.map(shown).join(', ')}`;
  const [type] = [schema.type ?? 'any'].flat().filter((one) => one !== 'null');
  switch (type) {
    case 'string':
      return `A text${bounds(schema, 'Length', 'characters')}`;
    case 'integer':
      return `A whole number${range(schema)}`;
    case 'number':
      return `A number${range(schema)}`;
    case 'boolean':
      return 'True or false';
    case 'array':
      return `A list${bounds(schema, 'Items', 'values')}`;
    case 'object':
      return 'An object';
    default:
      return isObject(schema) && (schema.anyOf ?? schema.oneOf) ? 'A value in one of several forms' : 'A value';
  }
}

function range({ minimum, maximum, multipleOf }: JsonObject): string {
  const step = multipleOf === undefined ? '' : `, a multiple of ${String(multipleOf)}`;
  return `${span(minimum, maximum)}${step}`;
}

function span(minimum: unknown, maximum: unknown): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${String(minimum)} to ${String(maximum)}`;
  if (minimum !== undefined) return ` of ${String(minimum)} or more`;
  return maximum === undefined ? '' : ` of ${String(maximum)} or less`;
}

function bounds(schema: JsonObject, kind: string, noun: string): string {
  const [least, most] = [schema[`min${kind}`], schema[`max${kind}`]];
  if (least !== undefined && most !== undefined) return ` of ${String(least)} to ${String(most)} ${noun}`;
  if (most !== undefined) return ` of up to ${String(most)} ${noun}`;
  return least === undefined ? '' : ` of ${String(least)} ${noun} or more`;
}

function shown(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
