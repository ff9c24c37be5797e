/** What emitters return: files as values. Imports are values too; the import block is derived when a file is printed. */
import type { ClassDeclarationStructure, OptionalKind } from 'ts-morph';

/** Something that another module exports. */
export interface ImportSymbol {
  readonly module: string;
  readonly name: string;
  readonly isType: boolean;
}

/** A TypeScript file before it is printed. */
export interface TypeScriptFile {
  readonly kind: 'typescript';
  /** Relative to the package. */
  readonly path: string;
  readonly imports: readonly ImportSymbol[];
  /** Whole namespaces, as in `import * as z from 'zod'`. */
  readonly namespaces: readonly { readonly module: string; readonly name: string }[];
  /** Finished statements. */
  readonly statements: readonly string[];
  /** Classes, printed after the statements. */
  readonly classes?: readonly OptionalKind<ClassDeclarationStructure>[];
}

/** Any other file, finished. */
export interface TextFile {
  readonly kind: 'text';
  readonly path: string;
  readonly text: string;
}

/** A file of a package. */
export type PlannedFile = TypeScriptFile | TextFile;

/** Collects the imports of one file while its statements are made. */
export class ImportCollector {
  readonly #symbols = new Map<string, ImportSymbol>();

  /** The name to write for a value of another module. */
  value(module: string, name: string): string {
    this.#symbols.set(`${module}#${name}`, { module, name, isType: false });
    return name;
  }

  /** The name to write for a type of another module. */
  type(module: string, name: string): string {
    const key = `${module}#${name}`;
    if (!this.#symbols.has(key)) this.#symbols.set(key, { module, name, isType: true });
    return name;
  }

  /** All symbols that were used, sorted. */
  list(): ImportSymbol[] {
    return [...this.#symbols.values()].sort((a, b) => (`${a.module}#${a.name}` < `${b.module}#${b.name}` ? -1 : 1));
  }
}
