import type { Report, ReportedRun } from '../report.ts';

/** A made-up run over undici on a Node. */
export function madeRun(node: string, transport = 'undici'): ReportedRun {
  return { id: `node-${node.split('.')[0]}-${transport}`, node, transport, client: 'limner', milliseconds: 1500 };
}

/** A made-up report: what is not told is empty, the one run is `node-26-undici`. */
export function madeReport(facts: Partial<Report> = {}): Report {
  return {
    startedAt: '2026-11-21T08:00:00.000Z',
    milliseconds: 2500,
    runs: [madeRun('26.10.0')],
    cases: [],
    coverage: { providers: {}, faults: {}, missing: [], unknownRows: [] },
    contracts: [],
    stale: [],
    ...facts,
  };
}
