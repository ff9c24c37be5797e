import type { CaseFile, Sample } from './case-file.ts';
import { caseSchema } from './case-schema.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { type ExpansionFault, expandCase } from './expand-case.ts';
import type { FaultFile } from './fault-file.ts';
import type { Features } from './features.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { mergeMembers } from './merge-members.ts';
import { type Role, roleNames } from './roles.ts';
import { type Members, withSample } from './with-sample.ts';

/** A provider as faults meet it. */
export interface FaultPlace {
  readonly provider: string;
  readonly features: Features;
  readonly samples: Readonly<Record<string, Sample>>;
}

/** What a fault gives at one provider. */
export interface ExpandedFault {
  readonly cases: readonly ConformanceCase[];
  readonly faults: readonly ExpansionFault[];
}

/** The cases of a fault at one provider: one for each operation that plays one of its roles. */
export function expandFault(fault: FaultFile, place: FaultPlace, file: string): ExpandedFault {
  const cases: ConformanceCase[] = [];
  const faults: ExpansionFault[] = [];
  for (const role of roleNames.filter((name) => Object.hasOwn(fault.on, name))) {
    for (const operation of place.features.roles[role] ?? []) {
      const found = castAs({ fault, role, operation, place, file });
      cases.push(...found.cases.map((planned) => ({ ...planned, role })));
      faults.push(...found.faults);
    }
  }
  return { cases, faults };
}

interface Casting {
  readonly fault: FaultFile;
  readonly role: Role;
  readonly operation: string;
  readonly place: FaultPlace;
  readonly file: string;
}

function castAs({ fault, role, operation, place, file }: Casting): ExpandedFault {
  const { on, but = {}, ...common } = fault;
  const { provider, samples } = place;
  const sample = samples[operation];
  // The reading of the features has told of an operation without a sample.
  if (!sample) return { cases: [], faults: [] };
  const layers = [on[role] ?? {}, but[provider] ?? {}, but[`${provider}/${operation}`] ?? {}];
  const where = (path: readonly PropertyKey[]): readonly PropertyKey[] =>
    Object.hasOwn(on[role] ?? {}, path[0] ?? '') ? ['on', role, ...path] : path;
  const parsed = parse(merged(common, layers), { sample, known: placeholders(place, { operation, sample }) });
  if (!parsed.source)
    return { cases: [], faults: parsed.faults.map((found) => ({ ...found, path: where(found.path) })) };
  const source = { ...parsed.source, samples: [operation] };
  const expanded = expandCase(source, { provider, folder: operation, file, samples });
  return { cases: expanded.cases, faults: expanded.faults.map((found) => ({ ...found, path: where(found.path) })) };
}

function merged(common: Members, layers: readonly Members[]): Members {
  // What is merged of maps is a map.
  return layers.reduce<unknown>(mergeMembers, common) as Members;
}

/** What stands for `{{…}}` in a fault, beside what the server fills in when the case is played. */
function placeholders(
  { provider, features }: FaultPlace,
  { operation, sample }: { readonly operation: string; readonly sample: Sample },
): Record<string, string> {
  const body = sample.answer?.json === undefined ? undefined : JSON.stringify(sample.answer.json);
  return {
    provider,
    operation,
    host: features.host,
    verb: sample.request.method,
    ...(sample.taskId === undefined ? {} : { 'task-id': sample.taskId }),
    ...(body === undefined ? {} : { body, 'body-open': body.slice(0, -1), 'body-rest': body.slice(1) }),
  };
}

function parse(
  members: Members,
  { sample, known }: { readonly sample: Sample; readonly known: Record<string, string> },
): { readonly source?: CaseFile; readonly faults: readonly ExpansionFault[] } {
  let written: unknown;
  try {
    written = fillPlaceholders(withSample(members, sample), known);
  } catch (error) {
    return { faults: [{ path: [], message: error instanceof Error ? error.message : String(error) }] };
  }
  if (JSON.stringify(written).includes('{{body')) {
    return { faults: [{ path: [], message: `{{body}}: the sample of ${sample.call.method} has no answer in JSON` }] };
  }
  const parsed = caseSchema.safeParse(written);
  if (parsed.success) return { source: parsed.data, faults: [] };
  return { faults: parsed.error.issues.map(({ path, message }) => ({ path, message })) };
}
