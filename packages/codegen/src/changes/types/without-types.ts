import { ts } from 'ts-morph';

/** A source as any Node runs it: types taken out, nothing else changed. */
export function withoutTypes(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
