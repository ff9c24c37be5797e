import type { Report } from './report.ts';

/** The report as JSON: a line a case, so that thousands of them can be read by a person and by tools that go by lines. */
export function jsonReport(report: Report): string {
  const { cases, ...rest } = report;
  const head = JSON.stringify(rest, null, 2).replace(/\n}$/, '');
  const lines = cases.map((found) => `    ${JSON.stringify(found)}`);
  return `${head},\n  "cases": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}
