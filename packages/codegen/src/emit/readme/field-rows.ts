/** The fields of a body, each with what is known of it, in the order of the spec; nested ones by their path. */
import { asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import type { ClientModel, Direction } from '../../model/model.ts';
import { limitWords, plain } from './limit-words.ts';
import { branchesOf, membersOf, resolveField } from './resolve-field.ts';
import { typeWords } from './type-words.ts';

/** One field, in words. */
export interface FieldRow {
  /** Dotted; `[]` stands for each item of a list. */
  readonly path: string;
  readonly type: string;
  /** Of a nested field: where what holds it is there. */
  readonly required: boolean;
  /** Finished Markdown. */
  readonly limits: string;
  /** As JSON, but texts without quotation marks. */
  readonly default?: string;
  readonly description: string;
  /** How the fact is known, where no page states it plainly. */
  readonly evidence?: string;
  /** True where the sources disagree about it. */
  readonly disputed: boolean;
  readonly deprecated: boolean;
}

/** Deeper fields are left to the types; in documents from outside much leads to much. */
const deepest = { provider: 4, document: 2 } as const;

interface Place {
  readonly direction: Direction;
  readonly path: string;
  /** Schemas that were entered: one that leads back to itself is not entered again. */
  readonly entered: readonly string[];
  readonly depth: number;
}

/** The rows of the members that travel in a direction: an object's, or those of a list's items. */
export function fieldRows(model: ClientModel, field: Json, direction: Direction): FieldRow[] {
  return rowsBelow(model, field, { direction, path: '', entered: [], depth: 0 });
}

function rowsBelow(model: ClientModel, field: Json, place: Place): FieldRow[] {
  const { schema, names } = resolveField(model, field);
  if (place.depth > deepest[model.source] || names.some((name) => place.entered.includes(name))) return [];
  const inner = { ...place, entered: [...place.entered, ...names], depth: place.depth + 1 };
  const { properties, required } = membersOf(model, schema);
  const own = [...properties].flatMap(([name, property]) => {
    if (!travels(model, property, place.direction)) return [];
    const path = place.path === '' ? name : `${place.path}.${name}`;
    const row = fieldRow(model, property, { path, required: required.has(name) });
    return [row, ...rowsBelow(model, property, { ...inner, path })];
  });
  const items = isObject(schema.items) ? rowsBelow(model, schema.items, { ...inner, path: `${place.path}[]` }) : [];
  const branches = branchesOf(schema).flatMap((branch) => rowsBelow(model, branch, inner));
  return [...own, ...items, ...branches];
}

/** What is read only is not to be sent, and what is written only does not come. */
function travels(model: ClientModel, field: Json, direction: Direction): boolean {
  return resolveField(model, field).schema[direction === 'input' ? 'readOnly' : 'writeOnly'] !== true;
}

function fieldRow(model: ClientModel, field: Json, { path, required }: { path: string; required: boolean }): FieldRow {
  const { schema } = resolveField(model, field);
  const evidence = asString(schema['x-evidence']);
  return {
    path,
    type: typeWords(model, field),
    required,
    limits: limitWords(model, field),
    ...(schema.default !== undefined && { default: plain(schema.default) }),
    description: asString(schema.description)?.trim() || asString(schema.title)?.trim() || '',
    ...(evidence !== undefined && evidence !== 'documented' && { evidence }),
    disputed: isDisputed(schema),
    deprecated: schema.deprecated === true,
  };
}

function isDisputed(schema: JsonObject): boolean {
  const inside = [schema.items, ...branchesOf(schema)].map(asObject);
  return [schema, ...inside].some((part) => part['x-contradiction'] !== undefined);
}
