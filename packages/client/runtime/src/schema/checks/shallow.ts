import { report } from './report.ts';
import { type Check, rule } from './rule.ts';

/**
 * How deep a value may be, counted without recursion; to stand before schemas that refer to themselves, for a value that is
 * too deep for them would end the program's stack: `z.unknown().check(shallow(500)).pipe(...)`.
 */
export function shallow(limit: number): Check {
  return rule((payload) => {
    if (isDeeper(payload.value, limit))
      report(payload, {
        rule: 'depth',
        limit,
        text: `is nested too deep: it may have ${limit} levels of lists and objects`,
      });
  });
}

/** Deepest parts first: what contains itself then ends at the limit, instead of filling the memory. */
function isDeeper(value: unknown, limit: number): boolean {
  const todo: { readonly part: object; readonly depth: number }[] = [{ part: [value], depth: 0 }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next.depth > limit) return true;
    for (const part of Object.values(next.part))
      if (typeof part === 'object' && part !== null) todo.push({ part, depth: next.depth + 1 });
  }
  return false;
}
