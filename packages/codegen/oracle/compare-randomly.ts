import fc from 'fast-check';
import type { Json } from '../src/json.ts';
import { dynamicSchemas, schemas, values } from './arbitrary-schema.ts';
import { type Agreement, type Comparison, compare } from './compare.ts';
import { chooseBy, nearInstance } from './near-instance.ts';
import { reduce } from './reduce.ts';

/** How much, and where chance starts. */
export interface RandomOptions {
  readonly runs: number;
  readonly seed: number;
  /** Of each kind of disagreement so many are reduced; the others are only counted. */
  readonly reduced: number;
  /** The kinds that are worth the time that reducing takes; default: all. */
  readonly only?: readonly Agreement[];
}

/** What came of it. */
export interface RandomReport {
  readonly instances: number;
  readonly valid: number;
  readonly counts: Readonly<Record<Agreement, number>>;
  /** Reduced, each kind as often as was asked for. */
  readonly disagreements: readonly Comparison[];
}

const nearSeeds = [1, 2, 3, 4, 5, 6];

/** Random schemas and instances before the three judges; one run is one schema with ten instances. */
export async function compareRandomly(options: RandomOptions): Promise<RandomReport> {
  const { runs, seed, reduced, only } = options;
  const counts = { all: 0, 'limner alone': 0, 'ajv alone': 0, 'hyperjump alone': 0, undecided: 0, 'limner refuses': 0 };
  const disagreements: Comparison[] = [];
  let valid = 0;
  const samples = fc.tuple(fc.oneof(schemas, dynamicSchemas), fc.array(values, { minLength: 4, maxLength: 4 }));
  for (const [schema, instances] of fc.sample(samples, { numRuns: runs, seed })) {
    const near = nearSeeds.map((start) => nearInstance(schema, chooseBy(start)));
    for (const comparison of await compare(schema, [...instances, ...near])) {
      counts[comparison.agreement] += 1;
      if (comparison.verdicts.hyperjump === true) valid += 1;
      const { agreement } = comparison;
      if (
        agreement === 'all' ||
        only?.includes(agreement) === false ||
        disagreements.filter((one) => one.agreement === agreement).length >= reduced
      )
        continue;
      disagreements.push(await reduceComparison(comparison));
    }
  }
  return { instances: runs * (4 + nearSeeds.length), valid, counts, disagreements };
}

/** The least sample on which they disagree in the same way. */
async function reduceComparison(comparison: Comparison): Promise<Comparison> {
  const again = async (schema: Json, instance: Json): Promise<Comparison | undefined> =>
    (await compare(schema, [instance]))[0];
  const least = await reduce(comparison, async ({ schema, instance }) => {
    const found = await again(schema, instance);
    return found !== undefined && gist(found) === gist(comparison);
  });
  return (await again(least.schema, least.instance)) ?? comparison;
}

/** What stays the same when a sample gets smaller: of a refusal its kind, not its words and places. */
function gist({ agreement, verdicts }: Comparison): string {
  const kinds = Object.values(verdicts).map((verdict) =>
    typeof verdict === 'boolean' ? verdict : verdict.refused.slice(0, 24),
  );
  return JSON.stringify([agreement, ...kinds]);
}
