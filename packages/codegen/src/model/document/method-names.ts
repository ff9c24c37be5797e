/** The names that are taken on each resource. */
import { reservedMembers } from '../reserved-names.ts';
import { UniqueNames } from '../unique-names.ts';
import { childNames, type NamedOperation } from './name-operations.ts';

/** Gives the names of methods and resources by dotted resource. */
export function methodNames(operations: readonly NamedOperation[]): (resource: string) => UniqueNames {
  const groups = Map.groupBy(operations, ({ resource }) => resource.join('.'));
  const children = childNames([...groups.keys()]);
  const known = new Map<string, UniqueNames>();
  for (const [resource, group] of groups) {
    const methods = group.map(({ methodName }) => methodName);
    known.set(resource, new UniqueNames([...reservedMembers, ...methods, ...(children.get(resource) ?? [])]));
  }
  return (resource) => known.get(resource) ?? new UniqueNames();
}
