import type { Expectation } from '../cases/case-file.ts';
import { compareError } from './compare-error.ts';
import { compareImages } from './compare-images.ts';
import { compareIssues } from './compare-issues.ts';
import { compareResponse } from './compare-response.ts';
import { compareValues, isRecord } from './compare-values.ts';
import { imagesOf, type Outcome } from './outcome.ts';

/** Compares what came out of a call with what the case expects. One line a difference. */
export function compareOutcome(options: {
  readonly expected: Expectation;
  readonly outcome: Outcome;
  readonly filesDirectory: string;
}): string[] {
  const { expected, outcome, filesDirectory } = options;
  const reported = outcome.drift.flatMap((drift) => (isRecord(drift) ? (drift.issues ?? []) : []));
  return [
    ...compareError(expected, outcome),
    ...compareResult(expected, outcome),
    ...(expected.images ? compareImages({ expected: expected.images, outcome, filesDirectory }) : []),
    ...(expected.response ? compareResponse(expected.response, outcome) : []),
    ...compareIssues({ label: 'drift', expected: expected.drift ?? [], actual: reported }),
    ...compareNamed({ label: 'progress', expected: expected.progress, actual: outcome.progress }),
    ...compareNamed({ label: 'events', expected: expected.events, actual: outcome.events ?? [] }),
    ...compareLog(expected.log, outcome.log ?? []),
    ...(expected.hooks ? compareValues({ expected: expected.hooks, actual: outcome.hooks?.events, at: 'hooks ' }) : []),
    ...(outcome.leftovers ?? []).map((name) => `a failed save left the file ${name}`),
  ];
}

function compareResult(expected: Expectation, { result, failure }: Outcome): string[] {
  if (!Object.hasOwn(expected, 'value') || failure) return [];
  const images = imagesOf(result);
  const actual = images && isRecord(result) ? result.body : result;
  return compareValues({ expected: expected.value, actual, at: images ? 'body ' : 'value ' });
}

/** Of each event only the members named are compared: the time it took is different each time. */
function compareNamed({
  label,
  expected,
  actual,
}: {
  readonly label: string;
  readonly expected: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly actual: readonly unknown[];
}): string[] {
  if (!expected) return [];
  if (expected.length !== actual.length) {
    return [`${label}: expected ${expected.length} events, got ${actual.length}: ${JSON.stringify(actual)}`];
  }
  return expected.flatMap((event, index) =>
    Object.entries(event).flatMap(([name, value]) => {
      const got = actual[index];
      const own = isRecord(got) ? got[name] : undefined;
      return compareValues({ expected: value, actual: own, at: `${label} /${index}/${name}` });
    }),
  );
}

function compareLog(expected: Expectation['log'], lines: readonly string[]): string[] {
  return (expected ?? []).flatMap((text) =>
    lines.some((line) => line.includes(text))
      ? []
      : [`log: no line says ${JSON.stringify(text)}: ${lines.join(' | ')}`],
  );
}
