/** What the readers of a document's parts share. */
import type { Diagnostic, DiagnosticCode } from '../../diagnostics.ts';
import { diagnostic } from '../../diagnostics.ts';
import { locate } from '../../parse/origin.ts';
import type { SchemaStore } from './schema-store.ts';

/** Where something stands: a node of the document, and its member. */
export interface Place {
  readonly node: unknown;
  readonly key?: string;
}

/** What is left out of an operation. */
export interface Repeated {
  readonly place: Place;
  /** The operation. */
  readonly where: string;
  /** What is left out, without naming the operation. */
  readonly what: string;
}

/** The schemas so far, and a place for problems. */
export class DocumentContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly store: SchemaStore;

  constructor(store: SchemaStore) {
    this.store = store;
  }

  readonly #repeated = new Map<string, Repeated & { count: number }>();

  /** Notes a problem. */
  report(code: DiagnosticCode, { node, key }: Place, message: string): void {
    this.diagnostics.push(diagnostic(code, locate(node, key), message));
  }

  /** Notes what many operations have alike: it is said once, of the first of them, with the number of the others. */
  repeat(problem: Repeated): void {
    const known = this.#repeated.get(problem.what);
    if (known) known.count += 1;
    else this.#repeated.set(problem.what, { ...problem, count: 1 });
  }

  /** Says what was repeated; after all operations have been read. */
  flush(): void {
    for (const { place, where, what, count } of this.#repeated.values()) {
      const others = count === 1 ? '' : ` and ${count - 1} more`;
      this.report('left-out', place, `${where}${others}: ${what}`);
    }
    this.#repeated.clear();
  }
}
