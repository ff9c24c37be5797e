import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { readCases } from '../../../packages/conformance/src/cases/read-cases.ts';
import { clientTransports } from '../../../packages/conformance/src/client-program/client-transports.ts';
import { InProcessClient } from '../../../packages/conformance/src/client-program/in-process-client.ts';
import { readKnown } from '../../../packages/conformance/src/known-failing/read-known.ts';
import { runCases } from '../../../packages/conformance/src/replay/run-cases.ts';

const conformance = join(import.meta.dirname, '../../../packages/conformance');
const fixtures = join(conformance, 'fixtures');
const run = { id: 'node-26-undici', transport: 'undici' };

/** Whether a case is one of the matrix of faults. */
export function isFault({ file }) {
  return file.includes(`${sep}faults${sep}`);
}

/**
 * One test a case of segmind's, of those that `isMeant` says yes to: what mutants of a generated client have to fail. What is
 * known to fail is left out.
 */
export function playCases(isMeant) {
  let client;
  // Loaded anew for each case: most of a generated client is what its files say while they load.
  beforeEach(() => {
    vi.resetModules();
    client = new InProcessClient({ loadClient, transport: clientTransports.undici });
  });
  afterAll(() => client?.end());
  test.each(casesOf('segmind', isMeant))('%s', async (_, planned) => {
    const options = { client, filesDirectory: join(fixtures, 'files'), concurrency: 1 };
    const [result] = await runCases({ ...options, cases: [planned] });
    expect(result).toMatchObject({ problems: [], passed: true });
  });
}

async function loadClient() {
  const { Segmind } = await import('../../../packages/client/segmind/src/gen/index.ts');
  return Segmind;
}

/**
 * Those that end in an error first: most of a generated client is its contract of errors. All providers are read,
 * for a fault that is written for all of them is not sound without the others.
 */
function casesOf(client, isMeant) {
  const providers = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'samples.yaml')));
  const { cases, problems } = readCases({ fixtures, providers });
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`The fixtures are not sound: ${problem.file}: ${problem.message}`);
  const known = readKnown({ directory: conformance, providers, names: new Set(cases.map(({ name }) => name)) });
  return cases
    .filter((planned) => planned.provider === client && isMeant(planned) && !known.inRun(planned.name, run))
    .toSorted((one, other) => Number(one.expect.error === undefined) - Number(other.expect.error === undefined))
    .map((planned) => [planned.name, planned]);
}
