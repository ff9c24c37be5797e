/** What a comparison of schemas carries along, and how it tells what it finds. */
import type { Json } from '../../json.ts';
import type { Change } from '../change.ts';
import { changeOf, type Finding } from '../change-of.ts';
import type { Pair } from './pair.ts';
import type { Conjuncts } from './schema-view.ts';

/** What the value is in its message: rules of a whole body have other names than those of what is inside. */
export type Subject = 'body' | 'property' | 'parameter';

/** Where a comparison stands. */
export interface Scope {
  readonly direction: 'request' | 'response';
  readonly subject: Subject;
  readonly operation?: string;
  /** The documents that references lead into. */
  readonly roots: { readonly before: Json; readonly after: Json };
  /** Whether clients refuse properties that a request's schema does not name; ours do. */
  readonly refusesUnknown: boolean;
  /** Whether what people read counts. */
  readonly readsProse: boolean;
  /** Whether null has been compared already, for the whole union. */
  readonly nullIsSeen: boolean;
  /** Pairs of places that were compared: schemas may contain themselves. */
  readonly seen: Set<string>;
  readonly out: Change[];
  /** How many unions are open around the same value; more than people write are a circle. */
  readonly unionDepth: number;
  /** Pairs that are taken to be the same while they are asked about. */
  readonly assumed: ReadonlySet<string>;
  /** Pairs of which it is known whether they are the same. */
  readonly verdicts: Map<string, boolean>;
  /** Compares what is inside: handed on, so that the keywords need not know the whole. */
  readonly compare: (scope: Scope, pair: Pair<Conjuncts>) => void;
}

/** Tells a change by the id of its rule. */
export function tell(scope: Scope, id: string, finding: Finding): void {
  scope.out.push(changeOf(id, { ...finding, operation: scope.operation, around: scope.direction }));
}

/** The same, by what follows `request-property-` and the like in the id. */
export function tellOf(scope: Scope, what: string, finding: Finding): void {
  tell(scope, `${scope.direction}-${scope.subject}-${what}`, finding);
}

/** A scope for what is inside a value. */
export function inside(scope: Scope): Scope {
  return { ...scope, subject: 'property', nullIsSeen: false, unionDepth: 0 };
}
