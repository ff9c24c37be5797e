/** Compares two revisions of the schema of a request or of an answer. */
import type { Json } from '../json.ts';
import type { Change } from './change.ts';
import { orderChanges } from './order-changes.ts';
import { compareNodes } from './schema/compare-nodes.ts';
import type { Scope, Subject } from './schema/scope.ts';

/** What the schemas are of, and where they stand. */
export interface SchemaComparison {
  readonly position: 'request' | 'response';
  readonly operation?: string;
  /** What the value is in its message; `body` where it is not said. */
  readonly subject?: Subject;
  /** Put before each place; for each side where the schema has moved. */
  readonly place?: string | { readonly before: string; readonly after: string };
  /** The documents that `$ref` leads into; the schemas themselves where they are not said. */
  readonly documents?: { readonly before: unknown; readonly after: unknown };
  /** Whether clients refuse properties that a request's schema does not name, as ours do; true if not said. */
  readonly refusesUnknown?: boolean;
}

/** The changes in meaning, ordered; none where only the spelling differs. Unknown values are taken for JSON. */
export function compareSchemas(before: unknown, after: unknown, options: SchemaComparison): Change[] {
  return orderChanges(findSchemaChanges(before, after, options));
}

/** The same as they are found, to be ordered with others. */
export function findSchemaChanges(before: unknown, after: unknown, options: SchemaComparison): Change[] {
  const { place = '' } = options;
  const places = typeof place === 'string' ? { before: place, after: place } : place;
  const scope: Scope = {
    direction: options.position,
    subject: options.subject ?? 'body',
    ...(options.operation === undefined ? {} : { operation: options.operation }),
    roots: {
      before: json(options.documents?.before ?? before),
      after: json(options.documents?.after ?? after),
    },
    refusesUnknown: options.refusesUnknown ?? true,
    readsProse: true,
    nullIsSeen: false,
    seen: new Set(),
    out: [],
    unionDepth: 0,
    assumed: new Set(),
    verdicts: new Map(),
    compare: compareNodes,
  };
  compareNodes(scope, {
    before: [{ value: json(before), place: places.before }],
    after: [{ value: json(after), place: places.after }],
  });
  return scope.out;
}

/** Schemas come out of parsers of JSON and YAML, or are made of literals. */
function json(value: unknown): Json {
  return value as Json;
}
