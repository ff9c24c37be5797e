import type { Provenance } from '../cases/case-file.ts';
import { clientTransports } from '../client-program/client-transports.ts';
import type { ClientUnderTest } from '../client-program/client-under-test.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import type { ClientConstructor } from '../providers/client-constructor.ts';
import { readServedProvider } from '../serve/served-provider.ts';
import { Budget } from './budget.ts';
import { type PlannedCall, readLivePlan } from './live-plan.ts';
import { makeLiveCall } from './make-live-call.ts';
import { usdText } from './price.ts';
import { Recorder } from './recorder.ts';
import { saveRecording } from './save-recording.ts';
import { statePlan } from './state-plan.ts';

/** A live run. */
export interface LiveOptions {
  /** Providers to ask; a key must be there for each. */
  readonly providers: readonly string[];
  /** Folder of the fixtures: the samples, and where recordings go. */
  readonly fixtures: string;
  /** Folder of the plans: `<provider>.yaml`. */
  readonly plans: string;
  /** Dollars. */
  readonly budget?: number;
  readonly acceptUnknownPrices: boolean;
  readonly record: boolean;
  /** Base URLs on loopback by provider: a rehearsal, whose recordings are no evidence. */
  readonly rehearsal: ReadonlyMap<string, string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `2026-11-21`. */
  readonly today: string;
  /** Name and version of this program. */
  readonly recorder: string;
  readonly loadClient: (provider: string) => Promise<ClientConstructor>;
  readonly say: (line: string) => void;
}

/** A provider as it is asked. */
interface Party {
  readonly provider: string;
  readonly key: string;
  readonly calls: readonly PlannedCall[];
}

/** A key that is shorter cannot be told from other text, so it could not be kept out of a recording. */
const shortestKey = 8;

/**
 * Asks the real providers: states the plan and its price, refuses what is beyond the budget before the first call, makes each
 * call once, and with `record` writes what was said, redacted.
 * @returns 0 all is as documented, 1 a call failed or differs, 2 nothing was asked, and why was said
 */
export async function runLive(options: LiveOptions): Promise<0 | 1 | 2> {
  const missing = options.providers.flatMap((provider) => keyProblem(provider, options));
  if (missing.length > 0) {
    for (const line of missing) options.say(line);
    return 2;
  }
  const parties = options.providers.map((provider): Party => {
    const { calls } = readLivePlan(provider, { directory: options.plans, fixtures: options.fixtures });
    return { provider, key: keyOf(provider, options) ?? '', calls };
  });
  const planned = parties.flatMap(({ calls }) => calls);
  const planOptions = { budget: options.budget, isRehearsal: options.rehearsal.size > 0 };
  for (const line of statePlan(planned, planOptions)) options.say(line);
  const refusal = refusalOf(planned, options);
  if (refusal !== undefined) {
    options.say(`${refusal} Nothing was called.`);
    return 2;
  }
  return carryOut(parties, options);
}

function keyOf(provider: string, { environment }: LiveOptions): string | undefined {
  return environment[readServedProvider(provider).contract.auth.env];
}

function keyProblem(provider: string, options: LiveOptions): string[] {
  const { env } = readServedProvider(provider).contract.auth;
  const key = keyOf(provider, options)?.trim() ?? '';
  if (key === '')
    return [`${provider}: the environment variable ${env} is not set; put your key in it, or name other providers.`];
  if (key.length >= shortestKey) return [];
  return [`${provider}: ${env} holds fewer than ${shortestKey} characters, which cannot be a key.`];
}

function refusalOf(planned: readonly PlannedCall[], { budget, acceptUnknownPrices }: LiveOptions): string | undefined {
  const unknown = planned.filter(({ price }) => price.kind === 'unknown');
  if (unknown.length > 0 && !acceptUnknownPrices) {
    const names = unknown.map(({ provider, call }) => `${provider} ${call.method}`).join(', ');
    return `Nobody knows the price of ${names}: --accept-unknown-prices calls it all the same, outside of the budget.`;
  }
  const prices = planned.map(({ price }) => price);
  const costs = prices.some(({ kind }) => kind !== 'free');
  if (costs && budget === undefined) return 'Calls that cost need a budget in dollars: --budget 0.50.';
  const beyond = new Budget(budget ?? 0).refusal(prices);
  return beyond && `The plan of ${beyond}.`;
}

