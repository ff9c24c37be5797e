import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostics.ts';
import type { SourceFile } from '../load/read-provider.ts';
import { locate } from '../parse/origin.ts';
import { parseSource } from '../parse/parse-source.ts';
import { type DocsLock, docsLockSchema } from './lock.ts';
import { printYaml } from './print-yaml.ts';

/** Name of the file in the folder of a provider. */
export const lockName = 'docs.lock.yaml';

/** The lock of a provider; an empty one where none was written yet. */
export function parseLock(file: SourceFile | undefined): Result<DocsLock> {
  const empty: DocsLock = { version: 1, pages: {} };
  if (!file) return { value: empty, diagnostics: [] };
  const { value, diagnostics } = parseSource(file);
  if (hasErrors(diagnostics)) return { value: empty, diagnostics };
  const parsed = docsLockSchema.safeParse(value);
  if (parsed.success) return { value: parsed.data, diagnostics: [] };
  const problems = parsed.error.issues.map((issue): Diagnostic => {
    const where = issue.path.map(String).join('.') || 'the file';
    return diagnostic('lock-invalid', locate(value), `${where}: ${issue.message}.`);
  });
  return { value: empty, diagnostics: problems };
}

const header = `# What was last read from the docs pages of provider.yaml. Written by "limner-codegen sync": change nothing here.
`;

/** The text of a lock; the same lock gives the same text. */
export function printLock(lock: DocsLock): string {
  // Through the schema, which gives members one order wherever they came from.
  return `${header}${printYaml(docsLockSchema.parse(lock))}`;
}
