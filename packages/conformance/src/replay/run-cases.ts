import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { ClientUnderTest } from '../client-program/client-under-test.ts';
import { RawServer } from '../wire/raw-server.ts';
import type { CaseResult } from './case-result.ts';
import { type CaseContext, runCase } from './run-case.ts';

/** How a suite is run. */
export interface RunOptions {
  readonly cases: readonly ConformanceCase[];
  readonly client: ClientUnderTest;
  /** Folder of the files that fixtures name. */
  readonly filesDirectory: string;
  /** Cases at a time. Default 8. */
  readonly concurrency?: number;
}

/** Runs cases, a few at a time; the results stand in the order of the cases. */
export async function runCases(options: RunOptions): Promise<readonly CaseResult[]> {
  const results = new Map<ConformanceCase, CaseResult>();
  const waiting = options.cases.values();
  // One server for each that plays, not for each case: to listen, and to make what TLS needs, would take its time.
  const worker = async (): Promise<void> => {
    const server = await RawServer.listen(options.filesDirectory);
    try {
      for (const planned of waiting) results.set(planned, await runOne(planned, { ...options, server }));
    } finally {
      await server.close();
    }
  };
  await Promise.all(Array.from({ length: options.concurrency ?? 8 }, worker));
  return options.cases.flatMap((planned) => results.get(planned) ?? []);
}

async function runOne(planned: ConformanceCase, context: CaseContext): Promise<CaseResult> {
  const own = needsOwnHost(planned, context) ? await RawServer.listen(context.filesDirectory) : undefined;
  try {
    return await runCase(planned, own ? { ...context, server: own } : context);
  } catch (error) {
    const problem = `the case cannot be run: ${error instanceof Error ? error.message : String(error)}`;
    return { name: planned.name, passed: false, problems: [problem], trace: [], milliseconds: 0 };
  } finally {
    await own?.close();
  }
}

/**
 * Limits are kept by key and host, for as long as the process remembers them; and connections that outlive their client, as
 * those of a fetch do, may be used again before it is seen that they were closed. No other case may share such a host.
 */
function needsOwnHost({ client: options }: ConformanceCase, { client }: CaseContext): boolean {
  const limited = options.concurrency !== undefined || options.rateLimit !== undefined;
  return limited || !client.hello.features.includes('release');
}
