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

/** The schemas so far, and a place for problems. */
export class DocumentContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly store: SchemaStore;

  constructor(store: SchemaStore) {
    this.store = store;
  }

  /** Notes a problem. */
  report(code: DiagnosticCode, { node, key }: Place, message: string): void {
    this.diagnostics.push(diagnostic(code, locate(node, key), message));
  }
}
