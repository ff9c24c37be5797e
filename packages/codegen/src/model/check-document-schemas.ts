/** Names every keyword in a document's schemas that would not be enforced, before anything is written. */
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import { assertedFormats, describedFormats } from '../schema/formats.ts';
import { keywordProblem } from '../schema/keyword-problem.ts';
import { endlessReferences } from './endless-references.ts';
import { annotations, documentAnnotations, enforced } from './keywords.ts';
import type { SchemaModel } from './model.ts';
import { subschemas } from './schemas.ts';

/** Checks all schemas that validators are made of. */
export function checkDocumentSchemas(schemas: readonly SchemaModel[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<JsonObject>();
  const visit = (schema: Json, holder: { node: JsonObject; keyword: string } | undefined): void => {
    if (typeof schema === 'boolean') return;
    if (!isObject(schema)) {
      const place = holder === undefined ? locate(schema) : locate(holder.node, holder.keyword);
      diagnostics.push(diagnostic('unsupported-schema', place, 'A schema is an object or a boolean.'));
      return;
    }
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const keyword of Object.keys(schema)) diagnostics.push(...checkKeyword(schema, keyword));
    for (const inner of subschemas(schema)) visit(inner, { node: schema, keyword: '' });
  };
  for (const { schema } of schemas) visit(schema, undefined);
  return [...diagnostics, ...endless(schemas)];
}

function endless(schemas: readonly SchemaModel[]): Diagnostic[] {
  const byName = new Map(schemas.map(({ name, schema }) => [name, schema]));
  return [...endlessReferences(byName)].map((name) => {
    const message = `$ref of ${name} leads back to it at the same place of a value, without end.`;
    return diagnostic('reference-cycle', locate(byName.get(name)), message);
  });
}

function checkKeyword(schema: JsonObject, keyword: string): Diagnostic[] {
  if (keyword.startsWith('x-') || annotations.has(keyword) || documentAnnotations.has(keyword)) return [];
  const place = locate(schema, keyword);
  if (!enforced.has(keyword)) {
    return [diagnostic('unsupported-keyword', place, `The keyword ${keyword} would not be enforced.`)];
  }
  const problem = keywordProblem(keyword, schema[keyword] ?? null);
  if (problem !== undefined) {
    const code = problem.code === 'keyword-value' ? 'unsupported-schema' : problem.code;
    return [diagnostic(code, place, problem.message)];
  }
  return keyword === 'format' ? checkFormat(schema) : [];
}

/** A format of nobody's list says something to people only, as the standard has it. */
function checkFormat(schema: JsonObject): Diagnostic[] {
  const format = String(schema.format);
  if (assertedFormats.has(format) || describedFormats.has(format)) return [];
  return [diagnostic('format-unknown', locate(schema, 'format'), `The format ${format} is not known and not checked.`)];
}
