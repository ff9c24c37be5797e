/** The end of every run: problems are printed, files written or compared, and the exit code says how it went. */
import { type Diagnostic, formatDiagnostic, hasErrors, type Severity } from './diagnostics.ts';
import { checkFiles, type Output, writeFiles } from './write/write-files.ts';

/** What was generated, and what to do with it. */
export interface Report {
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
  /** Compare only, write nothing. */
  readonly check: boolean;
  /** What brings the files up to date, for who has to run it. */
  readonly command: string;
  readonly print: (line: string) => void;
}

/** Returns the exit code: 0 done, 1 a source is at fault or, with `check`, something is not up to date. */
export function reportFiles(report: Report): number {
  const { diagnostics, print } = report;
  printDiagnostics(diagnostics, print);
  if (hasErrors(diagnostics)) {
    print(`${counted(diagnostics.length, 'problem')}; nothing was written.`);
    return 1;
  }
  return report.check ? reportCheck(report) : reportWrite(report);
}

/** How many problems of one code are printed in full: what a big document does it does a thousand times. */
const limits: Readonly<Record<Severity, number>> = { error: 200, warning: 20 };

function printDiagnostics(diagnostics: readonly Diagnostic[], print: (line: string) => void): void {
  const counts = new Map<string, number>();
  for (const found of diagnostics) {
    const kind = `${found.severity} ${found.code}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= limits[found.severity]) print(formatDiagnostic(found));
  }
  for (const [kind, count] of counts) {
    const limit = kind.startsWith('error') ? limits.error : limits.warning;
    if (count > limit) print(`... and ${count - limit} more of ${kind}.`);
  }
}

function reportCheck({ outputs, command, print }: Report): number {
  const differences = outputs.flatMap(checkFiles);
  for (const { path, kind } of differences) print(`${path}: ${kind}`);
  if (differences.length > 0)
    print(`Generated files are not what the specs say: run "${command}" and commit the result.`);
  else print('Generated files are up to date.');
  return differences.length > 0 ? 1 : 0;
}

function reportWrite({ outputs, print }: Report): number {
  const written = outputs.flatMap(writeFiles);
  for (const { path, kind } of written) print(`${path}: ${kind === 'stale' ? 'removed' : 'written'}`);
  print(
    written.length === 0 ? 'Nothing to do: every file is up to date.' : `${counted(written.length, 'file')} changed.`,
  );
  return 0;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
