import type { Json } from '../../json.ts';
import { shapeOf } from './objects.ts';
import { type Check, dataSource, type Scope } from './part.ts';

/** The check that tries the one branch that the property names. */
export function switchCheck(property: string, branches: ReadonlyMap<string, Json>, scope: Scope): Check {
  const members = [...branches].map(([tag, branch]): [string, string] => [tag, scope.deeper.write(branch)]);
  return { source: scope.use(`switchOn(${dataSource(property)}, ${shapeOf(members, scope.indent)})`), whole: true };
}
