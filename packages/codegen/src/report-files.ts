/** The end of every run: problems are printed, files written or compared, and the exit code says how it went. */
import { type Diagnostic, formatDiagnostic, hasErrors } from './diagnostics.ts';
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

/** How many warnings of one code are printed in full: what a big document leaves out it leaves out a thousand times. */
const warningLimit = 20;

function printDiagnostics(diagnostics: readonly Diagnostic[], print: (line: string) => void): void {
  const counts = new Map<string, number>();
  for (const found of diagnostics) {
    const count = (counts.get(found.code) ?? 0) + 1;
    if (found.severity === 'warning') counts.set(found.code, count);
    if (found.severity === 'error' || count <= warningLimit) print(formatDiagnostic(found));
  }
  for (const [code, count] of counts) {
    if (count > warningLimit) print(`... and ${count - warningLimit} more of ${code}.`);
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
