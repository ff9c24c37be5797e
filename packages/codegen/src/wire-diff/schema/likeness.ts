/** How alike two schemas are, to find the ones that are the same thing in two revisions. */
import { asObject } from '../../json.ts';
import { canonical } from './canonical.ts';
import { areDisjoint } from './json-types.ts';
import type { SchemaView } from './schema-view.ts';

/** From 0, nothing in common, to 1: the share of facts that both have. */
export function likeness(a: SchemaView, b: SchemaView): number {
  if (areDisjoint(a.types, b.types)) return 0;
  const [ours, theirs] = [factsOf(a), factsOf(b)];
  const common = [...ours].filter((fact) => theirs.has(fact)).length;
  const all = new Set([...ours, ...theirs]).size;
  return all === 0 ? 1 : common / all;
}

const plain: readonly string[] = [
  ...['format', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'multipleOf'],
  ...['items', 'additionalProperties'],
];

function factsOf(view: SchemaView): ReadonlySet<string> {
  const types = [...(view.types ?? ['any'])].map((type) => `type ${type}`);
  const values = (view.values ?? []).map(({ value }) => `value ${canonical(value)}`);
  const names = [...view.properties].flatMap(([name, schemas]) => [
    `property ${name}`,
    ...schemas.map(({ value }) => `property ${name} ${canonical(asObject(value).type ?? asObject(value).$ref)}`),
  ]);
  const keywords = view.parts.flatMap(({ value }) =>
    plain.filter((keyword) => value[keyword] !== undefined).map((keyword) => `${keyword} ${canonical(value[keyword])}`),
  );
  return new Set([...types, ...values, ...names, ...keywords]);
}
