/** The tree of resources that methods stand on. */
import type { OperationModel, ResourceModel } from '../model.ts';
import { resourceClassName } from '../names.ts';
import type { UniqueNames } from '../unique-names.ts';
import { cut } from './member-names.ts';

/** Builds the tree; `types` has room for the names of its classes. */
export function buildDocumentResources(operations: readonly OperationModel[], types: UniqueNames): ResourceModel[] {
  const methods = Map.groupBy(operations, ({ resource }) => resource.join('.'));
  const children = new Map<string, Map<string, readonly string[]>>();
  for (const { resource } of operations) {
    for (let depth = 0; depth < resource.length; depth += 1) {
      const parent = resource.slice(0, depth).join('.');
      const path = resource.slice(0, depth + 1);
      children.set(parent, (children.get(parent) ?? new Map()).set(path.join('.'), path));
    }
  }
  const below = (parent: string): ResourceModel[] =>
    [...(children.get(parent) ?? [])]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, path]) => ({
        path,
        className: types.take(cut(resourceClassName(path))),
        operations: methods.get(key) ?? [],
        children: below(key),
      }));
  return below('');
}
