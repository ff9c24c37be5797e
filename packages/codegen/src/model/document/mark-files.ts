/** Marks what the caller gives as a file, in a copy of the schema of one form. */
import { asObject, asString, isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { inherit } from '../../parse/origin.ts';
import { essence, isJson, isText } from './media-types.ts';
import type { SchemaStore } from './schema-store.ts';
import { uncheckedKeywords } from './unchecked.ts';

/** Stands for a file or bytes of the caller. */
export const fileMarker = 'x-limner-binary';

interface FormContext {
  readonly store: SchemaStore;
  /** How parts travel, by name: the encoding object of the document. */
  readonly encoding: JsonObject;
  /** Takes the keywords of files that nothing checks. */
  readonly unchecked: Set<string>;
}

/** A form's schema with every file among its properties marked; the very schema where there is none. */
export function markFiles(schema: Json, context: FormContext): Json {
  return markForm(schema, { ...context, seen: new Set() });
}

function markForm(schema: Json, context: FormContext & { seen: Set<Json> }): Json {
  const form = context.store.follow(schema);
  if (!isObject(form) || context.seen.has(form)) return schema;
  context.seen.add(form);
  const copy: JsonObject = inherit({ ...form }, form);
  const properties = mapMembers(asObject(form.properties), (property, name) => markPart(property, name, context));
  if (properties) copy.properties = properties;
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = form[keyword];
    if (!Array.isArray(branches)) continue;
    const marked = branches.map((branch) => markForm(branch, context));
    if (marked.some((branch, at) => branch !== branches[at])) copy[keyword] = inherit(marked, branches);
  }
  return Object.keys(form).some((key) => copy[key] !== form[key]) ? copy : schema;
}

function mapMembers(map: JsonObject, change: (member: Json, name: string) => Json): JsonObject | undefined {
  let copy: JsonObject | undefined;
  for (const [name, member] of Object.entries(map)) {
    const changed = change(member, name);
    if (changed === member) continue;
    copy ??= inherit({ ...map }, map);
    setMember(copy, name, changed);
  }
  return copy;
}

function markPart(property: Json, name: string, context: FormContext): Json {
  const schema = context.store.follow(property);
  const mediaType = asString(asObject(context.encoding[name]).contentType);
  const isBytes = mediaType !== undefined && !mediaType.split(',').some((one) => isJson(one) || isText(one));
  if (schema === undefined || schema === true) return isBytes ? marker(property) : property;
  if (!isObject(schema)) return property;
  if (isFile(schema, isBytes)) return fileOf(property, schema, context);
  const items = context.store.follow(schema.items);
  if (isObject(items) && isFile(items, isBytes))
    return inherit({ ...schema, items: fileOf(schema.items ?? {}, items, context) }, schema);
  return property;
}

/** True where the schema describes raw bytes rather than a text. */
export function isFile(schema: JsonObject, isBytes = false): boolean {
  const types = [schema.type].flat().filter((type) => type !== undefined && type !== 'null');
  if (types.some((type) => type !== 'string' && type !== 'file')) return false;
  if (types.length === 0)
    return (
      isBytes &&
      !['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', 'properties', 'items'].some((keyword) => keyword in schema)
    );
  const mediaType = asString(schema.contentMediaType);
  const isEncoded = ['base64', 'base64url', 'base32', 'base16', '7bit', '8bit', 'quoted-printable'].includes(
    String(schema.contentEncoding),
  );
  const isRaw = mediaType !== undefined && !isJson(mediaType) && !isText(essence(mediaType));
  return (
    schema.format === 'binary' ||
    types.includes('file') ||
    (!isEncoded && (isRaw || isBytes)) ||
    schema.contentEncoding === 'binary'
  );
}

function fileOf(property: Json, schema: JsonObject, { unchecked }: FormContext): JsonObject {
  for (const keyword of uncheckedKeywords(schema)) unchecked.add(keyword);
  return marker(property, schema);
}

function marker(property: Json, schema: JsonObject = asObject(property)): JsonObject {
  const { description, deprecated, type } = { ...schema, ...asObject(property) };
  const file: JsonObject = { [fileMarker]: true };
  const isNullable = [type].flat().includes('null');
  return {
    ...(isNullable ? { anyOf: [file, { type: 'null' }] } : file),
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
  };
}
