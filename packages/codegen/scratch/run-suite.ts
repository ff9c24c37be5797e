import type { Judge, Verdict } from './judge.ts';
import type { Case, Group } from './read-suite.ts';

/** What a judge made of one case. */
export interface Finding {
  readonly group: Group;
  readonly case: Case;
  /** `refused`: it said that it would not judge, and why; `wrong`: it judged, silently, and wrongly. */
  readonly outcome: 'right' | 'refused' | 'wrong';
  /** Of a refusal. */
  readonly reason?: string;
}

/** Puts every case of a suite before a judge; what it throws is reported as wrong, for it should have said so. */
export async function runSuite(groups: readonly Group[], judge: Judge): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const group of groups) {
    const judged = await judge(group).catch(thrown);
    for (const one of group.cases) findings.push(find(group, one, judged));
  }
  return findings;
}

function find(group: Group, one: Case, judged: (instance: Case['instance']) => Verdict): Finding {
  const verdict = attempt(() => judged(one.instance));
  if (typeof verdict === 'boolean') {
    return { group, case: one, outcome: verdict === one.valid ? 'right' : 'wrong' };
  }
  const reason = verdict.refused;
  return { group, case: one, outcome: reason.startsWith(crash) ? 'wrong' : 'refused', reason };
}

const crash = 'crashed: ';
const describe = (error: unknown): Verdict => ({
  refused: `${crash}${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
});
const thrown = (error: unknown) => (): Verdict => describe(error);

function attempt(judge: () => Verdict): Verdict {
  try {
    return judge();
  } catch (error) {
    return describe(error);
  }
}

/** Where a case is found: file, group and instance in one line. */
export function place({ group, case: one }: Finding): string {
  return `${group.file} | ${group.description} | ${one.description}`;
}
