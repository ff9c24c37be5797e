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
      for (const planned of waiting) results.set(planned, await runAt(planned, { ...options, server }));
    } finally {
      await server.close();
    }
  };
  await Promise.all(Array.from({ length: options.concurrency ?? 8 }, worker));
  return options.cases.flatMap((planned) => results.get(planned) ?? []);
}

/** Of clients with the same key, limits hold for all at the same host: a case that sets one has a host of its own. */
async function runAt(planned: ConformanceCase, context: CaseContext): Promise<CaseResult> {
  if (!('concurrency' in planned.client || 'rateLimit' in planned.client)) return runOne(planned, context);
  const server = await RawServer.listen(context.filesDirectory);
  try {
    return await runOne(planned, { ...context, server });
  } finally {
    await server.close();
  }
}

async function runOne(planned: ConformanceCase, context: CaseContext): Promise<CaseResult> {
  const own = hasLimits(planned) ? await RawServer.listen(context.filesDirectory) : undefined;
  try {
    return await runCase(planned, own ? { ...context, server: own } : context);
  } catch (error) {
    const problem = `the case cannot be run: ${error instanceof Error ? error.message : String(error)}`;
    return { name: planned.name, passed: false, problems: [problem], trace: [], milliseconds: 0 };
  } finally {
    await own?.close();
  }
}

/** Limits are kept by key and host, for as long as the process remembers them: no other case may share that host. */
function hasLimits({ client }: ConformanceCase): boolean {
  return client.concurrency !== undefined || client.rateLimit !== undefined;
}
