import { asString, child, isObject, type Json } from '../json.ts';
import { assertedFormats, describedFormats } from './formats.ts';
import type { LinkedSchemas } from './link-schemas.ts';
import type { SchemaDiagnostic } from './schema-diagnostic.ts';
import { schemaHolders } from './vocabulary.ts';

/** A warning for each format that nobody's list has, where formats are to be checked; each is said once. */
export function unknownFormats({ schemas, pointers }: LinkedSchemas): SchemaDiagnostic[] {
  const found = new Map<string, string>();
  for (const [name, schema] of schemas) note(schema, pointers.get(name) ?? '', found);
  return [...found].map(([format, pointer]): SchemaDiagnostic => {
    const message = `The format ${JSON.stringify(format)} is not known and not checked, here and wherever else it stands.`;
    return { code: 'format-unknown', severity: 'warning', pointer, message };
  });
}

function note(schema: Json, pointer: string, found: Map<string, string>): void {
  if (!isObject(schema)) return;
  const format = asString(schema.format);
  const isKnown = format === undefined || assertedFormats.has(format) || describedFormats.has(format);
  if (!isKnown && !found.has(format)) found.set(format, child(pointer, 'format'));
  for (const [keyword, value] of Object.entries(schema)) {
    const held = schemaHolders.get(keyword);
    const at = child(pointer, keyword);
    if (held === 'one') note(value, at, found);
    else if (held !== undefined && typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) note(inner, child(at, key), found);
  }
}
