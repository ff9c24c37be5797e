import { formatDiagnostic, type Location } from '../diagnostics.ts';
import { hasNews, isOpen, type ProviderReport } from './sync-report.ts';

/** A run as one document: members are only ever added to it. */
export function reportJson(reports: readonly ProviderReport[]): string {
  const document = {
    version: 1,
    news: reports.some(hasNews),
    open: reports.some(isOpen),
    providers: reports.map(({ diagnostics, files, differences, decided, facts, ...rest }) => ({
      ...rest,
      differences: differences.map(({ at, ...difference }) => ({ ...difference, ...(at && { at: shown(at) }) })),
      decided: decided.map(({ ledger, ...contradiction }) => ({ ...contradiction, ledger: shown(ledger) })),
      diagnostics: diagnostics.map(formatDiagnostic),
      facts: facts.map(({ at, ledger, ...fact }) => ({
        ...fact,
        ...(at && { at: shown(at) }),
        ...(ledger && { ledger: shown(ledger) }),
      })),
      files: files.map(({ path }) => path),
    })),
  };
  return JSON.stringify(document, undefined, 2);
}

function shown({ file, line }: Location): string {
  return `${file}:${line}`;
}
