import type { Change } from '../wire-diff/change.ts';
import { changeLine } from './changeset/change-line.ts';
import type { ChangesetPlan, NotedPackage } from './changeset/plan-changesets.ts';
import type { Signal } from './signal.ts';

/** All that a run found. */
export interface FoundChanges {
  readonly noted: readonly NotedPackage[];
  readonly plan: ChangesetPlan;
  readonly options: {
    readonly base: string;
    readonly check: boolean;
    readonly json: boolean;
    readonly print: (line: string) => void;
  };
}

/** Prints what changed, for a person or as one JSON document. */
export function reportChanges(found: FoundChanges): void {
  const { json, print } = found.options;
  if (json) print(JSON.stringify(asJson(found), undefined, 2));
  else for (const line of linesOf(found)) print(line);
}

function asJson({ noted, plan, options: { base, check } }: FoundChanges): unknown {
  return {
    base,
    packages: noted.map(({ changes: { name, version, level, bump, signals }, changeset: { file } }) => {
      return { name, version, level, bump, changeset: file, signals: signals.map(flat) };
    }),
    written: check ? [] : plan.write.map(({ file }) => file),
    removed: check ? [] : plan.remove,
    problems: check ? plan.problems : [],
  };
}

function flat({ source, change }: Signal): unknown {
  const { rule, position, operation, place, before, after, level } = change;
  return { source, rule, position, operation, place, before, after, level };
}

function* linesOf({ noted, plan, options: { base, check } }: FoundChanges): Generator<string> {
  if (noted.length === 0) yield `Nothing that users would notice changed since ${base}.`;
  for (const { changes, changeset } of noted) {
    yield `${changes.name} ${changes.version}: ${changes.bump} (${changes.level} by its changes), ${changeset.file}`;
    for (const { source, change } of changes.signals) yield `  ${source.padEnd(8)} ${toldOf(change)}`;
  }
  if (check) yield* plan.problems;
  else {
    for (const { file } of plan.write) yield `written .changeset/${file}`;
    for (const file of plan.remove) yield `removed .changeset/${file}, which fits no change any more`;
  }
}

function toldOf({ operation, ...change }: Change): string {
  return changeLine({ ...change, operations: operation === undefined ? [] : [operation] }).slice(2);
}