async function carryOut(parties: readonly Party[], options: LiveOptions): Promise<0 | 1> {
  const player = new InProcessClient({ loadClient: options.loadClient, transport: clientTransports.undici });
  try {
    return await askAll(parties, { options, player });
  } finally {
    // What it finds left behind may be ours: the connections of the recorder.
    await player.end();
  }
}

async function askAll(
  parties: readonly Party[],
  { options, player }: Pick<Question, 'options' | 'player'>,
): Promise<0 | 1> {
  const budget = new Budget(options.budget ?? 0);
  let isGood = true;
  for (const party of parties) {
    const { contract } = readServedProvider(party.provider);
    const baseUrl = options.rehearsal.get(party.provider) ?? contract.baseUrl;
    const recorder = await Recorder.listen(baseUrl);
    try {
      const Client = await options.loadClient(party.provider);
      for (const planned of party.calls) {
        const lines = await ask({ planned, party, budget, recorder, Client, player, baseUrl, options });
        for (const line of lines.told) options.say(line);
        isGood &&= lines.isGood;
      }
    } finally {
      await recorder.close();
    }
  }
  options.say(`Spent at most ${usdText(budget.spent)}.`);
  return isGood ? 0 : 1;
}

interface Question {
  readonly planned: PlannedCall;
  readonly party: Party;
  readonly budget: Budget;
  readonly recorder: Recorder;
  readonly Client: ClientConstructor;
  readonly player: ClientUnderTest;
  readonly baseUrl: string;
  readonly options: LiveOptions;
}

interface Told {
  readonly told: readonly string[];
  readonly isGood: boolean;
}

async function ask({ planned, party, budget, recorder, Client, player, baseUrl, options }: Question): Promise<Told> {
  const { call, price, provider } = planned;
  const name = `${provider} ${call.method}`;
  // Earlier calls may have cost more than they were said to.
  const beyond = budget.refusal([price]);
  if (beyond !== undefined) return { told: [`${name}: not called, for ${beyond}`], isGood: false };
  const { key } = party;
  const outcome = await makeLiveCall({ Client, baseUrl: recorder.url, key, call });
  const { failure, toldUsd } = outcome;
  budget.count({ price, toldUsd, billable: failure?.billable });
  const { exchanges, failures } = recorder.take();
  if (failure) return { told: [`${name}: failed: ${failure.text}`, ...failures.map(indented)], isGood: false };
  const cost = toldUsd === undefined ? '' : `, ${usdText(toldUsd)} by its own word`;
  const drift = outcome.drift.map(({ path, rule }) => `${path || 'the answer'} is not as documented: ${rule}`);
  const head = `${name}: answered${cost}; at most ${usdText(budget.spent)} so far`;
  const wrong = [...drift, ...outcome.images.flatMap(({ problem }) => problem ?? [])];
  const seen = outcome.images.flatMap((image) => (image.seen === undefined ? [] : [`image: ${image.seen}`]));
  if (!options.record) return { told: [head, ...[...seen, ...wrong].map(indented)], isGood: wrong.length === 0 };
  const provenance = provenanceOf(baseUrl, options);
  const saved = await save({ provider, recording: { call, exchanges, ...outcome, provenance }, key, player, options });
  const told = [head, ...[...seen, ...wrong, ...saved.told].map(indented)];
  return { told, isGood: saved.isGood && wrong.length === 0 };
}

function indented(line: string): string {
  return `  ${line.replaceAll('\n', '\n  ')}`;
}

/** Only what a real provider said is evidence. */
function provenanceOf(baseUrl: string, { rehearsal, today, recorder }: LiveOptions): Provenance {
  const made = { recordedAt: today, recorder };
  if (rehearsal.size === 0) return { evidence: 'recorded', source: baseUrl, ...made };
  return { evidence: 'assumed', source: 'a rehearsal on loopback; no provider said this', ...made };
}

interface Kept extends Pick<Parameters<typeof saveRecording>[0], 'provider' | 'recording' | 'key' | 'player'> {
  readonly options: LiveOptions;
}

async function save({ options, ...kept }: Kept): Promise<Told> {
  const { fixtures, today } = options;
  try {
    const saved = await saveRecording({ ...kept, fixtures, id: `recorded-${today}` });
    const told = saved.contradictions.map((line) => `differs from the cases: ${line}`);
    return {
      told: [`written to ${saved.file}, ${saved.redactions} places redacted`, ...told],
      isGood: told.length === 0,
    };
  } catch (error) {
    return { told: [error instanceof Error ? error.message : String(error)], isGood: false };
  }
}
