/** A run in lines for people. */
import { formatDiagnostic, printable } from '../diagnostics.ts';
import { printChanges } from '../wire-diff/print-changes.ts';
import { type Difference, hasNews, type PageReport, type ProviderReport } from './sync-report.ts';

/** How to print. */
export interface PrintOptions {
  /** True where nothing was written. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/** Prints what was found, provider by provider, and in the end whether there is anything to do. */
export function printReport(reports: readonly ProviderReport[], { check, print }: PrintOptions): void {
  for (const report of reports) for (const line of linesOf(report, check)) print(line);
  const pages = reports.flatMap((report) => report.pages);
  const read = pages.filter(({ capture, outcome }) => capture !== undefined && outcome !== 'alarm').length;
  const news = reports.filter(hasNews).map(({ provider }) => provider);
  const outcome = news.length === 0 ? 'Nothing new.' : `News of ${news.join(', ')}.`;
  print(`${read} of ${pages.length} pages read. ${outcome}`);
}

function linesOf(report: ProviderReport, check: boolean): string[] {
  const { provider, pages, differences, contradictions, fixtures, diagnostics, files } = report;
  const absent = pages.filter(({ outcome }) => outcome === 'not-given').map(({ id }) => id);
  return [
    ...pages.filter(({ outcome }) => outcome !== 'not-given').flatMap((page) => pageLines(provider, page)),
    ...(absent.length > 0 ? [`${provider}: not given: ${absent.join(', ')}`] : []),
    ...differences.map(differenceLine),
    ...contradictions.map(
      ({ sources }) =>
        `${provider}: ${sources.map(({ statement, says }) => `${printable(statement)} ${shown(says)}`).join(', but ')}\n` +
        `    fix: decide, and say so in contradictions of provider.yaml, with covers: ['${printable(sources[0]?.statement ?? '')}']`,
    ),
    ...fixtures.map(
      ({ file, now }) => `case ${file}: ${now.length > 0 ? printable(now.join('; ')) : 'fits the page now'}`,
    ),
    ...diagnostics.map(formatDiagnostic),
    ...files.map(({ path }) => `specs of ${provider}, ${path}: ${check ? 'would be written' : 'written'}`),
  ];
}

function pageLines(provider: string, page: PageReport): string[] {
  const { id, outcome, capture, alarm, changes, unread } = page;
  const name = `${provider} ${id}${capture === undefined ? '' : ` (${capture})`}`;
  const told = {
    'first-read': 'read for the first time',
    changed: `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`,
    unchanged: 'no change',
    'not-given': 'not given',
    alarm: `ALARM: ${printable(alarm ?? '')}`,
  }[outcome];
  return [
    `${name}: ${told}`,
    ...printChanges(changes)
      .split('\n')
      .filter(Boolean)
      .map((line) => `    ${line}`),
    ...unread.map(({ line, text, why }) => `    not read, line ${line}: "${printable(text)}": ${printable(why)}`),
  ];
}

function differenceLine({ page, place, kind, says, found, at }: Difference): string {
  const where = at ? `${at.file}:${at.line}` : 'the spec';
  const spec = found === undefined ? 'nothing' : shown(found);
  const told =
    kind === 'gone'
      ? `${place}: ${shown(says)}, which the page ${page} does not say any more`
      : `${place}: ${spec}, the page ${page} says ${shown(says)}`;
  const fix = kind === 'gone' ? 'take it out' : 'write what the page says';
  return `${where} ${printable(told)}\n    fix: ${fix}, or decide otherwise with covers: ['${printable(`${page}/${place}`)}']`;
}

function shown(value: unknown): string {
  return printable(JSON.stringify(value) ?? 'nothing');
}
