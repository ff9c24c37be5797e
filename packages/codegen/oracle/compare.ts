import type { Json } from '../src/json.ts';
import type { Judge, Verdict } from './judge.ts';
import { judgeWithAjv } from './judge-with-ajv.ts';
import { judgeWithHyperjump } from './judge-with-hyperjump.ts';
import { judgeWithLimner } from './judge-with-limner.ts';
import type { Sample } from './reduce.ts';

/** What the three say of one instance. */
export interface Verdicts {
  readonly limner: Verdict;
  readonly ajv: Verdict;
  readonly hyperjump: Verdict;
}

/** Who stands against whom; a judge that refuses or crashes has no voice. */
export type Agreement = 'all' | 'limner alone' | 'ajv alone' | 'hyperjump alone' | 'undecided' | 'limner refuses';

/** A sample with what was said of it. */
export interface Comparison extends Sample {
  readonly verdicts: Verdicts;
  readonly agreement: Agreement;
}

/** Puts one schema and its instances before all three. */
export async function compare(schema: Json, instances: readonly Json[]): Promise<Comparison[]> {
  const [limner, ajv, hyperjump] = await Promise.all(
    [judgeWithLimner, judgeWithAjv, judgeWithHyperjump].map((judge) => carefully(judge, schema)),
  );
  return instances.map((instance) => {
    const ask = (judge: ((instance: Json) => Verdict) | undefined): Verdict => judge?.(instance) ?? false;
    const verdicts = { limner: ask(limner), ajv: ask(ajv), hyperjump: ask(hyperjump) };
    return { schema, instance, verdicts, agreement: agreementOf(verdicts) };
  });
}

async function carefully(judge: Judge, schema: Json): Promise<(instance: Json) => Verdict> {
  const failed = (error: unknown) => (): Verdict => ({ refused: String(error) });
  const judged = await judge({ schema }).catch(failed);
  return (instance) => {
    try {
      return judged(instance);
    } catch (error) {
      return failed(error)();
    }
  };
}

function agreementOf({ limner, ajv, hyperjump }: Verdicts): Agreement {
  if (typeof limner !== 'boolean') return 'limner refuses';
  if (typeof ajv !== 'boolean' && typeof hyperjump !== 'boolean') return 'undecided';
  if (typeof ajv !== 'boolean') return limner === hyperjump ? 'ajv alone' : 'undecided';
  if (typeof hyperjump !== 'boolean') return limner === ajv ? 'hyperjump alone' : 'undecided';
  if (limner === ajv) return limner === hyperjump ? 'all' : 'hyperjump alone';
  return limner === hyperjump ? 'ajv alone' : 'limner alone';
}
