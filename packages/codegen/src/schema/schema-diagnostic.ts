/** What is wrong with a schema that is given on its own, as a value and not as part of a spec. */

/** The problems that a schema can have. */
export type SchemaProblem =
  | 'schema-invalid'
  | 'schema-depth'
  | 'schema-size'
  | 'keyword-value'
  | 'keyword-unknown'
  | 'dialect-unsupported'
  | 'vocabulary-unknown'
  | 'identifier-invalid'
  | 'identifier-duplicate'
  | 'reference-unresolved'
  | 'reference-cycle'
  | 'pattern-syntax'
  | 'pattern-cost'
  | 'format-unknown'
  | 'discriminator-unused'
  | 'name-invalid';

/** One problem. With an error the validator takes no value at all; a warning names what is not checked. */
export interface SchemaDiagnostic {
  readonly code: SchemaProblem;
  readonly severity: 'error' | 'warning';
  /** RFC 6901 pointer into the schema; of another document, its address and the pointer behind a `#`. */
  readonly pointer: string;
  /** Names the keyword, what is wrong, and what to do. */
  readonly message: string;
}
