import type { Change, Position } from './change.ts';
import { ruleOf } from './rules.ts';

/** What stood where, and what stands there now. */
export interface Finding {
  readonly place: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

interface Told extends Finding {
  readonly operation?: string | undefined;
  /** What an operation's rule is told of where it is about none; `provider` if not said. */
  readonly around?: Position;
}

/** A change under a rule, which decides the level. */
export function changeOf(id: string, { operation, around = 'provider', place, before, after }: Told): Change {
  const { level, position } = ruleOf(id);
  return {
    rule: id,
    position: position === 'operation' && operation === undefined ? around : position,
    ...(operation === undefined ? {} : { operation }),
    place,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    level,
  };
}
