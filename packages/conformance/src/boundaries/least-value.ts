import { patternEdges } from '../texts/pattern-edges.ts';
import { resolve, type Schema } from './request-document.ts';

/** A value that a schema takes, with nothing in it that need not be. Whether it does is for a validator to confirm. */
export function leastValue(document: Schema, given: unknown): unknown {
  const schema = resolve(document, given);
  if (Object.hasOwn(schema, 'const')) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const [branch] = branchesOf(schema);
  if (branch !== undefined) return leastValue(document, branch);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return leastObject(document, schema);
    case 'array':
      return Array.from({ length: numberOf(schema.minItems) ?? 0 }, () => leastValue(document, schema.items ?? {}));
    case 'integer':
    case 'number':
      return leastNumber(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return leastText(schema);
  }
}

/** The branches of a union. */
export function branchesOf({ oneOf, anyOf }: Schema): readonly unknown[] {
  return [oneOf, anyOf].flatMap((branches) => (Array.isArray(branches) ? branches : []));
}

/** The properties that an object lists. */
export function propertiesOf({ properties }: Schema): Readonly<Record<string, unknown>> {
  return typeof properties === 'object' && properties !== null ? { ...properties } : {};
}

/** The names that an object must have. */
export function requiredOf({ required }: Schema): readonly string[] {
  return Array.isArray(required) ? required.map(String) : [];
}

/** A number of the schema, where it has one there. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function leastObject(document: Schema, schema: Schema): unknown {
  const properties = propertiesOf(schema);
  return Object.fromEntries(
    requiredOf(schema).map((name) => [name, leastValue(document, properties[name] ?? { type: 'string' })]),
  );
}

function leastNumber({ minimum, exclusiveMinimum, maximum, multipleOf }: Schema): number {
  const step = numberOf(multipleOf) ?? 1;
  const above = numberOf(exclusiveMinimum);
  const least = numberOf(minimum) ?? (above === undefined ? Math.min(step, numberOf(maximum) ?? step) : above + step);
  return Math.ceil(least / step) * step;
}

function leastText({ pattern, format, minLength }: Schema): string {
  if (typeof pattern === 'string') return patternEdges(pattern).taken[0] ?? '';
  if (format === 'uri') return 'https://example.com/a';
  return 'a'.repeat(Math.max(1, numberOf(minLength) ?? 1));
}
