import type { Expectation } from '../cases/case-file.ts';
import { toPlain } from '../client-program/plain-value.ts';
import type { ErrorMember, Observation } from '../client-program/protocol.ts';
import { isRecord } from '../json/is-record.ts';
import { compareError } from './compare-error.ts';
import { compareImages } from './compare-images.ts';
import { compareIssues } from './compare-issues.ts';
import { compareResponse } from './compare-response.ts';
import { compareValues } from './compare-values.ts';

/** Compares what came out of a call with what the case expects. One line a difference. */
export function compareOutcome(options: {
  readonly expected: Expectation;
  readonly observation: Observation;
  readonly filesDirectory: string;
  /** Members of errors that the client knows; all without it. */
  readonly known?: ReadonlySet<ErrorMember>;
}): string[] {
  const { expected, observation, filesDirectory, known } = options;
  return [
    ...compareError(expected, observation, known),
    ...compareResult(expected, observation),
    ...(expected.images ? compareImages({ expected: expected.images, observation, filesDirectory }) : []),
    ...(expected.response ? compareResponse(expected.response, observation) : []),
    ...compareIssues({ label: 'drift', expected: expected.drift ?? [], actual: observation.drift }),
    ...compareNamed({ label: 'progress', expected: expected.progress, actual: observation.progress }),
    ...compareNamed({ label: 'events', expected: expected.events, actual: observation.events ?? [] }),
    ...compareLog(expected.log, observation.log ?? []),
    ...(expected.hooks ? compareValues({ expected: expected.hooks, actual: observation.hooks, at: 'hooks ' }) : []),
    ...observation.leftovers.map((name) => `a failed save left the file ${name}`),
  ];
}

function compareResult(expected: Expectation, { value, imageCount, error }: Observation): string[] {
  if (!Object.hasOwn(expected, 'value') || error) return [];
  // What JSON cannot hold is told in other words than a case has for it.
  const wanted = toPlain(expected.value);
  return compareValues({ expected: wanted, actual: value, at: imageCount === undefined ? 'value ' : 'body ' });
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
