import { dataSource } from './emit/schema/part.ts';
import { writeValidators } from './emit/validator-set.ts';
import { isObject, type Json } from './json.ts';
import { endlessReferences } from './model/endless-references.ts';
import { referencesOf } from './model/schemas.ts';
import { type LinkedSchemas, linkSchemas } from './schema/link-schemas.ts';
import { plainJson } from './schema/plain-json.ts';
import type { SchemaDiagnostic, SchemaProblem } from './schema/schema-diagnostic.ts';
import { unknownFormats } from './schema/unknown-formats.ts';

/** How a schema is turned into a validator. */
export interface EmitValidatorOptions {
  /** What the module exports the validator as. */
  readonly name: string;
  /** Other schemas by their addresses, for references that lead out of this one. None is ever fetched. */
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Whether `format` is checked, or says something to people only, which is the default as the standard has it. */
  readonly formats?: 'annotate' | 'assert';
}

/** A validator as source, and what is wrong with the schema. */
export interface EmittedValidator {
  /**
   * A module of plain JavaScript that imports only zod and `@limner/runtime/codegen`, and exports a zod schema under the name asked
   * for. Where a diagnostic is an error, that schema takes no value and says why: a validator that only seems to check is worse
   * than none.
   */
  readonly code: string;
  readonly diagnostics: readonly SchemaDiagnostic[];
}

/** Turns a schema of JSON Schema 2020-12 into a zod schema that takes just the values that the standard says are valid. */
export function emitValidator(schema: unknown, options: EmitValidatorOptions): EmittedValidator {
  const { name, documents = {}, formats = 'annotate' } = options;
  assertUsable({ name, formats });
  const copy = plainJson(schema);
  const linked = 'problem' in copy ? unreadable(copy) : linkedOf(copy.value, { documents, formats });
  const diagnostics = [...linked.diagnostics, ...endless(linked), ...unknownFormats(linked)];
  const refusal = diagnostics.find(({ severity }) => severity === 'error');
  const code = refusal === undefined ? moduleOf(linked, name) : refusing(name, refusal);
  return { code, diagnostics };
}

/** A caller without types may give anything: a module that cannot be loaded, or checks less than was asked, helps nobody. */
function assertUsable({ name, formats }: { name: unknown; formats: unknown }): void {
  if (typeof name !== 'string' || !name.isWellFormed()) {
    throw new TypeError('The name of the export must be a text, without lone surrogates. Give one as options.name.');
  }
  if (formats !== 'annotate' && formats !== 'assert') {
    throw new TypeError(`options.formats is 'annotate' or 'assert', not ${String(formats)}.`);
  }
}

function linkedOf(value: Json, options: Parameters<typeof linkSchemas>[1]): LinkedSchemas {
  if (isObject(value)) return linkSchemas(value, options);
  if (typeof value === 'boolean') return linkSchemas({ allOf: [value] }, options);
  return unreadable({ code: 'schema-invalid', pointer: '', problem: 'A schema is an object or a boolean.' });
}

function unreadable(found: { code: SchemaProblem; pointer: string; problem: string }): LinkedSchemas {
  const { code, pointer, problem: message } = found;
  return {
    root: '',
    schemas: new Map(),
    pointers: new Map(),
    diagnostics: [{ code, severity: 'error', pointer, message }],
  };
}

/** Checking takes stack for each level of a value that a schema leads into. */
const deepestValue = 500;

function endless({ schemas, pointers }: LinkedSchemas): SchemaDiagnostic[] {
  return [...endlessReferences(schemas)].map((name): SchemaDiagnostic => {
    const message =
      '$ref leads back to this schema at the same place of a value, without end. Take one of the references out.';
    return { code: 'reference-cycle', severity: 'error', pointer: pointers.get(name) ?? '', message };
  });
}

function moduleOf(linked: LinkedSchemas, name: string): string {
  const { validators, imports, isDeep } = writeValidators({
    schemas: new Map([...linked.schemas].map(([key, schema]) => [key, { schema, references: referencesOf(schema) }])),
    entries: [...linked.schemas.keys()].map((key) => ({ name: key, schemaName: key, direction: 'input' })),
    exact: true,
    closed: false,
    // Linking left those alone that are to be checked.
    assertsFormats: true,
    directional: false,
  });
  const statements = validators.map((validator) => `const ${validator.name} = ${validator.source};`);
  return [
    "import * as z from 'zod';",
    `import { ${[...imports, ...(isDeep ? ['shallow'] : [])].sort().join(', ')} } from '@limner/runtime/codegen';`,
    ...statements,
    `const root = ${isDeep ? `z.unknown().check(shallow(${deepestValue})).pipe(${linked.root}())` : `${linked.root}()`};`,
    exported(name),
    '',
  ].join('\n');
}

function refusing(name: string, { pointer, message }: SchemaDiagnostic): string {
  const text = `The schema has an error, so nothing is checked by it. ${message} (at ${pointer === '' ? '/' : pointer})`;
  return [
    "import * as z from 'zod';",
    `const root = z.never({ error: ${dataSource(text)} });`,
    exported(name),
    '',
  ].join('\n');
}

function exported(name: string): string {
  return `export { root as ${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)} };`;
}
