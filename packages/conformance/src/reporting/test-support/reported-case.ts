import { groupOf } from '../case-group.ts';
import type { ReportedCase, ReportedResult } from '../report.ts';

/** A made-up case of one run, `node-26-undici`. */
export function reportedCase(
  facts: Partial<ReportedCase> & Pick<ReportedCase, 'operation' | 'kind'> & Partial<Pick<ReportedResult, 'state'>>,
): ReportedCase {
  const { state = 'passed', ...rest } = facts;
  return {
    name: `acme/${facts.operation}/some-${facts.kind}`,
    provider: 'acme',
    title: 'A case',
    group: groupOf(facts.kind),
    evidence: 'assumed',
    source: 'a test',
    file: 'fixtures/acme/some.yaml',
    results: { 'node-26-undici': { state, problems: [], milliseconds: 1 } },
    ...rest,
  };
}
