/**
 * Statements as text, for what ts-morph would indent as a continuation: constants and type members that run over several
 * lines.
 */
import { safeComment } from './doc-comment.ts';

const width = 120;

/** A doc comment with its line break, indented; empty where there is nothing to say. */
export function docComment(text: string, indent = ''): string {
  const safe = safeComment(text).trim();
  if (safe === '') return '';
  if (!safe.includes('\n')) return `${indent}/** ${safe} */\n`;
  const lines = safe.split('\n').map((line) => `${indent} * ${line}`.trimEnd());
  return `${indent}/**\n${lines.join('\n')}\n${indent} */\n`;
}

/** An exported constant. */
export function constant(options: { doc?: string; name: string; type?: string; value: string }): string {
  const { doc = '', name, type, value } = options;
  return `${docComment(doc)}export const ${name}${type === undefined ? '' : `: ${type}`} = ${value};`;
}

/** An exported type alias. */
export function typeAlias(options: { doc: string; name: string; type: string }): string {
  return `${docComment(options.doc)}export type ${options.name} = ${options.type};`;
}

/** One member of an interface. */
export interface InterfaceMember {
  readonly doc: string;
  /** Name with its question mark, if it has one. */
  readonly key: string;
  readonly type: string;
}

/** An exported interface. */
export function interfaceDeclaration(options: {
  doc: string;
  name: string;
  members: readonly InterfaceMember[];
}): string {
  const members = options.members.map(({ doc, key, type }) => {
    const indented = type.replaceAll('\n', '\n  ');
    return `${docComment(doc, '  ')}  ${key}: ${indented};\n`;
  });
  return `${docComment(options.doc)}export interface ${options.name} {\n${members.join('')}}`;
}

/** An import or export of names, over several lines where one is too long. */
export function nameList(options: { keyword: string; names: readonly string[]; module: string }): string {
  const { keyword, names, module } = options;
  const line = `${keyword} { ${names.join(', ')} } from '${module}';`;
  if (line.length <= width) return line;
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join('')}} from '${module}';`;
}
