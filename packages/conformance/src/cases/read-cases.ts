import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Sample } from './case-file.ts';
import { caseSchema } from './case-schema.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { expandCase } from './expand-case.ts';
import type { FaultPlace } from './expand-fault.ts';
import type { Features } from './features.ts';
import type { FixtureProblem } from './fixture-problem.ts';
import { problemAt } from './problem-at.ts';
import { readFaults } from './read-faults.ts';
import { readFeatures } from './read-features.ts';
import { readSamples } from './read-samples.ts';
import { parseYamlFile } from './yaml-file.ts';

/** What the fixtures of a suite hold. */
export interface ReadResult {
  /** Sorted by name. */
  readonly cases: readonly ConformanceCase[];
  /** Empty where every file is sound; a suite with problems is not to be run. */
  readonly problems: readonly FixtureProblem[];
  /** By provider, why classes of faults cannot happen to its client; of providers that say what they have. */
  readonly notApplicable?: Readonly<Record<string, Features['notApplicable']>>;
}

/**
 * Reads and expands every case of the named providers: those below `<fixtures>/<provider>/<operation>/*.yaml`, and those that
 * the faults below `<fixtures>/faults` are for them.
 */
export function readCases(options: { readonly fixtures: string; readonly providers: readonly string[] }): ReadResult {
  const read = options.providers.map((provider) => readProvider(join(options.fixtures, provider), provider));
  const places = read.flatMap(({ place }) => place ?? []);
  const faults = readFaults(join(options.fixtures, 'faults'), places);
  const cases = [...read, faults].flatMap((found) => found.cases);
  const problems = [...read, faults].flatMap((found) => found.problems);
  problems.push(...duplicates(cases));
  const notApplicable = Object.fromEntries(places.map(({ provider, features }) => [provider, features.notApplicable]));
  return { cases: cases.sort((a, b) => (a.name < b.name ? -1 : 1)), problems, notApplicable };
}

function readProvider(directory: string, provider: string): ReadResult & { readonly place?: FaultPlace } {
  if (!existsSync(directory)) {
    return { cases: [], problems: [{ file: directory, line: 1, message: `no fixtures for ${provider}` }] };
  }
  const read = readSamples(dirname(directory), provider);
  const { features, problems: unfit } = readFeatures(join(directory, 'features.yaml'), read.samples);
  const cases: ConformanceCase[] = [];
  const problems = [...read.problems, ...unfit];
  for (const folder of foldersOf(directory)) {
    for (const file of yamlFilesOf(join(directory, folder))) {
      const found = readCaseFile({ file, folder, provider, samples: read.samples });
      cases.push(...found.cases);
      problems.push(...found.problems);
    }
  }
  return { cases, problems, ...(features && { place: { provider, features, samples: read.samples } }) };
}

interface CaseSource {
  readonly file: string;
  readonly folder: string;
  readonly provider: string;
  readonly samples: Readonly<Record<string, Sample>>;
}

function readCaseFile(source: CaseSource): ReadResult {
  const { file } = source;
  const parsed = parseYamlFile(file, readFileSync(file, 'utf8'), caseSchema);
  if (!parsed.value) return { cases: [], problems: parsed.problems };
  const { cases, faults } = expandCase(parsed.value, source);
  const problems = faults.map(({ path, message }) => problemAt({ file, parsed, path, message }));
  if (parsed.value.id !== basename(file, '.yaml')) {
    const message = `id "${parsed.value.id}" is not the file's name "${basename(file, '.yaml')}"`;
    problems.push(problemAt({ file, parsed, path: ['id'], message }));
  }
  return { cases, problems };
}

/** Cases whose name is taken by another one. */
export function duplicates(cases: readonly ConformanceCase[]): FixtureProblem[] {
  const seen = new Map<string, string>();
  return cases.flatMap(({ name, file }) => {
    const first = seen.get(name);
    seen.set(name, first ?? file);
    return first === undefined ? [] : [{ file, line: 1, message: `the name ${name} is taken by ${first}` }];
  });
}

function foldersOf(directory: string): string[] {
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

function yamlFilesOf(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(directory, name));
}
