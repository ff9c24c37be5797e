import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countByClass } from '../../completeness/count-by-class.ts';
import { packageDirectory } from '../../providers/providers.ts';
import type { Report } from '../report.ts';
import { largeReport } from '../test-support/large-report.ts';
import { madeReport, madeRun } from '../test-support/made-report.ts';
import { reportedCase } from '../test-support/reported-case.ts';
import { reportPage } from './page.ts';

const file = (name: string): string => readFileSync(join(packageDirectory(), 'page', name), 'utf8');
const files = { style: file('report.css'), script: file('report.js') };
const page = (facts: Partial<Report> = {}): string => reportPage(madeReport(facts), files);

const { coverage: whole } = madeReport();

/** The text of a section, without its elements. */
function section(html: string, id: string): string {
  const text = new RegExp(`<section id="${id}"[^]*?</section>`).exec(html)?.[0] ?? '';
  return text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('the verdict', () => {
  const passed = reportedCase({ operation: 'a', kind: 'success' });
  const verdict = (facts: Partial<Report>): string | undefined => /<h1[^>]*>([^<]*)/.exec(page(facts))?.[1];

  test('is that every case holds only where all passed', () => {
    expect(verdict({ cases: [passed] })).toBe('Every case holds');
    const known = reportedCase({ operation: 'a', kind: 'error', state: 'known-failing' });
    expect(verdict({ cases: [passed, known] })).toBe('Every case holds that has to');
  });

  test('tells failures, cases that are not there, and that nothing was played', () => {
    const failed = reportedCase({ operation: 'a', kind: 'error', state: 'failed' });
    expect(verdict({ cases: [passed, failed] })).toBe('1 case of 2 failed');
    const coverage = { ...whole, missing: ['acme a: status 404'] };
    expect(verdict({ cases: [passed], coverage })).toBe('Every case holds, but some have still to be written');
    expect(verdict({})).toBe('No case was played');
  });
});

test('the matrix counts by client, group and run, and tells what is not a pass apart from passes', () => {
  const result = { problems: [], milliseconds: 1 };
  const cases = [
    reportedCase({ operation: 'a', kind: 'success', results: { 'node-26-undici': { state: 'passed', ...result } } }),
    reportedCase({
      operation: 'a',
      kind: 'contradiction',
      results: {
        'node-26-undici': { state: 'passed', ...result },
        'node-22-fetch': { state: 'not-supported', ...result, reason: 'no' },
      },
    }),
  ];
  const runs = [madeRun('26.10.0'), { ...madeRun('22.23.2', 'fetch'), notCompared: ['billable'] }];
  const text = section(page({ cases, runs }), 'matrix');
  expect(text).toContain('transport undici fetch Node 26 22 shapes 2 passed 1 not supported of 1 all');
  expect(text).toContain('node-26-undici limner 26.10.0 undici 2 0 0 0 1.5 s');
  expect(text).toContain('node-22-fetch limner 22.23.2 fetch 0 0 1 0 1.5 s');
  expect(text).toContain('not compared, for the client does not know them: billable.');
});

test('a failure tells what was wrong, where, how it is known, and its trace, and has an address', () => {
  const trace = [{ at: 3, connection: 2, host: 'elsewhere', direction: 'out', text: '<HTTP>' }] as const;
  const failed = { state: 'failed', problems: ['status: expected 1, got 2'], trace, milliseconds: 1 } as const;
  const runs = [madeRun('26.10.0'), madeRun('22.23.2')];
  const results = { 'node-26-undici': failed, 'node-22-undici': failed };
  const html = page({ runs, cases: [reportedCase({ operation: 'a', kind: 'fault', fault: 'N2', results })] });
  expect(section(html, 'failures')).toContain(
    'A case A assumed a test fixtures/acme/some.yaml fault N2 in all 2 runs status: expected 1, got 2 ' +
      'Trace 1 line, node-26-undici 3 ms #2 elsewhere &lt; &lt;HTTP&gt;',
  );
  expect(html).toContain('id="case-acme/a/some-fault"');
});

test('a known failure tells its reason, its runs and its last day; one without a day says so', () => {
  const known = (reason: string, expires?: string) =>
    ({ state: 'known-failing', problems: [], reason, milliseconds: 1, ...(expires ? { expires } : {}) }) as const;
  const cases = [
    reportedCase({ operation: 'a', kind: 'fault', results: { 'node-26-undici': known('waits', '2026-12-31') } }),
    reportedCase({ operation: 'b', kind: 'fault', results: { 'node-26-undici': known('waits') } }),
  ];
  const text = section(page({ cases }), 'known-failing');
  expect(text).toContain('waits acme/a/some-fault 1 case in every run until 2026-12-31');
  expect(text).toContain('waits acme/b/some-fault 1 case in every run without an end');
});

test('what a third party knows nothing of is told, and so is why it could not be asked', () => {
  const unsupported = { state: 'not-supported', problems: [], reason: 'no such method', milliseconds: 1 } as const;
  const cases = [reportedCase({ operation: 'a', kind: 'fault', results: { 'node-26-undici': unsupported } })];
  const text = section(page({ cases, runs: [{ ...madeRun('26.10.0'), notCompared: ['sent'] }] }), 'not-supported');
  expect(text).toContain('no such method acme/a/some-fault 1 case in every run');
  expect(text).toContain('Not compared, for the client does not know it node-26-undici: of errors sent');
});

test('the coverage counts the cases of each claim, with the best evidence, and shows what is missing', () => {
  const cases = [
    reportedCase({ operation: 'a', kind: 'error', name: 'acme/a/x', row: 'gone', evidence: 'documented' }),
    reportedCase({ operation: 'a', kind: 'error', name: 'acme/a/y', row: 'gone', state: 'failed' }),
    reportedCase({ operation: 'a', kind: 'fault', name: 'acme/a/z', fault: 'N2' }),
  ];
  const operations = {
    a: { statuses: { 404: ['acme/a/x', 'acme/a/y'], 500: [] }, rows: { gone: ['acme/a/x', 'acme/a/y'] } },
    b: { statuses: {}, rows: { gone: ['acme/a/x'] } },
  };
  const coverage = { ...whole, providers: { acme: operations }, missing: ['acme a: status 500'] };
  const html = page({ cases, coverage });
  const text = section(html, 'coverage');
  expect(text).toContain('Without a case 1 acme a: status 500');
  expect(text).toContain('404 2 cases D documented does not apply');
  expect(text).toContain('500 missing does not apply');
  expect(text).toContain('N2 1 cases A assumed does not apply');
  expect(html).toMatch(/<td class="failed"><a href="#cases" data-label="a, gone" data-cases="0-1">/);
});

test('each class of faults is told in words, with its cases by client, and where one is missing', () => {
  const cases = [
    reportedCase({ operation: 'a', kind: 'fault', fault: 'N2' }),
    reportedCase({ operation: 'a', kind: 'fault', fault: 'N2', name: 'acme/a/b', state: 'failed' }),
  ];
  const coverage = { ...whole, faults: { acme: countByClass([{ fault: 'N2' }]) }, missing: ['acme: fault class N3'] };
  const text = section(page({ cases, coverage }), 'faults');
  expect(text).toContain(
    'N2 The connection is reset or closed before any byte of an answer 1 failed of 2 1 failed of 2',
  );
  expect(text).toMatch(/N3 [^/]*last chunk missing/);
  expect(text).toMatch(/S1 [^/]*broken off does not apply/);
});

test('each row of an error contract tells what it means, how it is known, and how its cases ended', () => {
  const row = {
    when: '429',
    class: 'RateLimitError',
    category: 'rate_limit',
    retry: 'always',
    billable: 'no',
  } as const;
  const rows = [
    { ...row, id: 'rate-limited', evidence: 'documented', source: 'errors.md', cases: 1 } as const,
    { ...row, id: 'never', evidence: 'assumed', cases: 0 } as const,
  ];
  const cases = [reportedCase({ operation: 'a', kind: 'error', row: 'rate-limited' })];
  const text = section(page({ cases, contracts: [{ provider: 'acme', rows, problems: [] }] }), 'contracts');
  expect(text).toContain('acme 2 rows: 1 documented, 1 assumed');
  expect(text).toContain('rate-limited 1 passed 429 RateLimitError, rate_limit always no D documented errors.md');
  expect(text).toContain('never missing 429 RateLimitError, rate_limit always no A assumed');
});

test('recordings that are too old are told', () => {
  const stale = [{ name: 'acme/a/x', recordedAt: '2026-01-02', due: '2026-04-02' }];
  expect(section(page({ stale }), 'evidence')).toContain('1 recording to be made again');
  expect(section(page({ stale }), 'evidence')).toContain('acme/a/x 2026-01-02 2026-04-02');
});

test('is one page that asks for nothing else, and may not', () => {
  const html = page({ cases: [reportedCase({ operation: 'a', kind: 'error', state: 'failed' })] });
  expect(html.replaceAll('&#39;', "'")).toContain("default-src 'none'; style-src 'sha256-");
  expect(html.match(/\b(?:src|action)=|<link(?! rel="icon" href="data:,")|@import|url\(/g)).toBeNull();
  expect([...html.matchAll(/href="([^"]*)"/g)].filter(([, to]) => !/^(#|data:,)/.test(to ?? ''))).toEqual([]);
  expect(html).not.toMatch(/ style="| on[a-z]+="/);
});

test('no text of a case becomes a part of the page', () => {
  const hostile = `</script><script>alert(1)</script>" onload='x'><img src=x>`;
  const failed = {
    state: 'failed',
    problems: [hostile],
    reason: hostile,
    trace: [{ at: 0, connection: 1, host: 'api', direction: 'in', text: hostile }],
    milliseconds: 1,
  } as const;
  const facts = { title: hostile, source: hostile, file: hostile, row: hostile, fault: hostile, provider: hostile };
  const one = reportedCase({ operation: hostile, kind: 'fault', name: `${hostile}/${hostile}/x`, ...facts });
  const results = { 'node-26-undici': failed };
  const known = { 'node-26-undici': { ...failed, state: 'known-failing', expires: hostile } } as const;
  const html = page({
    cases: [
      { ...one, results },
      { ...one, results: known },
    ],
    runs: [{ ...madeRun('26.10.0'), client: hostile, transport: hostile }],
    coverage: {
      faults: {},
      providers: { [hostile]: { [hostile]: { statuses: { [hostile]: [] }, rows: { [hostile]: [one.name] } } } },
      missing: [hostile],
      unknownRows: [hostile],
    },
    contracts: [
      {
        provider: hostile,
        rows: [
          {
            id: hostile,
            when: hostile,
            class: hostile,
            category: hostile,
            retry: hostile,
            billable: hostile,
            evidence: 'assumed',
            source: hostile,
            cases: 1,
          },
        ],
        problems: [],
      },
    ],
    stale: [{ name: hostile, recordedAt: hostile, due: hostile }],
  });
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toContain('<img');
  // In the JSON of the search quotes are escaped by a backslash.
  expect(html).not.toMatch(/[^\\]"\s*onload/);
});

test('ten thousand cases in six runs stay a page that can be sent about', { timeout: 60_000 }, () => {
  expect(reportPage(largeReport(10_000), files).length).toBeLessThan(1_500_000);
});

test('however much fails, and however much there is to tell of it, the page stays that small', {
  timeout: 60_000,
}, () => {
  const line = { at: 0, connection: 1, host: 'api', direction: 'in', text: '<>'.repeat(2000) } as const;
  const failed = {
    state: 'failed',
    problems: ['"'.repeat(5000)],
    trace: Array(200).fill(line),
    milliseconds: 1,
  } as const;
  const cases = largeReport(5_000).cases.map((found) => ({ ...found, results: { 'node-26-undici': failed } }));
  const red = reportPage(madeReport({ cases }), files);
  expect(red.length).toBeLessThan(1_200_000);
  expect(section(red, 'failures')).toMatch(/Its trace is in report\.json\. And [\d,]+ more, in report\.json/);
});
