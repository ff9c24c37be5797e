/** Asks the compiler which of two declarations of the same types fit each other, in both directions. */
import ts from 'typescript';

/** Two modules that should declare the same. */
export interface Rivals {
  readonly ours: string;
  readonly theirs: string;
  /** How each type is called in the two: `ours.Pet` and `theirs['schemas']['Pet']`. */
  readonly pairs: readonly { readonly name: string; readonly ours: string; readonly theirs: string }[];
}

/** `Pet: ours does not fit theirs: <the compiler's first line>`, one for each that does not. */
export function misfits({ ours, theirs, pairs }: Rivals): string[] {
  const checks = pairs.flatMap(({ ours: mine, theirs: other }) => [
    `(value: ${mine}): ${other} => value;`,
    `(value: ${other}): ${mine} => value;`,
  ]);
  const lines = ["import type * as ours from './ours.js';", "import type * as theirs from './theirs.js';", ...checks];
  const files = new Map([
    ['/ours.ts', ours],
    ['/theirs.ts', theirs],
    ['/check.ts', lines.join('\n')],
  ]);
  return diagnose(files).map(({ file, line, message }) => {
    const pair = pairs[Math.floor((line - 2) / 2)];
    if (file !== '/check.ts' || !pair) return `${file}:${line + 1} ${message}`;
    return `${pair.name}: ${line % 2 === 0 ? 'ours does not fit theirs' : 'theirs does not fit ours'}: ${message}`;
  });
}

// Ours spell absent members as undefined, theirs do not: without exactOptionalPropertyTypes that is the same.
const options: ts.CompilerOptions = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2023, types: [] };

/** The compiler's own declarations, which are the same for all. */
const libraries = new Map<string, ts.SourceFile | undefined>();

function diagnose(files: ReadonlyMap<string, string>): { file: string; line: number; message: string }[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version) => {
    const text = files.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, version);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, version));
    return libraries.get(name);
  };
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    file: file?.fileName ?? '',
    line: file?.getLineAndCharacterOfPosition(start).line ?? 0,
    message: ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '',
  }));
}
