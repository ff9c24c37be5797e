/** `types.ts`: a plain named interface or alias for each schema, so that users' compilers meet names and no map to walk. */
import type { ClientModel } from '../model/model.ts';
import { documentComment, schemaComment } from './doc-comment.ts';
import { ImportCollector, type TypeScriptFile } from './file.ts';
import { docComment, typeAlias } from './statements.ts';
import { aliasCircles } from './types/alias-circles.ts';
import { emitFailures } from './types/failures.ts';
import { type DeclaredType, declaredTypes, typeName } from './types/type-names.ts';
import { TypeWriter } from './types/type-writer.ts';
import { UnionWidths } from './types/union-widths.ts';

/** Emits the types of a model. */
export function emitTypes(model: ClientModel): TypeScriptFile {
  const imports = new ImportCollector();
  const schemas = new Map(model.schemas.map((schema) => [schema.name, schema]));
  const widths = new UnionWidths(schemas);
  const closesCircle = aliasCircles(model.schemas);
  const comment = model.source === 'document' ? documentComment : schemaComment;
  const statements = declaredTypes(model).map((declared) => {
    const writer = new TypeWriter({
      direction: declared.direction,
      schemas,
      widths,
      nameOf: (schema, direction) => typeName(model, schema, direction),
      closesCircle: (target, through) => closesCircle(declared.schema.name, target, through),
      comment,
      file: () => imports.type('@limner/runtime/codegen', 'BinaryInput'),
    });
    return declaration(declared, writer, comment(declared.schema.schema));
  });
  const failures = emitFailures(model, imports);
  return {
    kind: 'typescript',
    path: 'src/gen/types.ts',
    imports: imports.list(),
    namespaces: [],
    statements: [...statements, ...failures],
  };
}

function declaration({ name, schema }: DeclaredType, writer: TypeWriter, doc: string): string {
  const { text, isInterface } = writer.write(schema.schema);
  return isInterface ? `${docComment(doc)}export interface ${name} ${text}` : typeAlias({ doc, name, type: text });
}
