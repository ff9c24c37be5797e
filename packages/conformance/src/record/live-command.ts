import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { loadOwnClient, packageDirectory } from '../providers/providers.ts';
import { readServedProvider } from '../serve/served-provider.ts';
import { plansDirectory } from './live-plan.ts';
import { runLive } from './run-live.ts';

/** The options of `replay` that make it ask the real providers. */
export interface LiveFlags {
  readonly live?: true;
  readonly record?: true;
  readonly budget?: string;
  readonly acceptUnknownPrices?: true;
  readonly rehearse?: readonly string[];
  readonly fixtures?: string;
}

/** Adds the options for asking the real providers to a command. */
export function addLiveOptions(command: Command): Command {
  return command
    .option('--live', 'asks the real providers, with keys from the environment, instead of playing cases')
    .option('--record', 'with --live: writes what they say as cases, redacted')
    .option('--budget <dollars>', 'with --live: the most that it may cost, as in 0.50')
    .option('--accept-unknown-prices', 'with --live: makes calls whose price nobody knows, outside of the budget')
    .addOption(new Option('--rehearse <provider=url...>', 'with --live: asks a server on loopback instead').hideHelp());
}

/**
 * Whether the real providers are to be asked.
 * @throws Error for an option that means nothing without `--live`
 */
export function asksLive({ live: asked, record, budget, acceptUnknownPrices, rehearse }: LiveFlags): boolean {
  if (asked) return true;
  const given = { '--record': record, '--budget': budget, '--accept-unknown-prices': acceptUnknownPrices };
  const [alone] = Object.entries({ ...given, '--rehearse': rehearse }).find(([, value]) => value !== undefined) ?? [];
  if (alone !== undefined) throw new Error(`${alone} is for --live alone; add that, or leave it out.`);
  return false;
}

/** The providers that were named, and those that there are. */
export interface Choice {
  readonly named: readonly string[];
  readonly known: readonly string[];
}

/**
 * Runs `replay --live`.
 * @returns its exit code
 * @throws Error for options that make no sense together
 */
export async function live({ named, known }: Choice, flags: LiveFlags): Promise<0 | 1 | 2> {
  const fixtures = resolve(flags.fixtures ?? join(packageDirectory(), 'fixtures'));
  const rehearsal = new Map((flags.rehearse ?? []).map(rehearsalOf));
  const isOwn = relative(fixtures, join(packageDirectory(), 'fixtures')) === '';
  if (rehearsal.size > 0 && flags.record && isOwn) {
    throw new Error('A rehearsal is no evidence: give a folder of its own for what it records, by --fixtures.');
  }
  const providers = named.length > 0 ? named : withKey(known);
  const astray = rehearsal.size > 0 ? providers.filter((provider) => !rehearsal.has(provider)) : [];
  if (astray.length > 0) throw new Error(`A rehearsal asks no real provider: leave out ${astray.join(', ')}.`);
  const budget = flags.budget === undefined ? undefined : dollars(flags.budget);
  return runLive({
    providers,
    fixtures,
    plans: plansDirectory(),
    ...(budget === undefined ? {} : { budget }),
    acceptUnknownPrices: flags.acceptUnknownPrices === true,
    record: flags.record === true,
    rehearsal,
    environment: process.env,
    today: new Date().toISOString().slice(0, 10),
    recorder: `@limner/conformance ${version()}`,
    loadClient: loadOwnClient,
    say: (line) => console.log(line),
  });
}

/** Who names nobody means all whose key is there; where none is, the run says which variables it looked for. */
function withKey(known: readonly string[]): readonly string[] {
  const found = known.filter((provider) => process.env[readServedProvider(provider).contract.auth.env]);
  return found.length > 0 ? found : known;
}

function dollars(text: string): number {
  if (/^\d{1,4}(\.\d{1,4})?$/.test(text)) return Number(text);
  throw new Error(`--budget must be an amount of dollars, as in 0.50, not "${text}".`);
}

function rehearsalOf(text: string): [string, string] {
  const [provider = '', url = ''] = text.split(/=(.*)/s);
  if (/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+(\/|$)/.test(url)) return [provider, url];
  throw new Error(
    `--rehearse takes a provider and an address on loopback, as in segmind=http://127.0.0.1:4010, not "${text}".`,
  );
}

function version(): string {
  const path = join(packageDirectory(), 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}
