/** Holds a schema that a page gives against the schemas of the spec, fact by fact. */
import type { Location } from '../diagnostics.ts';
import type { FactSchema } from '../docs/page-facts.ts';
import { asArray, asObject, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import type { Position } from '../wire-diff/change.ts';
import { alternatives } from './alternatives.ts';
import { below, type JudgedFact } from './fact.ts';
import { isSame, wordsOf } from './same-keyword.ts';
import { toJson } from './to-json.ts';

/** Where a schema of a page is held against the spec. */
export interface SchemaPlace {
  /** Document that references lead into. */
  readonly document: JsonObject;
  readonly place: string;
  readonly position: Position;
  /** The schemas of the spec that may be meant; none where the spec has nothing there. */
  readonly nodes: readonly JsonObject[];
  /** Where it would have to stand. */
  readonly at?: Location;
}

/** Keywords that are judged by what they hold, and those that are no statement about a value. */
const structural = new Set(['properties', 'required', 'items', 'anyOf', 'x-conditional', 'x-expires', 'title']);

/** Every fact of the schema and of the schemas in it. */
export function judgeSchema(schema: FactSchema, spot: SchemaPlace): JudgedFact[] {
  const keywords = Object.keys(schema).filter((keyword) => !structural.has(keyword));
  return [
    ...keywords.map((keyword) => judgeKeyword(keyword, schema[keyword], spot)),
    ...judgeProperties(schema, spot),
    ...judgeRequired(schema, spot),
    ...judgeItems(schema, spot),
    ...judgeBranches(schema, spot),
  ];
}

function judgeKeyword(keyword: string, value: unknown, { place, position, nodes, at }: SchemaPlace): JudgedFact {
  const says = toJson(value);
  const same = nodes.find((node) => isSame(node, keyword, { says, position }));
  const other = nodes.find((node) => wordsOf(node, keyword) !== undefined);
  const spot = same ?? other;
  const found = spot && wordsOf(spot, keyword);
  const where = spot && found !== undefined ? locate(spot, spot[keyword] === undefined ? undefined : keyword) : at;
  return {
    place: below(place, keyword),
    position,
    says,
    ...(found !== undefined && { found }),
    stands: same !== undefined,
    ...(where && { at: where }),
  };
}

function judgeProperties(schema: FactSchema, spot: SchemaPlace): JudgedFact[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const holders = holdersOf(spot.nodes, name);
    const place = below(spot.place, name);
    const at = holders[0] ? locate(holders[0].properties, name) : spot.at;
    const nodes = holders.flatMap((node) => alternatives(spot.document, asObject(node.properties)[name]));
    const there: JudgedFact = {
      place,
      position: spot.position,
      says: 'a member',
      stands: holders.length > 0,
      ...(at && { at }),
    };
    return [there, ...judgeSchema(property, { ...spot, place, nodes, ...(at && { at }) })];
  });
}

/** Whether a member may be left out is told only where the page says so of its members. */
function judgeRequired(schema: FactSchema, { place, position, nodes, at }: SchemaPlace): JudgedFact[] {
  const { required, properties = {} } = schema;
  const conditional = schema['x-conditional'] ?? [];
  const told = required === undefined ? conditional : Object.keys(properties);
  return told.flatMap((name) => {
    const holders = holdersOf(nodes, name);
    const says = required?.includes(name) ?? false;
    if (holders.length === 0) return [];
    const found = holders.map((node) => asArray(node.required).includes(name));
    const [holder] = holders;
    const where = holder ? locate(holder.properties, name) : at;
    const word = conditional.includes(name) ? 'conditional' : 'required';
    return [
      {
        place: below(below(place, name), word),
        position,
        says: word === 'conditional' ? true : says,
        found: found.includes(says) ? says : !says,
        stands: found.includes(says),
        ...(where && { at: where }),
      },
    ];
  });
}

function judgeItems(schema: FactSchema, spot: SchemaPlace): JudgedFact[] {
  if (!schema.items) return [];
  const nodes = spot.nodes.flatMap((node) => alternatives(spot.document, node.items));
  return judgeSchema(schema.items, { ...spot, place: below(spot.place, 'items'), nodes });
}

/** A form of a page is held against the form of the spec that is most like it. */
function judgeBranches(schema: FactSchema, spot: SchemaPlace): JudgedFact[] {
  return (schema.anyOf ?? []).flatMap((branch, index) => {
    const place = below(below(spot.place, 'anyOf'), index);
    const judge = (nodes: readonly JsonObject[]): JudgedFact[] => judgeSchema(branch, { ...spot, place, nodes });
    const judged = spot.nodes.map((node) => judge([node]));
    return judged.reduce((best, one) => (standing(one) > standing(best) ? one : best), judge([]));
  });
}

function standing(facts: readonly JudgedFact[]): number {
  return facts.filter(({ stands }) => stands).length;
}

function holdersOf(nodes: readonly JsonObject[], name: string): JsonObject[] {
  return nodes.filter((node) => Object.hasOwn(asObject(node.properties), name));
}
