import XmlBuilder from 'fast-xml-builder';
import { type Counts, countCases, totalOf } from './counts.ts';
import type { Report, ReportedCase, ReportedResult, ReportedRun } from './report.ts';
import { traceText } from './trace-text.ts';

/** Longest `message` attribute; the whole is in the element's text. */
const longestMessage = 300;

/**
 * The report as JUnit XML, as Jenkins, GitLab and their like read it: a suite for each run and provider. What is known to
 * fail and what is not supported is `skipped`, with its reason: never a pass.
 */
export function junitReport(report: Report): string {
  const suites = report.runs.flatMap((run) =>
    [...Map.groupBy(report.cases, ({ provider }) => provider)].map(([provider, cases]) =>
      suiteOf(report, { run, provider, cases: cases.filter(({ results }) => results[run.id]) }),
    ),
  );
  const sums = report.runs.map(({ id }) => countCases(report.cases, id));
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'Limner conformance',
      ...countAttributes(sums),
      '@time': seconds(report.milliseconds),
      testsuite: suites.filter((suite) => suite.testcase.length > 0),
    },
  });
}

const builder = new XmlBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  // What XML cannot hold is made visible here; the library would drop it.
  tagValueProcessor: (_name: string, value: unknown) => visible(String(value)),
  attributeValueProcessor: (_name: string, value: unknown) => visible(String(value)),
});

interface PlayedSuite {
  readonly run: ReportedRun;
  readonly provider: string;
  readonly cases: readonly ReportedCase[];
}

function suiteOf(
  report: Report,
  { run, provider, cases }: PlayedSuite,
): Readonly<Record<string, unknown>> & { readonly testcase: readonly object[] } {
  const times = cases.map(({ results }) => results[run.id]?.milliseconds ?? 0);
  const properties = { client: run.client, node: run.node, transport: run.transport };
  return {
    '@name': `${run.id} ${provider}`,
    ...countAttributes([countCases(cases, run.id)]),
    '@time': seconds(times.reduce((sum, time) => sum + time, 0)),
    // Without zone or fraction, as the schema wants it.
    '@timestamp': report.startedAt.slice(0, 19),
    properties: {
      property: Object.entries(properties).map(([name, value]) => ({ '@name': name, '@value': value })),
    },
    testcase: cases.flatMap((found) => {
      const result = found.results[run.id];
      return result ? [testCase(found, { run, result })] : [];
    }),
  };
}

function testCase(found: ReportedCase, { run, result }: { run: ReportedRun; result: ReportedResult }): object {
  return {
    '@name': `${found.name.slice(found.provider.length + 1)}: ${found.title}`,
    '@classname': `${run.id}.${found.provider}.${found.operation}`,
    '@time': seconds(result.milliseconds),
    '@file': found.file,
    ...outcomeOf(found, result),
  };
}

function outcomeOf({ evidence, source }: ReportedCase, result: ReportedResult): object {
  switch (result.state) {
    case 'passed':
      return {};
    case 'failed': {
      const trace = (result.trace ?? []).map(traceText);
      const lines = [...result.problems, `known by: ${evidence}, ${source}`, ...trace];
      return { failure: { '@message': messageOf(result.problems[0] ?? 'failed'), '#text': lines.join('\n') } };
    }
    case 'known-failing': {
      const until = result.expires === undefined ? '' : ` until ${result.expires}`;
      return { skipped: { '@message': messageOf(`known to fail${until}: ${result.reason ?? ''}`) } };
    }
    case 'not-supported':
      return { skipped: { '@message': messageOf(`not supported: ${result.reason ?? ''}`) } };
  }
}

function messageOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}...` : line;
}

function countAttributes(all: readonly Counts[]): Record<string, number> {
  const sum = (count: (counts: Counts) => number): number => all.reduce((total, counts) => total + count(counts), 0);
  return {
    '@tests': sum(totalOf),
    '@failures': sum(({ failed }) => failed),
    '@errors': 0,
    '@skipped': sum((counts) => counts['known-failing'] + counts['not-supported']),
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** Writes what no XML 1.0 document can hold as an escape: control characters, lone surrogates, U+FFFE and U+FFFF. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}
