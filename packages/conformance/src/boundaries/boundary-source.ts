import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadResult } from '../cases/read-cases.ts';
import { readSamples } from '../cases/read-samples.ts';
import { boundaryCases } from './boundary-cases.ts';
import { boundaryFile, readBoundaries } from './boundary-file.ts';

/**
 * The cases of the committed boundaries: what each operation takes and refuses. Fixtures without a folder of boundaries beside
 * them have none.
 */
export function boundarySource(options: {
  readonly fixtures: string;
  readonly providers: readonly string[];
}): ReadResult {
  if (!existsSync(dirname(boundaryFile(options.fixtures, '')))) return { cases: [], problems: [] };
  const read = options.providers.map((provider): ReadResult => {
    const file = boundaryFile(options.fixtures, provider);
    const { operations, problems } = readBoundaries(file);
    // What is wrong with the samples is told with the cases that are written by hand.
    const { samples } = readSamples(options.fixtures, provider);
    const lacking = operations.filter(({ operation }) => samples[operation]?.answer === undefined);
    const told = lacking.map(({ operation }) => ({
      file,
      line: 1,
      message: `there is no sample of ${operation} with an answer in ${provider}/samples.yaml`,
    }));
    const cases = operations.flatMap((shape) => boundaryCases(shape, { provider, file, samples }));
    return { cases, problems: [...problems, ...told] };
  });
  return { cases: read.flatMap(({ cases }) => cases), problems: read.flatMap(({ problems }) => problems) };
}
