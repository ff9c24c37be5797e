import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ConformanceCase } from './conformance-case.ts';
import { expandFault, type FaultPlace } from './expand-fault.ts';
import { faultFileSchema } from './fault-file.ts';
import type { FixtureProblem } from './fixture-problem.ts';
import { problemAt } from './problem-at.ts';
import { parseYamlFile } from './yaml-file.ts';

/** Reads the faults below `<fixtures>/faults/<group>/*.yaml`, and gives the cases that they are for the providers. */
export function readFaults(
  directory: string,
  places: readonly FaultPlace[],
): { readonly cases: readonly ConformanceCase[]; readonly problems: readonly FixtureProblem[] } {
  const cases: ConformanceCase[] = [];
  const problems = new Map<string, FixtureProblem>();
  for (const file of faultFiles(directory)) {
    const read = readFault(file, places);
    cases.push(...read.cases);
    // One mistake of a file shows in each of its cases; it is told once.
    for (const problem of read.problems) problems.set(JSON.stringify(problem), problem);
  }
  return { cases, problems: [...problems.values()] };
}

function readFault(
  file: string,
  places: readonly FaultPlace[],
): { readonly cases: readonly ConformanceCase[]; readonly problems: readonly FixtureProblem[] } {
  const parsed = parseYamlFile(file, readFileSync(file, 'utf8'), faultFileSchema);
  const fault = parsed.value;
  if (!fault) return { cases: [], problems: parsed.problems };
  const tell = (path: readonly PropertyKey[], message: string): FixtureProblem =>
    problemAt({ file, parsed, path, message });
  const problems: FixtureProblem[] = [];
  if (fault.id !== basename(file, '.yaml')) {
    problems.push(tell(['id'], `id "${fault.id}" is not the file's name "${basename(file, '.yaml')}"`));
  }
  for (const role of Object.keys(fault.on)) {
    if (places.every(({ features }) => !Object.hasOwn(features.roles, role)))
      problems.push(
        tell(['on', role], 'nobody plays this role: no provider names an operation for it in features.yaml'),
      );
  }
  const expanded = places.map((place) => expandFault(fault, place, file));
  const cases = expanded.flatMap((found) => found.cases);
  const played = new Set(cases.flatMap(({ provider, operation }) => [provider, `${provider}/${operation}`]));
  problems.push(...expanded.flatMap(({ faults }) => faults.map(({ path, message }) => tell(path, message))));
  if (problems.length > 0) return { cases, problems };
  const idle = Object.keys(fault.but ?? {}).filter((who) => !played.has(who));
  return { cases, problems: idle.map((who) => tell(['but', who], 'has no case here that this could change')) };
}

function faultFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
