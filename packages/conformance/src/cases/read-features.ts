import { existsSync, readFileSync } from 'node:fs';
import type { Sample } from './case-file.ts';
import { type Features, featuresSchema } from './features.ts';
import type { FixtureProblem } from './fixture-problem.ts';
import { problemAt } from './problem-at.ts';
import { roleNames } from './roles.ts';
import { parseYamlFile } from './yaml-file.ts';

/** Reads a provider's `features.yaml`; nothing where there is none. Each operation that it names must have a sample. */
export function readFeatures(
  file: string,
  samples: Readonly<Record<string, Sample>>,
): { readonly features?: Features; readonly problems: readonly FixtureProblem[] } {
  if (!existsSync(file)) return { problems: [] };
  const parsed = parseYamlFile(file, readFileSync(file, 'utf8'), featuresSchema);
  const features = parsed.value;
  if (!features) return { problems: parsed.problems };
  const known = Object.keys(samples).join(', ') || 'none';
  const problems = roleNames.flatMap((role) =>
    (features.roles[role] ?? []).flatMap((operation, index) =>
      Object.hasOwn(samples, operation)
        ? []
        : [
            problemAt({
              file,
              parsed,
              path: ['roles', role, index],
              message: `no sample "${operation}" in samples.yaml beside it (there: ${known})`,
            }),
          ],
    ),
  );
  return { features, problems };
}
