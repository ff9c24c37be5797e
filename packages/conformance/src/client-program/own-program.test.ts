/** The Limner clients as a program, beside the same clients in this process; needs the packages built. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCases } from '../cases/read-cases.ts';
import { findProviders, loadOwnClient, packageDirectory } from '../providers/providers.ts';
import type { CaseResult } from '../replay/case-result.ts';
import { runCases } from '../replay/run-cases.ts';
import { clientTransports, transportNames } from './client-transports.ts';
import type { ClientUnderTest } from './client-under-test.ts';
import { InProcessClient } from './in-process-client.ts';
import { ownProgram } from './own-program.ts';
import { ProgramClient } from './program-client.ts';

const fixtures = join(packageDirectory(), 'fixtures');

/** Cases of all kinds, some of them spoilt, so that there is something to disagree on. */
const cases = readCases({ fixtures, providers: findProviders() })
  .cases.filter(({ provider, fault }) => provider === 'segmind' && fault !== 'A1')
  .filter((_, index) => index % 30 === 0)
  .map((planned, index) =>
    index % 5 === 0 ? { ...planned, expect: { ...planned.expect, value: 'spoilt' } } : planned,
  );

async function play(client: ClientUnderTest): Promise<{ verdicts: object[]; left: readonly string[] }> {
  const told = ({ name, passed, problems, unsupported }: CaseResult): object => ({
    name,
    passed,
    problems,
    unsupported,
  });
  const results = await runCases({ cases, client, filesDirectory: join(fixtures, 'files') });
  return { verdicts: results.map(told), left: await client.end() };
}

test.each(transportNames)(
  'over %s the program comes to the same verdicts as the process',
  async (name) => {
    const inProcess = new InProcessClient({ loadClient: loadOwnClient, transport: clientTransports[name] });
    const expected = await play(inProcess);
    const found = await play(await ProgramClient.start(ownProgram(process.execPath, name)));
    expect(found.verdicts).toEqual(expected.verdicts);
    expect(found.left).toEqual([]);
    expect(found.verdicts).toContainEqual(expect.objectContaining({ passed: true }));
    expect(found.verdicts).toContainEqual(expect.objectContaining({ passed: false }));
  },
  60_000,
);
