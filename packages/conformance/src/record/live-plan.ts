import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Call, Sample } from '../cases/case-file.ts';
import { sampleSchema } from '../cases/case-schema.ts';
import { formatProblem } from '../cases/fixture-problem.ts';
import { parseYamlFile } from '../cases/yaml-file.ts';
import { packageDirectory } from '../providers/providers.ts';
import { money, type Price } from './price.ts';

/** A call that a live run makes. */
export interface PlannedCall {
  readonly provider: string;
  readonly call: Call;
  readonly price: Price;
  readonly evidence: 'documented' | 'digest' | 'observed' | 'assumed';
  readonly source: string;
  readonly note?: string | undefined;
}

/** The live calls of one provider, and the age at which what they record is stale. */
export interface LivePlan {
  readonly calls: readonly PlannedCall[];
  /** `90d`; undefined: the age of the suite. */
  readonly rerecordAfter?: string | undefined;
}

const price = z
  .union([
    z.literal('free').transform((): Price => ({ kind: 'free' })),
    z.literal('unknown').transform((): Price => ({ kind: 'unknown' })),
    z
      .string()
      .regex(/^\d+(\.\d+)? (USD|CNY)$/, 'must be free, unknown, or an amount with its currency: 0.121 USD')
      .transform((text): Price => {
        const [amount, currency] = text.split(' ');
        return money(Number(amount), currency === 'CNY' ? 'CNY' : 'USD');
      }),
  ])
  .describe('The most that one call costs.');

const plannedCall = z.strictObject({
  sample: z.string().optional().describe('Operation whose sample gives the call.'),
  call: z.strictObject({ method: z.string(), input: z.unknown().optional() }).optional(),
  price,
  evidence: z.enum(['documented', 'digest', 'observed', 'assumed']),
  source: z.string(),
  note: z.string().optional(),
});

const planFile = z.strictObject({
  rerecordAfter: z
    .string()
    .regex(/^\d+d$/, 'must be a number of days: 90d')
    .optional(),
  calls: z.array(plannedCall).min(1),
});

/** Where the data of live runs lies. */
export interface LiveData {
  /** Folder of `<provider>.yaml`. */
  readonly directory: string;
  /** Folder of the fixtures, for the samples. */
  readonly fixtures: string;
}

/**
 * Reads which calls a live run makes of a provider, in order, and what each costs. A call is either a sample of the
 * fixtures or written out in its cheapest form.
 * @throws Error with every fault of the file
 */
export function readLivePlan(provider: string, { directory, fixtures }: LiveData): LivePlan {
  const file = join(directory, `${provider}.yaml`);
  if (!existsSync(file))
    throw new Error(`${file} is not there: write in it what ${provider} is to be asked, as the files beside it do.`);
  const { rerecordAfter, calls } = read(file, planFile);
  const samples = read(join(fixtures, provider, 'samples.yaml'), z.record(z.string(), sampleSchema));
  const planned = calls.map(
    (one): PlannedCall => ({ ...priceOf(one), provider, call: callOf(one, { file, samples }) }),
  );
  return { calls: planned, rerecordAfter };
}

/** The ages at which recordings are to be made again, of the providers that have one of their own. */
export function rerecordAges(
  providers: readonly string[],
  directory: string = plansDirectory(),
): ReadonlyMap<string, string> {
  const ages = providers.flatMap((provider): [string, string][] => {
    const file = join(directory, `${provider}.yaml`);
    const { rerecordAfter } = existsSync(file) ? read(file, planFile) : {};
    return rerecordAfter === undefined ? [] : [[provider, rerecordAfter]];
  });
  return new Map(ages);
}

/** Folder of the plans of live runs. */
export function plansDirectory(): string {
  return join(packageDirectory(), 'live');
}

type WrittenCall = z.output<typeof plannedCall>;

function priceOf({ price: most, evidence, source, note }: WrittenCall): Omit<PlannedCall, 'provider' | 'call'> {
  return { price: most, evidence, source, ...(note === undefined ? {} : { note }) };
}

function callOf(
  { sample, call }: WrittenCall,
  { file, samples }: { file: string; samples: Readonly<Record<string, Sample>> },
): Call {
  const found = call ?? (sample === undefined ? undefined : samples[sample]?.call);
  if (found && !(call && sample !== undefined)) return found;
  throw new Error(`${file}: a call needs either \`call\` or a \`sample\` that there is, not ${sample ?? 'none'}.`);
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const { value, problems } = parseYamlFile(file, readFileSync(file, 'utf8'), schema);
  if (value === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  return value;
}
