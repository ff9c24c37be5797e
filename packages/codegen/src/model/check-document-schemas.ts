/** Names every keyword in a document's schemas that would not be enforced, before anything is written. */
import { asWarning, type Diagnostic, diagnostic } from '../diagnostics.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import { assertedFormats, describedFormats } from '../schema/formats.ts';
import { keywordProblem, patternNotes } from '../schema/keyword-problem.ts';
import { endlessReferences } from './endless-references.ts';
import { annotations, documentAnnotations, enforced } from './keywords.ts';
import type { SchemaModel } from './model.ts';
import { subschemas } from './schemas.ts';
import { childrenOf, taggedBranches } from './tagged-branches.ts';

/** What is let pass, with a warning. */
export interface DocumentSchemaOptions {
  /** Keywords that nobody knows, and patterns that cannot be tested: without it they are errors. */
  readonly allowUnenforced: boolean;
}

/** Checks all schemas that validators are made of. */
export function checkDocumentSchemas(schemas: readonly SchemaModel[], options: DocumentSchemaOptions): Diagnostic[] {
  const check = new DocumentSchemas(schemas, options);
  for (const { schema } of schemas) check.visit(schema, schema);
  return [...check.diagnostics, ...endless(schemas)];
}

class DocumentSchemas {
  readonly diagnostics: Diagnostic[] = [];
  readonly #target: (name: string) => Json;
  readonly #options: DocumentSchemaOptions;
  readonly #seen = new Set<JsonObject>();
  readonly #unknownFormats = new Set<string>();

  constructor(schemas: readonly SchemaModel[], options: DocumentSchemaOptions) {
    const byName = new Map(schemas.map(({ name, schema }) => [name, schema]));
    this.#target = (name) => byName.get(name) ?? true;
    this.#options = options;
  }

  visit(schema: Json, holder: JsonObject): void {
    if (typeof schema === 'boolean') return;
    if (!isObject(schema)) {
      this.diagnostics.push(diagnostic('unsupported-schema', locate(holder), 'A schema is an object or a boolean.'));
      return;
    }
    if (this.#seen.has(schema)) return;
    this.#seen.add(schema);
    for (const keyword of Object.keys(schema)) this.#checkKeyword(schema, keyword);
    for (const inner of subschemas(schema)) this.visit(inner, schema);
  }

  #checkKeyword(schema: JsonObject, keyword: string): void {
    if (keyword.startsWith('x-') || annotations.has(keyword) || documentAnnotations.has(keyword)) return;
    if (!enforced.has(keyword)) {
      const message = `The keyword ${keyword} is not known.`;
      this.#unenforced(schema, keyword, { code: 'unsupported-keyword', message });
      return;
    }
    for (const note of patternNotes(keyword, schema[keyword] ?? null))
      this.diagnostics.push(diagnostic('document-repaired', locate(schema, keyword), note));
    const problem = keywordProblem(keyword, schema[keyword] ?? null);
    if (problem !== undefined) {
      const { message } = problem;
      const code = problem.code === 'keyword-value' ? 'unsupported-schema' : problem.code;
      const canBeLeft = keyword === 'pattern' && code !== 'unsupported-schema';
      if (canBeLeft) this.#unenforced(schema, keyword, { code, message });
      else this.diagnostics.push(diagnostic(code, locate(schema, keyword), message));
    } else if (keyword === 'format') this.#checkFormat(schema);
    else if (keyword === 'discriminator') this.#checkDiscriminator(schema);
  }

  #unenforced(schema: JsonObject, keyword: string, { code, message }: Pick<Diagnostic, 'code' | 'message'>): void {
    const { allowUnenforced } = this.#options;
    const rest = allowUnenforced ? 'It is not enforced.' : 'It would not be enforced; --allow-unenforced lets it pass.';
    const problem = diagnostic(code, locate(schema, keyword), `${message} ${rest}`);
    this.diagnostics.push(allowUnenforced ? asWarning(problem) : problem);
  }

  /** Where tags do not lead to one branch each, every branch is tried, as if there were no discriminator. */
  #checkDiscriminator(schema: JsonObject): void {
    if (taggedBranches(schema, this.#target) !== undefined || childrenOf(schema).length > 0) return;
    const message =
      'The discriminator does not lead each tag to one object schema, so it is not used: every form is tried in turn.';
    this.diagnostics.push(diagnostic('discriminator-unused', locate(schema, 'discriminator'), message));
  }

  /** A format of nobody's list says something to people only, as the standard has it. Said once, not for each use. */
  #checkFormat(schema: JsonObject): void {
    const format = String(schema.format);
    if (assertedFormats.has(format) || describedFormats.has(format) || this.#unknownFormats.has(format)) return;
    this.#unknownFormats.add(format);
    const message = `The format ${JSON.stringify(format)} is not known and not checked, here and wherever else it stands.`;
    this.diagnostics.push(diagnostic('format-unknown', locate(schema, 'format'), message));
  }
}

function endless(schemas: readonly SchemaModel[]): Diagnostic[] {
  const byName = new Map(schemas.map(({ name, schema }) => [name, schema]));
  return [...endlessReferences(byName)].map((name) => {
    const message = `$ref of ${name} leads back to it at the same place of a value, without end.`;
    return diagnostic('reference-cycle', locate(byName.get(name)), message);
  });
}
