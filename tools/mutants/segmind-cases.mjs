// One test a case: what mutants of a generated client have to fail. Not run by `pnpm test`, which plays the cases itself.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { readCases } from '../../packages/conformance/src/cases/read-cases.ts';
import { clientTransports } from '../../packages/conformance/src/client-program/client-transports.ts';
import { InProcessClient } from '../../packages/conformance/src/client-program/in-process-client.ts';
import { runCases } from '../../packages/conformance/src/replay/run-cases.ts';

const fixtures = fileURLToPath(new URL('../../packages/conformance/fixtures', import.meta.url));
const { cases, problems } = readCases({ fixtures, providers: ['segmind'] });
if (problems.length > 0) throw new Error(`The fixtures are not sound: ${problems[0].file}: ${problems[0].message}`);

let client;

// Loaded anew for each case: most of a generated client is what its files say while they load.
beforeEach(() => {
  vi.resetModules();
  client = new InProcessClient({ loadClient, transport: clientTransports.undici });
});

afterAll(() => client?.end());

test.each(cases.map((planned) => [planned.name, planned]))('%s', async (_, planned) => {
  const options = { client, filesDirectory: `${fixtures}/files`, concurrency: 1 };
  const [result] = await runCases({ ...options, cases: [planned] });
  expect(result).toMatchObject({ problems: [], passed: true });
});

async function loadClient() {
  const { Segmind } = await import('../../packages/client/segmind/src/gen/index.ts');
  return Segmind;
}
