import { type Diagnostic, diagnostic } from '../../diagnostics.ts';
import type { JsonObject } from '../../json.ts';
import { locate } from '../origin.ts';
import { isStandardDialect } from '../standard-dialect.ts';

/** Names each dialect once that a document's schemas say they are written in, and that is not the one they are read in. */
export class DialectCheck {
  readonly #told = new Set<unknown>();
  readonly #diagnostics: Diagnostic[];

  constructor(diagnostics: Diagnostic[]) {
    this.#diagnostics = diagnostics;
  }

  /** Takes the node that may have the keyword. */
  visit(node: JsonObject, keyword: '$schema' | 'jsonSchemaDialect'): void {
    const address = node[keyword];
    if (address === undefined || isStandardDialect(address) || this.#told.has(address)) return;
    this.#told.add(address);
    const message = `${keyword} is ${JSON.stringify(address)}; here and wherever else it stands, schemas are read as JSON Schema 2020-12 has them.`;
    this.#diagnostics.push(diagnostic('dialect-foreign', locate(node, keyword), message));
  }
}
