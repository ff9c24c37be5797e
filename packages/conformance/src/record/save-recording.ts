import { join } from 'node:path';
import type { CaseFile } from '../cases/case-file.ts';
import { expandCase } from '../cases/expand-case.ts';
import { readCases } from '../cases/read-cases.ts';
import type { ClientUnderTest } from '../client-program/client-under-test.ts';
import { runCases } from '../replay/run-cases.ts';
import { contradictions } from './contradictions.ts';
import { type Recording, toCase } from './to-case.ts';
import { writeRecording } from './write-recording.ts';

/** A recording to be kept. */
export interface KeptRecording {
  readonly provider: string;
  readonly recording: Recording;
  readonly key: string;
  readonly fixtures: string;
  /** Plays the recording before it is written. */
  readonly player: ClientUnderTest;
  /** `recorded-2026-11-21`. */
  readonly id: string;
}

/** What became of it. */
export interface SavedRecording {
  readonly file: string;
  readonly redactions: number;
  /** Where it says other than the cases that are there. */
  readonly contradictions: readonly string[];
}

/**
 * Redacts a recording, plays it against the client, and writes it.
 * @throws Error when it does not play, or would hold a secret; nothing is written then
 */
export async function saveRecording(kept: KeptRecording): Promise<SavedRecording> {
  const { provider, recording, key, fixtures, id } = kept;
  const operation = recording.call.method;
  const recorded = toCase(recording, { key, filesDirectory: join(fixtures, 'files') });
  const problems = await replay({ ...recorded, id }, kept);
  if (problems.length > 0) {
    const lines = problems.map((line) => `  ${line}`).join('\n');
    throw new Error(`The recording of ${operation} was not written, for it does not play:\n${lines}`);
  }
  const { cases } = readCases({ fixtures, providers: [provider] });
  const answer = recorded.exchange.at(-1)?.answer;
  const against = cases.filter((one) => one.operation === operation);
  const file = writeRecording({ directory: join(fixtures, provider, operation), id, recorded, secrets: [key] });
  return {
    file,
    redactions: recorded.provenance.redactions?.length ?? 0,
    contradictions: answer ? contradictions({ answer, cases: against }) : [],
  };
}

async function replay(source: CaseFile, { provider, recording, fixtures, player }: KeptRecording): Promise<string[]> {
  const context = { provider, folder: recording.call.method, file: source.id, samples: {} };
  const { cases, faults } = expandCase(source, context);
  const results = await runCases({ cases, client: player, filesDirectory: join(fixtures, 'files') });
  return [...faults.map(({ message }) => message), ...results.flatMap(({ problems }) => problems)];
}
