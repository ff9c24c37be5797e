import type { Json } from '../json.ts';

/** How deep a document may be nested: the stages after parsing walk by recursion, and no document of people comes near. */
export const depthLimit = 1000;

/** How many members all objects of a value have, and how deep it is; by a list, as it may be deeper than the stack. */
export function measureJson(value: Json): { members: number; depth: number } {
  let members = 0;
  let depth = 0;
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (; level.length > 0; depth += 1) {
    const next: object[] = [];
    for (const node of level) {
      const values: unknown[] = Array.isArray(node) ? node : Object.values(node);
      if (!Array.isArray(node)) members += values.length;
      for (const inner of values) if (typeof inner === 'object' && inner !== null) next.push(inner);
    }
    level = next;
  }
  return { members, depth };
}
