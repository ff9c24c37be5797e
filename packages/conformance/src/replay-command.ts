import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { caseSources } from './case-sources.ts';
import { formatProblem } from './cases/fixture-problem.ts';
import { byFetch } from './client-program/by-fetch.ts';
import { byUndici } from './client-program/by-undici.ts';
import { InProcessClient } from './client-program/in-process-client.ts';
import type { Coverage } from './completeness/coverage.ts';
import { readUniverse } from './completeness/universe.ts';
import { findProviders, knownProviders, loadClient, packageDirectory, providerFile } from './providers.ts';
import { isGreen } from './reporting/is-green.ts';
import { jsonReport } from './reporting/json-report.ts';
import { terminalReport } from './reporting/terminal-report.ts';
import { writeReports } from './reporting/write-reports.ts';
import { runSuite } from './suite.ts';

const transports = { undici: byUndici, fetch: byFetch };

interface ReplayOptions {
  readonly fixtures?: string;
  readonly filter?: string;
  readonly report?: string;
  readonly json?: true;
  readonly check?: true;
  readonly transport: keyof typeof transports;
}

/** Adds `replay`: plays the cases against the clients and prints the matrix. */
export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description('Plays the conformance cases against the clients over loopback and prints the matrix.')
    .argument('[provider...]', 'providers to play; all without it')
    .option('--fixtures <directory>', 'folder of the cases (default: those of this package)')
    .option('--filter <text>', 'plays only cases whose name contains the text')
    .option('--report <directory>', 'where the report goes (default: "report" beside the fixtures)')
    .option('--json', 'prints the report as JSON instead of the matrix')
    .option('--check', 'leaves coverage.json alone and fails when it is not up to date')
    .addOption(
      new Option('--transport <name>', "how requests travel: by the client's own transport on Node, or by its fetch")
        .choices(Object.keys(transports))
        .default('undici'),
    )
    .action(async (providers: string[], options: ReplayOptions, command: Command) => {
      process.exitCode = await replay(knownProviders(providers, command), options);
    });
}

async function replay(providers: readonly string[], options: ReplayOptions): Promise<0 | 1> {
  const fixtures = resolve(options.fixtures ?? join(packageDirectory(), 'fixtures'));
  const universes = providers.map((provider) =>
    readUniverse(provider, {
      openapi: providerFile(provider, 'openapi.json'),
      contract: providerFile(provider, 'provider.yaml'),
    }),
  );
  const clients = new Map(universes.map(({ provider, client }) => [provider, client]));
  const load = (provider: string): ReturnType<typeof loadClient> =>
    loadClient(provider, clients.get(provider) ?? provider);
  const suite = await runSuite({
    fixtures,
    sources: caseSources,
    universes,
    runs: [{ open: async () => new InProcessClient({ loadClient: load, transport: transports[options.transport] }) }],
    known: dirname(fixtures),
    ...(options.filter === undefined ? {} : { filter: options.filter }),
    today: new Date().toISOString().slice(0, 10),
  });
  if (suite.problems) {
    const lines = suite.problems.map((problem) => formatProblem({ ...problem, file: relative('.', problem.file) }));
    console.error(`${lines.join('\n')}\n\n${lines.length} problems in the fixtures; nothing was run.`);
    return 1;
  }
  const page = writeReports(suite.report, resolve(options.report ?? join(dirname(fixtures), 'report')));
  // A part of the suite says nothing about the coverage of the whole, so it does not replace what is committed.
  const whole = options.filter === undefined && providers.length === findProviders().length;
  const isCurrent = !whole || keepCoverage(join(dirname(fixtures), 'coverage.json'), suite.coverage, options);
  console.log(options.json ? jsonReport(suite.report).trimEnd() : terminalReport(suite.report, page));
  for (const line of suite.left) {
    console.error(`${line} was left behind by calls that had ended; run single cases by --filter to find whose.`);
  }
  return isCurrent && isGreen(suite.report) && suite.left.length === 0 ? 0 : 1;
}

/** Writes what the cases cover, or with `check` compares it; false when what is committed is not up to date. */
function keepCoverage(path: string, coverage: Coverage, { check }: ReplayOptions): boolean {
  const text = `${JSON.stringify(coverage, null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return true;
  if (check) console.error(`${path} is not up to date: run "limner-conformance replay" and commit the result.`);
  else writeFileSync(path, text);
  return check !== true;
}
