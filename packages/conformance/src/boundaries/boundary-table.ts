import type { OperationBoundaries } from './boundary.ts';

/** How many requests an operation has on each side of a keyword's borders. */
export interface BoundaryCount {
  readonly operation: string;
  readonly keyword: string;
  readonly taken: number;
  readonly refused: number;
}

/** Counts boundaries by operation and keyword. */
export function boundaryTable(operations: readonly OperationBoundaries[]): readonly BoundaryCount[] {
  return operations.flatMap(({ operation, variants }) => {
    const all = variants.flatMap(({ boundaries }) => boundaries);
    const keywords = [...new Set(all.flatMap((one) => one.keywords))].sort();
    return keywords.map((keyword) => {
      const own = all.filter((one) => one.keywords.includes(keyword));
      const refused = own.filter(({ refusedBy }) => refusedBy !== undefined).length;
      return { operation, keyword, taken: own.length - refused, refused };
    });
  });
}
