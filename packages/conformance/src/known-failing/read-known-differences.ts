import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { FixtureProblem } from '../cases/fixture-problem.ts';
import { parseYamlFile } from '../cases/yaml-file.ts';
import { runsSchema, textPattern } from './known-in-run.ts';
import type { KnownFailure } from './read-known-failing.ts';

const schema = z.array(
  z.strictObject({
    reason: z.string().min(1),
    runs: runsSchema,
    cases: z.array(z.string().regex(/^[^/]+\/[^/]+\/[^/]+$/, 'must be provider/operation/id; * stands for any text')),
  }),
);

/**
 * Reads the cases that cannot hold over another transport: by name, where `*` stands for any text but a slash. They are
 * known failures without an end, and as red as those when they pass.
 */
export function readKnownDifferences(
  file: string,
  names: ReadonlySet<string>,
): { readonly known: ReadonlyMap<string, readonly KnownFailure[]>; readonly problems: readonly FixtureProblem[] } {
  if (!existsSync(file)) return { known: new Map(), problems: [] };
  const parsed = parseYamlFile(file, readFileSync(file, 'utf8'), schema);
  const problems = [...parsed.problems];
  const known = new Map<string, KnownFailure[]>();
  for (const [index, { reason, runs, cases }] of (parsed.value ?? []).entries()) {
    for (const [at, pattern] of cases.entries()) {
      const found = [...names].filter((name) => matches(name, pattern));
      for (const name of found) known.set(name, [...(known.get(name) ?? []), { reason, ...(runs && { runs }) }]);
      if (found.length > 0) continue;
      const line = parsed.lineOf([index, 'cases', at]);
      problems.push({ file, line, message: `there is no case ${pattern}; remove the entry` });
    }
  }
  return { known, problems };
}

function matches(name: string, pattern: string): boolean {
  return textPattern(pattern, '[^/]*').test(name);
}
