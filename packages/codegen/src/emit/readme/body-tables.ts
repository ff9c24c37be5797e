/** The tables of a body: one where it is one object, one for each branch where it is a union. */
import { asArray, asObject, asString, type Json, type JsonObject } from '../../json.ts';
import type { ClientModel } from '../../model/model.ts';
import { code, paragraph, words } from '../markdown.ts';
import { fieldRows } from './field-rows.ts';
import { type FieldsOf, fieldTable } from './field-table.ts';
import { plain } from './limit-words.ts';
import { branchesOf, membersOf, resolveField } from './resolve-field.ts';
import { typeWords } from './type-words.ts';

/** Keywords that make the values of several members depend on each other. */
const conditions = ['if', 'not', 'dependentRequired', 'dependentSchemas'];

/** The sections of a body. */
export function bodyTables(model: ClientModel, { schema: field, of }: { schema: Json; of: FieldsOf }): string[] {
  const { schema } = resolveField(model, field);
  const branches = branchesOf(schema);
  if (schema.properties !== undefined || branches.length === 0) return oneTable(model, field, of);
  const property = asString(asObject(schema.discriminator).propertyName);
  return branches.flatMap((branch, index) => {
    const inner = resolveField(model, branch);
    const title = property === undefined ? undefined : tagOf(model, inner.schema, property);
    const heading = title ?? `${index === 0 ? 'Either' : 'Or'} ${code(inner.names.at(-1) ?? typeWords(model, branch))}`;
    return [`**${heading}**${says(inner.schema)}`, ...oneTable(model, branch, of)];
  });
}

/** The value by which a branch is told from its siblings. */
function tagOf(model: ClientModel, branch: JsonObject, property: string): string | undefined {
  const { schema } = resolveField(model, membersOf(model, branch).properties.get(property) ?? {});
  const value = schema.const ?? asArray(schema.enum)[0];
  return value === undefined ? undefined : `With ${code(`${property}: ${quoted(value)}`)}`;
}

function quoted(value: Json): string {
  return typeof value === 'string' ? `'${value}'` : plain(value);
}

function says({ description }: JsonObject): string {
  const text = asString(description);
  return text === undefined ? '' : `: ${words(text)}`;
}

function oneTable(model: ClientModel, field: Json, of: FieldsOf): string[] {
  const rows = fieldRows(model, field, of === 'input' ? 'input' : 'output');
  const table = rows.length === 0 ? `A value of type ${code(typeWords(model, field))}.` : fieldTable(of, rows);
  return [table, ...further(resolveField(model, field).schema)];
}

function further(schema: JsonObject): string[] {
  if (!conditions.some((keyword) => schema[keyword] !== undefined)) return [];
  const note = asString(schema['x-note']);
  return [note === undefined ? 'Further conditions between these stand in `openapi.json`.' : paragraph(words(note))];
}
