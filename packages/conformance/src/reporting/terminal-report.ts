import { styleText } from 'node:util';
import { type Counts, countCases, stateOf, totalOf } from './counts.ts';
import { drawMatrix, matrixOf } from './matrix.ts';
import type { Report, ReportedCase, ResultState } from './report.ts';
import { traceText } from './trace-text.ts';

/** Failed cases that the terminal shows in full. */
const shown = 20;

/** Lines of a trace that it shows: the end, which mostly tells. */
const tail = 12;

/** The report as the terminal shows it: the matrix, what failed and how, what is missing. `page` is where to read all. */
export function terminalReport(report: Report, page: string): string {
  const failed = report.cases.filter((found) => stateOf(found) === 'failed');
  return [
    drawMatrix(matrixOf(report.cases), paint),
    ...(report.runs.length > 1 ? ['', ...report.runs.map(({ id }) => `${id}: ${sumOf(report.cases, id)}`)] : []),
    ...list('Failed', failed.slice(0, shown).flatMap(failureLines)),
    ...(failed.length > shown ? [`  ... and ${failed.length - shown} more, in the report`] : []),
    ...list('Known failing', byReason(report.cases, 'known-failing')),
    ...list('Not supported', byReason(report.cases, 'not-supported')),
    ...list(
      'Not compared, for the client does not know it',
      report.runs.flatMap(({ id, notCompared }) => (notCompared ? [`${id}: of errors ${notCompared.join(', ')}`] : [])),
    ),
    ...list('Without a case', report.coverage.missing),
    ...list('Error rows that no contract has', report.coverage.unknownRows),
    ...list(
      'Recordings to be made again',
      report.stale.map(({ name, recordedAt, due }) => `${name}: of ${recordedAt}, due ${due}`),
    ),
    ...(report.cases.length === 0 ? ['', 'No case was played: does --filter fit any name?'] : []),
    '',
    `The full report: ${page}`,
    sumOf(report.cases),
  ].join('\n');
}

function sumOf(cases: readonly ReportedCase[], run?: string): string {
  const counts = countCases(cases, run);
  const { failed, 'known-failing': known, 'not-supported': unsupported } = counts;
  return [
    `${counts.passed + known} passed, ${failed} failed`,
    ...(unsupported > 0 ? [`, ${unsupported} not supported`] : []),
    ...(known > 0 ? [`; of the passed ${known} are known to fail`] : []),
  ].join('');
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** The problems of a case, told once where several runs had the same. */
function failureLines({ name, results }: ReportedCase): string[] {
  const failed = Object.entries(results).filter(([, { state }]) => state === 'failed');
  const groups = Map.groupBy(failed, ([, { problems }]) => problems.join('\n'));
  return [...groups.values()].flatMap((group) => [
    group.length === Object.keys(results).length ? name : `${name} (${group.map(([run]) => run).join(', ')})`,
    ...(group[0]?.[1].problems ?? []).map((line) => `    ${line}`),
    ...(group[0]?.[1].trace ?? []).slice(-tail).map((line) => `    ${traceText(line)}`),
  ]);
}

function byReason(cases: readonly ReportedCase[], wanted: ResultState): string[] {
  const found = cases.flatMap(({ name, results }) => {
    const result = Object.values(results).find(({ state }) => state === wanted);
    const until = result?.expires === undefined ? '' : ` (until ${result.expires})`;
    return result ? [{ name, reason: `${result.reason ?? ''}${until}` }] : [];
  });
  const groups = Map.groupBy(found, ({ reason }) => reason);
  return [...groups].map(([reason, { length, 0: first }]) =>
    length === 1 ? `${first?.name}: ${reason}` : `${first?.name} and ${length - 1} more: ${reason}`,
  );
}

function paint(text: string, counts: Counts): string {
  if (totalOf(counts) === 0) return styleText('dim', text);
  if (counts.failed > 0) return styleText('red', text);
  return styleText(counts['not-supported'] > 0 ? 'yellow' : 'green', text);
}
