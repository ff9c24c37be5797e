/** Decides what each operation of a document is called: unique, safe to write, and the same in whatever order it stands. */
import { clientMembers, reservedMembers } from '../reserved-names.ts';
import { UniqueNames } from '../unique-names.ts';
import type { OperationSource } from './list-operations.ts';
import { memberName } from './member-names.ts';
import { type Proposal, proposeNames } from './propose-names.ts';

/** An operation with its names. */
export interface NamedOperation extends OperationSource {
  readonly resource: readonly string[];
  readonly methodName: string;
}

interface Candidate {
  readonly source: OperationSource;
  readonly resource: readonly string[];
  readonly methods: readonly string[];
}

/** Names all operations of a document; takes them sorted. */
export function nameOperations(sources: readonly OperationSource[]): NamedOperation[] {
  const candidates = sources.map((source) => withSafeResource(source, proposeNames(source)));
  const groups = Map.groupBy(candidates, ({ resource }) => resource.join('.'));
  const children = childNames([...groups.keys()]);
  const methods = new Map<Candidate, string>();
  for (const [key, group] of groups) nameGroup(group, children.get(key) ?? new Set(), methods);
  return candidates.map((candidate) => ({
    ...candidate.source,
    resource: candidate.resource,
    methodName: methods.get(candidate) ?? candidate.source.method,
  }));
}

function withSafeResource(source: OperationSource, { resource, methods }: Proposal): Candidate {
  const safe = resource.map((name, depth) => {
    const isTaken = (depth === 0 ? clientMembers : reservedMembers).has(name);
    return isTaken ? memberName([name, 'resource']) : name;
  });
  return { source, resource: safe, methods };
}

/** Names of the resources directly below each resource, by its dotted path. */
export function childNames(paths: readonly string[]): Map<string, Set<string>> {
  const children = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('.');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const parent = parts.slice(0, depth).join('.');
      children.set(parent, (children.get(parent) ?? new Set()).add(parts[depth] ?? ''));
    }
  }
  return children;
}

/** Of several that want one name all go on to their next; what is left at the end is numbered, in the order of paths. */
function nameGroup(group: readonly Candidate[], children: ReadonlySet<string>, result: Map<Candidate, string>): void {
  const names = new UniqueNames([...children, ...reservedMembers]);
  const rounds = Math.max(...group.map(({ methods }) => methods.length));
  let open = group;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, rivals] of Map.groupBy(open, ({ methods }) => methods[round] ?? '')) {
      const [only] = rivals;
      if (rivals.length > 1 || only === undefined || name === '' || !names.isFree(name)) continue;
      result.set(only, names.take(name));
    }
    open = open.filter((candidate) => !result.has(candidate));
  }
  for (const candidate of open) {
    const name = candidate.methods.at(-1) ?? candidate.source.method;
    result.set(candidate, reservedMembers.has(name) ? names.take(`${name}Operation`) : names.take(name));
  }
}
