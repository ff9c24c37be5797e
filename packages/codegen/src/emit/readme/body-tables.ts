/** The tables of a body: one where it is one object, one for each branch where it is a union. */
import { asArray, asObject, asString, type Json, type JsonObject } from '../../json.ts';
import type { ClientModel } from '../../model/model.ts';
import { code, firstParagraph, paragraph, words } from '../markdown.ts';
import { type FieldRow, fieldRows } from './field-rows.ts';
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
  if (schema.properties !== undefined || branches.length === 0) return tableOf(shapeOf(model, field, { of }), of);
  const tag = asString(asObject(schema.discriminator).propertyName);
  const shapes = branches.map((branch) => shapeOf(model, branch, { of, tag }));
  const alike = [...Map.groupBy(shapes, ({ key }) => key).values()];
  return alike.flatMap((same, index) => sharedTable(same, { of, isFirst: index === 0 }));
}

/** One branch of a body, or the whole of one without. */
interface Shape {
  /** Its value of the member that tells branches apart, or its name; in code. */
  readonly name: string;
  readonly isTagged: boolean;
  readonly description: string;
  readonly rows: readonly FieldRow[];
  /** What is said where there are no rows. */
  readonly type: string;
  readonly further: readonly string[];
  readonly rowsBesideTag: readonly FieldRow[];
  /** The same for branches that differ in nothing but that value. */
  readonly key: string;
}

function shapeOf(model: ClientModel, field: Json, { of, tag }: { of: FieldsOf; tag?: string | undefined }): Shape {
  const { schema, names } = resolveField(model, field);
  const rows = fieldRows(model, field, of === 'input' ? 'input' : 'output');
  const rowsBesideTag = rows.filter(({ path }) => path !== tag);
  const value = tag === undefined ? undefined : tagOf(model, schema, tag);
  const type = typeWords(model, field);
  const facts = { rowsBesideTag, type, further: further(schema) };
  return {
    ...facts,
    name: code(value ?? names.at(-1) ?? type),
    isTagged: value !== undefined,
    description: asString(schema.description) ?? '',
    rows,
    key: JSON.stringify(facts),
  };
}

/** The value by which a branch is told from its siblings. */
function tagOf(model: ClientModel, branch: JsonObject, property: string): string | undefined {
  const { schema } = resolveField(model, membersOf(model, branch).properties.get(property) ?? {});
  const value = schema.const ?? asArray(schema.enum)[0];
  return value === undefined ? undefined : `${property}: ${quoted(value)}`;
}

function quoted(value: Json): string {
  return typeof value === 'string' ? `'${value}'` : plain(value);
}

/** The table of branches that are alike, below the names of all; where there is but one, with all that is said of it. */
function sharedTable(same: readonly Shape[], { of, isFirst }: { of: FieldsOf; isFirst: boolean }): string[] {
  const [first, ...others] = same;
  if (!first) return [];
  const which = first.isTagged ? 'With' : isFirst ? 'Either' : 'Or';
  const heading = `**${which} ${same.map(({ name }) => name).join(', ')}**`;
  if (others.length > 0) return [heading, ...tableOf({ ...first, rows: first.rowsBesideTag }, of)];
  const says = first.description === '' ? '' : `: ${words(firstParagraph(first.description))}`;
  return [`${heading}${says}`, ...tableOf(first, of)];
}

function tableOf({ rows, type, further: more }: Shape, of: FieldsOf): string[] {
  return [rows.length === 0 ? `A value of type ${code(type)}.` : fieldTable(of, rows), ...more];
}

function further(schema: JsonObject): string[] {
  if (!conditions.some((keyword) => schema[keyword] !== undefined)) return [];
  const note = asString(schema['x-note']);
  return [note === undefined ? 'Further conditions between these stand in `openapi.json`.' : paragraph(words(note))];
}
