import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { FixtureProblem } from '../cases/fixture-problem.ts';
import { parseYamlFile } from '../cases/yaml-file.ts';
import { runsSchema } from './known-in-run.ts';

/** Why a case is known to fail, and until when that may be so. */
export interface KnownFailure {
  readonly reason: string;
  /** Last day on which the case may fail: `2026-12-31`. Absent where it can never hold. */
  readonly expires?: string;
  /** Only in these runs; `*` stands for any text: `node-22-*`. In the others the case must pass. */
  readonly runs?: readonly string[] | undefined;
}

const schema = z.nullable(
  z.record(
    z.string(),
    z.strictObject({ reason: z.string().min(1), expires: z.iso.date('must be a date: 2026-12-31'), runs: runsSchema }),
  ),
);

/** Reads `<directory>/<provider>.yaml`: the part of a case's name after the provider (`operation/id`) to its reason. */
export function readKnownFailing(options: {
  readonly directory: string;
  readonly providers: readonly string[];
  /** Names of the cases there are; an entry for any other is a problem. */
  readonly names: ReadonlySet<string>;
}): { readonly known: ReadonlyMap<string, KnownFailure>; readonly problems: readonly FixtureProblem[] } {
  const known = new Map<string, KnownFailure>();
  const problems: FixtureProblem[] = [];
  for (const provider of options.providers) {
    const file = join(options.directory, `${provider}.yaml`);
    if (!existsSync(file)) continue;
    const parsed = parseYamlFile(file, readFileSync(file, 'utf8'), schema);
    problems.push(...parsed.problems);
    for (const [id, failure] of Object.entries(parsed.value ?? {})) {
      const name = `${provider}/${id}`;
      if (options.names.has(name)) known.set(name, failure);
      else problems.push({ file, line: parsed.lineOf([id]), message: `there is no case ${name}; remove the entry` });
    }
  }
  return { known, problems };
}
