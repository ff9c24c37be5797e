/**
 * `types.ts`: a plain named interface or alias for each schema. openapi-typescript turns schemas into types; its
 * `components` map is taken apart here, so that users' compilers meet names and no map to walk.
 */
import openapiTS from 'openapi-typescript';
import ts from 'typescript';
import { asObject, isObject, type Json } from '../json.ts';
import type { ClientModel } from '../model/model.ts';
import { quote } from '../model/names.ts';
import { safeComment, schemaComment } from './doc-comment.ts';
import type { TypeScriptFile } from './file.ts';
import { interfaceDeclaration, typeAlias } from './statements.ts';

/** Emits the types of a model. */
export async function emitTypes(model: ClientModel): Promise<TypeScriptFile> {
  const comments = new Map<ts.Node, string>();
  const schemas = Object.fromEntries(model.schemas.map(({ name, schema }) => [name, schema]));
  const nodes = await openapiTS(documentOf(model.spec.title, schemas), {
    silent: true,
    emptyObjectsUnknown: true,
    defaultNonNullable: false,
    transformProperty: (property, schema) => {
      // Requests may spell an absent property as undefined, also under exactOptionalPropertyTypes.
      const isOptional = property.questionToken !== undefined && property.type !== undefined;
      const result = isOptional && property.type ? withUndefined(property, property.type) : property;
      comments.set(result, schemaComment(asObject(schema)));
      return result;
    },
  });
  const members = schemaMembers(nodes);
  const statements = model.schemas.map(({ name, schema }) => {
    const type = members.get(name) ?? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
    return declaration({ name, type: named(type, comments), doc: schemaComment(schema), comments });
  });
  return { kind: 'typescript', path: 'src/gen/types.ts', imports: [], namespaces: [], statements };
}

/**
 * openapi-typescript types its input more narrowly than the JSON that it takes. It gets a copy, as it changes what it is
 * given, without discriminators: the constants of the members say as much, and it would write them into descriptions.
 */
function documentOf(title: string, schemas: Record<string, Json>): Parameters<typeof openapiTS>[0] {
  const isDiscriminator = (value: unknown): boolean => isObject(value) && typeof value.propertyName === 'string';
  const copy: unknown = JSON.parse(
    JSON.stringify(schemas, (key, value) => (key === 'discriminator' && isDiscriminator(value) ? undefined : value)),
  );
  const document: unknown = {
    openapi: '3.1.0',
    info: { title, version: '0' },
    paths: {},
    components: { schemas: copy },
  };
  return document as Parameters<typeof openapiTS>[0];
}

function withUndefined(property: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  if (type.kind === ts.SyntaxKind.UnknownKeyword) return property;
  const absent = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  const widened = ts.factory.createUnionTypeNode([...(ts.isUnionTypeNode(type) ? type.types : [type]), absent]);
  return ts.factory.updatePropertySignature(
    property,
    property.modifiers,
    property.name,
    property.questionToken,
    widened,
  );
}

/** The members of `components.schemas` by name. */
function schemaMembers(nodes: readonly ts.Node[]): Map<string, ts.TypeNode> {
  const members = new Map<string, ts.TypeNode>();
  const components = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'components');
  if (!components || !ts.isInterfaceDeclaration(components)) return members;
  for (const { name, type } of properties(components.members)) {
    if (name !== 'schemas' || !type || !ts.isTypeLiteralNode(type)) continue;
    for (const schema of properties(type.members)) if (schema.type) members.set(schema.name, schema.type);
  }
  return members;
}

function properties(
  members: ts.NodeArray<ts.TypeElement>,
): { name: string; type: ts.TypeNode | undefined; node: ts.PropertySignature }[] {
  return members.filter(ts.isPropertySignature).map((node) => ({ name: nameOf(node.name), type: node.type, node }));
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : '';
}

/** Replaces `components["schemas"]["X"]` by `X` and the comments of openapi-typescript by our own. */
function named(type: ts.TypeNode, comments: Map<ts.Node, string>): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    const name = ts.isIndexedAccessTypeNode(node) ? schemaName(node) : undefined;
    if (name !== undefined) return ts.factory.createTypeReferenceNode(name);
    // openapi-typescript writes string literals as identifiers that bring their quotes along.
    if (ts.isIdentifier(node) && node.text.startsWith('"'))
      return ts.factory.createIdentifier(quote(JSON.parse(node.text)));
    const comment = comments.get(node);
    const visited = ts.visitEachChild(node, visit, undefined);
    if (ts.isUnionTypeNode(visited)) return flatUnion(visited);
    if (ts.isParenthesizedTypeNode(visited) && !ts.isUnionTypeNode(visited.type)) return visited.type;
    if (ts.isPropertySignature(visited)) {
      comments.set(visited, comment ?? '');
      setComment(visited, comment ?? '');
    }
    return visited;
  };
  return ts.visitNode(type, visit, ts.isTypeNode);
}

/** A union without unions in it; one of a single member is that member. */
function flatUnion(union: ts.UnionTypeNode): ts.TypeNode {
  const types = union.types.flatMap((type) => {
    const inner = ts.isParenthesizedTypeNode(type) ? type.type : type;
    return ts.isUnionTypeNode(inner) ? [...inner.types] : [inner];
  });
  const [only] = types;
  return types.length === 1 && only ? only : ts.factory.createUnionTypeNode(types);
}

function setComment(node: ts.PropertySignature, comment: string): void {
  const text = safeComment(comment);
  const lines = text.split('\n').map((line) => ` * ${line}`.trimEnd());
  const body = text.includes('\n') ? `*\n${lines.join('\n')}\n ` : `* ${text} `;
  const added: ts.SynthesizedComment = {
    kind: ts.SyntaxKind.MultiLineCommentTrivia,
    text: body,
    pos: -1,
    end: -1,
    hasTrailingNewLine: true,
  };
  ts.setSyntheticLeadingComments(node, text === '' ? [] : [added]);
}

function schemaName(node: ts.IndexedAccessTypeNode): string | undefined {
  const { objectType, indexType } = node;
  if (!ts.isIndexedAccessTypeNode(objectType) || !ts.isLiteralTypeNode(indexType)) return undefined;
  const isSchemas = ts.isTypeReferenceNode(objectType.objectType) && print(objectType) === 'components["schemas"]';
  return isSchemas && ts.isStringLiteral(indexType.literal) ? indexType.literal.text : undefined;
}

function declaration(options: {
  name: string;
  type: ts.TypeNode;
  doc: string;
  comments: ReadonlyMap<ts.Node, string>;
}): string {
  const { name, type, doc, comments } = options;
  if (!ts.isTypeLiteralNode(type) || type.members.some((member) => !ts.isPropertySignature(member))) {
    return typeAlias({ doc, name, type: print(type) });
  }
  const members = properties(type.members).map(({ node }) => ({
    doc: comments.get(node) ?? '',
    key: `${print(node.name)}${node.questionToken ? '?' : ''}`,
    type: node.type ? print(node.type) : 'unknown',
  }));
  return interfaceDeclaration({ doc, name, members });
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const blank = ts.createSourceFile('types.ts', '', ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);

function print(node: ts.Node): string {
  // The printer indents by four, the project by two.
  return printer
    .printNode(ts.EmitHint.Unspecified, node, blank)
    .replaceAll(/^( {4})+/gm, (spaces) => ' '.repeat(spaces.length / 2));
}
