import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadResult } from '../cases/read-cases.ts';
import { readSamples } from '../cases/read-samples.ts';
import { sweepCases } from './sweep-cases.ts';
import { readSweep, sweepFile } from './sweep-file.ts';

/**
 * The cases of the committed sweeps: what each failure that is swept has to come out as. Fixtures without a folder of sweeps
 * beside them have none.
 */
export function sweepSource(options: { readonly fixtures: string; readonly providers: readonly string[] }): ReadResult {
  if (!existsSync(dirname(sweepFile(options.fixtures, '')))) return { cases: [], problems: [] };
  const read = options.providers.map((provider): ReadResult => {
    const file = sweepFile(options.fixtures, provider);
    const { sweep, problems } = readSweep(file);
    // What is wrong with the samples is told with the cases that are written by hand.
    const { samples } = readSamples(options.fixtures, provider);
    if (sweep === undefined) return { cases: [], problems };
    const lacking = sweep.operations.filter(({ id }) => samples[id] === undefined);
    const message = ({ id }: { id: string }): string => `there is no sample of ${id} in ${provider}/samples.yaml`;
    return {
      cases: sweepCases(sweep, { provider, file, samples }),
      problems: [...problems, ...lacking.map((one) => ({ file, line: 1, message: message(one) }))],
    };
  });
  return { cases: read.flatMap(({ cases }) => cases), problems: read.flatMap(({ problems }) => problems) };
}
