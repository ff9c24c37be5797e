import { expect, test } from 'vitest';
import { junitReport } from './junit-report.ts';
import { madeReport, madeRun } from './test-support/made-report.ts';
import { reportedCase } from './test-support/reported-case.ts';

const run = 'node-26-undici';
const failed = (problems: string[], trace: string[] = []) => ({
  [run]: {
    state: 'failed' as const,
    problems,
    trace: trace.map((text, at) => ({ at, connection: 1, host: 'api', direction: 'in', text }) as const),
    milliseconds: 4,
  },
});

test('a suite for each run and provider, what did not pass with its reason', () => {
  const known = { state: 'known-failing', problems: ['x'], reason: 'waits', expires: '2026-12-31', milliseconds: 2 };
  const report = madeReport({
    runs: [madeRun('26.10.0'), madeRun('22.23.2')],
    cases: [
      reportedCase({ operation: 'a.get', kind: 'success', title: 'True', name: 'acme/a.get/true' }),
      reportedCase({ operation: 'a.get', kind: 'error', results: failed(['status: no', 'and more'], ['GET /']) }),
      reportedCase({ operation: 'a.get', kind: 'task', results: { [run]: { ...known, state: 'known-failing' } } }),
      reportedCase({
        operation: 'a.get',
        kind: 'fault',
        results: { [run]: { ...known, state: 'not-supported', reason: 'no such method' } },
      }),
    ],
  });
  expect(junitReport(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Limner conformance" tests="4" failures="1" errors="0" skipped="2" time="2.500">
  <testsuite name="node-26-undici acme" tests="4" failures="1" errors="0" skipped="2" time="0.009" timestamp="2026-11-21T08:00:00">
    <properties>
      <property name="client" value="limner"/>
      <property name="node" value="26.10.0"/>
      <property name="transport" value="undici"/>
    </properties>
    <testcase name="a.get/true: True" classname="node-26-undici.acme.a.get" time="0.001" file="fixtures/acme/some.yaml"/>
    <testcase name="a.get/some-error: A case" classname="node-26-undici.acme.a.get" time="0.004" file="fixtures/acme/some.yaml">
      <failure message="status: no">status: no
and more
known by: assumed, a test
    0 ms #1 &gt; GET /</failure>
    </testcase>
    <testcase name="a.get/some-task: A case" classname="node-26-undici.acme.a.get" time="0.002" file="fixtures/acme/some.yaml">
      <skipped message="known to fail until 2026-12-31: waits"/>
    </testcase>
    <testcase name="a.get/some-fault: A case" classname="node-26-undici.acme.a.get" time="0.002" file="fixtures/acme/some.yaml">
      <skipped message="not supported: no such method"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('what XML cannot hold is shown as an escape, and nothing ends an element or an attribute', () => {
  const hostile = 'a\u0000\u001b[1m"]]></failure><x y=\'&amp;\ud800\uffff\ufffe \u{1f3a8}';
  const cases = [
    reportedCase({ operation: 'a', kind: 'error', title: hostile, results: failed([hostile], [hostile]) }),
  ];
  const xml = junitReport(madeReport({ cases }));
  // Beside the declaration and the elements of ours there is no bracket, and no character that XML forbids.
  expect(xml.match(/<[^a-z/?]|<x|\]\]>/g)).toBeNull();
  expect(xml).not.toMatch(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  expect(xml).toContain('message="a\\u0000\\u001b[1m&quot;]]&gt;&lt;/failure&gt;&lt;x y=&apos;&amp;amp;\\ud800\\uffff');
  expect(xml).toContain('\u{1f3a8}');
});

test('a word that looks like a truth keeps its value as an attribute', () => {
  const cases = [reportedCase({ operation: 'a', kind: 'error', results: failed(['true']) })];
  expect(junitReport(madeReport({ cases }))).toContain('message="true"');
});
