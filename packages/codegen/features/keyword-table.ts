/** The table of features as a page of the documentation. */
import type { Feature, Version } from './feature.ts';
import type { Finding } from './verdict.ts';

/** What was found of each feature, by the version of OpenAPI. */
export type Reports = Readonly<Record<Version, ReadonlyMap<Feature, Finding>>>;

/** Of the same 127 features (105 in 3.0), kept by the peers in the versions that were measured on 2026-11-20. */
const peers: readonly (readonly [name: string, in31: number, in30: number])[] = [
  ['zod 4.6.7, `fromJSONSchema`', 103, 88],
  ['kubb 5.2.0 (zod)', 90, 82],
  ['@hey-api/openapi-ts 0.99.0 (zod)', 87, 78],
  ['orval 8.30.0 (zod)', 85, 76],
  ['kubb 4.39.3 (zod)', 79, 73],
  ['openapi-zod-client 1.18.3', 65, 64],
];

/** Markdown; the same text for the same verdicts. */
export function keywordTable(features: readonly Feature[], reports: Reports): string {
  const verdict = (version: Version, feature: Feature): string => reports[version].get(feature)?.verdict ?? '-';
  const kept = (version: Version): number =>
    [...reports[version].values()].filter((finding) => finding.verdict === 'yes').length;
  const rows = features.map(
    (feature) => `| ${inCell(feature.feature)} | ${verdict('3.1', feature)} | ${verdict('3.0', feature)} |`,
  );
  const totals = [['**@limner/codegen**', kept('3.1'), kept('3.0')] as const, ...peers];
  return `${intro}
| generator | kept, 3.1 (of ${reports['3.1'].size}) | kept, 3.0 (of ${reports['3.0'].size}) |
| --- | --- | --- |
${totals.map((row) => `| ${row.join(' | ')} |`).join('\n')}

| feature | 3.1 | 3.0 |
| --- | --- | --- |
${rows.join('\n')}
`;
}

const intro = `# What of a schema is kept

Of each feature there are values that must pass and values that must not (\`packages/codegen/features/catalogue/\`, written for
this). They are judged by the validators of a package that is generated from one document with all of them: by the validator
of a request, and by that of an answer.

**yes**: every value is judged rightly, and what passes comes out as it went in. **refused**: the document is not generated,
and a diagnostic names the keyword. A dash: OpenAPI 3.0 has no word for it. The four rows on \`default\` are the one difference
to how the peers were judged: nothing is ever put in, on purpose; the value that is missing is accepted.

This page is written by \`pnpm --filter @limner/codegen features\`; a test compares it.

`;

function inCell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll('*', '\\*')
    .replaceAll('_', '\\_')
    .replaceAll('`', '\\`');
}
