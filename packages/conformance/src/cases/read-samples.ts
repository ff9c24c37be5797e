import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Sample } from './case-file.ts';
import { sampleSchema } from './case-schema.ts';
import type { FixtureProblem } from './fixture-problem.ts';
import { parseYamlFile } from './yaml-file.ts';

/** What the cases of a provider may borrow, by operation: `<fixtures>/<provider>/samples.yaml`. */
export function readSamples(
  fixtures: string,
  provider: string,
): { readonly samples: Readonly<Record<string, Sample>>; readonly problems: readonly FixtureProblem[] } {
  const file = join(fixtures, provider, 'samples.yaml');
  if (!existsSync(file)) return { samples: {}, problems: [] };
  const parsed = parseYamlFile(file, readFileSync(file, 'utf8'), z.record(z.string(), sampleSchema));
  return { samples: parsed.value ?? {}, problems: parsed.problems };
}
