import { setImmediate } from 'node:timers/promises';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { ClientConstructor } from './call-client.ts';
import type { CaseResult } from './case-result.ts';
import { runCase } from './run-case.ts';
import type { TransportKind } from './transport-kind.ts';

/** How a suite is run. */
export interface RunOptions {
  readonly cases: readonly ConformanceCase[];
  /** Gives the client class of a provider; called once for each provider. */
  readonly loadClient: (provider: string) => Promise<ClientConstructor>;
  /** Folder of the files that fixtures name. */
  readonly filesDirectory: string;
  /** How requests travel. Default: by undici. */
  readonly over?: TransportKind;
  /** Cases at a time. Default 8. */
  readonly concurrency?: number;
}

/** Runs cases, a few at a time; the results stand in the order of the cases. */
export async function runCases(options: RunOptions): Promise<readonly CaseResult[]> {
  const clients = new Map<string, Promise<ClientConstructor>>();
  const results = new Map<ConformanceCase, CaseResult>();
  const waiting = options.cases.values();
  const stray = watchRejections();
  const worker = async (): Promise<void> => {
    for (const planned of waiting) {
      const loading = clients.get(planned.provider) ?? options.loadClient(planned.provider);
      clients.set(planned.provider, loading);
      const noted = stray.begin();
      const result = await runOne(planned, { ...options, loading });
      // Rejections are told when the microtasks are done; a turn of the event loop lets them come.
      await setImmediate();
      results.set(planned, withStrays(result, noted));
      stray.end(noted);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.concurrency ?? 8 }, worker));
  } finally {
    stray.dispose();
  }
  return options.cases.flatMap((planned) => results.get(planned) ?? []);
}

async function runOne(
  planned: ConformanceCase,
  context: Pick<RunOptions, 'filesDirectory' | 'over'> & { readonly loading: Promise<ClientConstructor> },
): Promise<CaseResult> {
  try {
    return await runCase(planned, { ...context, Client: await context.loading });
  } catch (error) {
    const problem = `the case cannot be run: ${error instanceof Error ? error.message : String(error)}`;
    return { name: planned.name, passed: false, problems: [problem], transcript: [], milliseconds: 0 };
  }
}

/** A promise that nobody waits for would end the user's program. Which case left it cannot be told: all that ran get it. */
function watchRejections(): { begin(): string[]; end(noted: string[]): void; dispose(): void } {
  const running = new Set<string[]>();
  const note = (reason: unknown): void => {
    for (const noted of running)
      noted.push(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason));
  };
  process.on('unhandledRejection', note);
  return {
    begin: () => {
      const noted: string[] = [];
      running.add(noted);
      return noted;
    },
    end: (noted) => running.delete(noted),
    dispose: () => process.off('unhandledRejection', note),
  };
}

function withStrays(result: CaseResult, noted: readonly string[]): CaseResult {
  if (noted.length === 0) return result;
  const problems = noted.map((text) => `an unhandled rejection, of this case or of one beside it: ${text}`);
  return { ...result, passed: false, problems: [...result.problems, ...problems] };
}
