/**
 * `validators.proof.ts`: has the compiler prove that each validator takes exactly what its type says. It is checked with
 * the package and shipped with none, as no entry point leads to it.
 */
import type { ClientModel } from '../model/model.ts';
import { pascalCase } from '../model/names.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { typeAlias } from './statements.ts';
import { listValidators } from './validators.ts';

/** Emits the proof of a model. */
export function emitProof(model: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const proven = listValidators(model).filter(({ schema }) => !schema.recursive);
  const statements = proven.map(({ name, schema }) => {
    const same = imports.type('@limner/runtime/codegen', 'SameType');
    const validated = `${imports.type('@limner/runtime/codegen', 'Validated')}<typeof ${imports.type('./validators.js', name)}>`;
    const type = imports.type('./types.js', schema.name);
    return typeAlias({
      doc: `Fails to compile unless \`${name}\` and \`${schema.name}\` agree.`,
      name: `${pascalCase(name)}Proof`,
      type: `${imports.type('@limner/runtime/codegen', 'Proof')}<${same}<${validated}, ${type}>>`,
    });
  });
  return {
    kind: 'typescript',
    path: 'src/gen/validators.proof.ts',
    imports: imports.list(),
    namespaces: [],
    statements,
  };
}
