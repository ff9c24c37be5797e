import { cellText, columns, matrixOf } from './matrix.ts';
import type { Report, ReportedCase } from './report.ts';

/** The report as a page of Markdown: the matrix, what failed and how, what is missing, how the cases are known. */
export function reportPage(report: Report): string {
  const sections = [
    `# Conformance of the Limner clients\n\n${report.passed} passed, ${report.failed} failed.`,
    matrixTable(report),
    section('Failed', report.cases.filter(({ state }) => state === 'failed').map(caseText)),
    section('Known failing', report.cases.filter(({ state }) => state === 'known-failing').map(caseText)),
    section(
      'Without a case',
      report.missing.map((text) => `- ${text}`),
    ),
    section(
      'Error rows that no contract has',
      report.unknownRows.map((text) => `- ${text}`),
    ),
    evidenceText(report.cases),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function matrixTable({ cases }: Report): string {
  const head = ['provider', 'operation', ...columns.map(({ title }) => title)];
  const rows = matrixOf(cases).map(({ provider, operation, cells }) => [provider, operation, ...cells.map(cellText)]);
  const rule = head.map((_, index) => (index < 2 ? '---' : '--:'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function section(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `## ${title}\n\n${entries.join('\n')}`;
}

function caseText(found: ReportedCase): string {
  const details = [...found.problems, ...found.transcript.map((line) => `seen: ${line}`)];
  return [
    `### ${found.name}\n`,
    `${found.title} (${found.file}; ${found.evidence}: ${found.source})`,
    ...(found.reason === undefined ? [] : [`\nKnown to fail: ${found.reason}`]),
    `\n\`\`\`text\n${details.join('\n')}\n\`\`\`\n`,
  ].join('\n');
}

function evidenceText(cases: readonly ReportedCase[]): string {
  const groups = Map.groupBy(cases, ({ evidence }) => evidence);
  const counts = ['recorded', 'documented', 'digest', 'observed', 'assumed'] as const;
  const lines = counts.map((evidence) => `| ${evidence} | ${groups.get(evidence)?.length ?? 0} |`);
  return `## How the cases are known\n\n| evidence | cases |\n| --- | --: |\n${lines.join('\n')}`;
}
