/** What is wrong with a spec, said so that it can be mended: a stable code, the place, the cause and the fix. */

/** Where in the sources a fact stands. */
export interface Location {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** RFC 6901 pointer into the file. */
  readonly pointer: string;
}

/** Whether a problem stops the generation, or is told while files are written all the same. */
export type Severity = 'error' | 'warning';

/** Problems with which nothing is written. */
const errors = {
  'source-unreadable': 'Name a file or address that can be read.',
  'source-missing': 'Add the file; docs/decisions and CONTRIBUTING.md say what a provider folder holds.',
  'source-no-document':
    'Give the address or file of the OpenAPI document itself (JSON or YAML), not of a page about it.',
  'source-not-text': 'Save the file as UTF-8.',
  'source-too-large': 'Split the document, or leave out what no client calls.',
  'source-too-deep': 'Write the inner parts as schemas of their own, and refer to them.',
  'json-syntax': 'Mend the JSON at this place.',
  'yaml-syntax': 'Mend the YAML or JSON at this place.',
  'yaml-alias':
    'Write the value out: aliases are bounded (none in our own specs), so that a small file cannot grow at will.',
  'provider-invalid': 'Compare with specs/provider.schema.json; editors complete provider.yaml by it.',
  'provider-id-mismatch': 'Give the folder and `id` the same name.',
  'openapi-version': 'Give an OpenAPI 3.0 or 3.1 document.',
  'overlay-invalid': 'Write an OAI Overlay 1.0.0: overlay, info, actions with target and update or remove.',
  'overlay-target-syntax': 'Write the target as an RFC 9535 JSONPath.',
  'overlay-target-unmatched': 'The captured document has changed under the overlay: correct or delete this action.',
  'overlay-without-document': 'Name the overlay as the captured document that it corrects.',
  'reference-unresolved': 'Point the reference at something that exists in this document.',
  'reference-unsupported': 'Refer to a named entry below #/components.',
  'reference-cycle': 'Let one of the references lead to the thing itself.',
  'reference-outside': 'Move the file into the folder of the document, or allow its folder by --allow-refs <folder>.',
  'reference-remote': 'Save the file beside the document and refer to it there, or allow it by --allow-remote-refs.',
  'document-invalid': 'Write it as OpenAPI 3.1 says.',
  'merge-conflict': 'Make the documents agree by an overlay.',
  'merge-no-discriminator':
    'Give each schema a required property of the same name with a `const` (or one-value `enum`) of its own, by overlay.',
  'unsupported-keyword': 'Say it with another keyword, or remove it by an overlay with the reason.',
  'unsupported-schema': 'Write the schema in a form that the generator can enforce.',
  'pattern-syntax': 'Write the pattern as ECMA-262 has it, with the u flag.',
  'pattern-cost': 'Write the pattern without back-references, or without loops inside loops.',
  'unsupported-content': 'Describe the body as application/json, or remove the operation by an overlay.',
  'unknown-extension': 'Only x-evidence, x-source, x-note and x-contradiction are read; remove or rename it.',
  'lock-invalid':
    'Restore the file from version control, or delete it and run "limner-codegen sync" on pages you trust.',
  'ledger-idle': 'Remove it, or correct it: <docs id>/<place>, the place as "limner-codegen sync" prints it.',
  'evidence-invalid': 'Use recorded, documented, digest, observed or assumed.',
  'operation-id-missing': 'Add a dotted operationId, such as images.generate.',
  'operation-unknown': 'Name an operation of this provider.',
  'path-parameter-mismatch': 'Give each `{name}` of the path one required parameter in path, and no other.',
  'operation-input-conflict': 'Rename one of the two by an overlay: parameters and body share one input object.',
  'name-collision': 'Rename one of the two.',
  'description-missing': 'Say in one sentence of our own words what it is.',
  'security-mismatch': 'Make the securitySchemes of the document say the same as `auth` in provider.yaml.',
  'server-mismatch': 'Make the first server of the document and `baseUrl` in provider.yaml the same.',
  'pointer-unresolved': 'Point at a member of the documented answer.',
  'errors-not-total': 'End the error contract with one row whose `when` is empty, and only there.',
  'errors-duplicate-row': 'Give each row an id of its own.',
  'errors-example-missing': 'Give the row an example answer that reaches it.',
  'errors-example-misses': 'Correct the example, the condition, or the order of the rows: first match wins.',
  'task-poll-input': 'Let the poll and result operations have exactly one required input: the id.',
} as const satisfies Record<string, string>;

/** Problems in spite of which a client can be written that does what the rest of the document says. */
const warnings = {
  'path-parameter-assumed': 'Give each `{name}` of the path a parameter in path that is called so.',
  'security-assumed': 'Say under `security` which schemes the operations take.',
  'security-unusable':
    'Describe it as apiKey, http bearer, http basic, oauth2 or openIdConnect; until then pass headers yourself.',
  'server-missing': 'Add a server with an absolute address to the document, or pass `baseUrl` to the client.',
  'left-out': 'Nothing, if you can do without it; the rest of the document is generated.',
  'reference-siblings': 'Move what stands beside $ref into the schema that it leads to, or wrap both in allOf.',
  'format-unknown': 'Nothing, if it is meant for people; else say it by `pattern`, or name a format of JSON Schema.',
  'dialect-foreign': 'Nothing, if its keywords mean the same in 2020-12; else write the schemas in that.',
  'discriminator-unused': 'Give each form tags of its own: by `mapping`, or by a `const` or `enum` of the property.',
  'document-repaired': 'Nothing, if it is what was meant; else correct the document.',
} as const satisfies Record<string, string>;

/** Every problem the generator can report, with the way out of it. A code without an entry does not compile. */
export const catalog = { ...errors, ...warnings } as const;

/** A code of the catalog. */
export type DiagnosticCode = keyof typeof catalog;

/** One problem. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly location: Location;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** What a stage returns: its value, and what is wrong with what it was given. */
export interface Result<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a diagnostic with the severity and the fix of the catalog. */
export function diagnostic(code: DiagnosticCode, location: Location, message: string): Diagnostic {
  const severity = Object.hasOwn(warnings, code) ? 'warning' : 'error';
  return { code, severity, location, message, fix: catalog[code] };
}

/** The same problem where it is known to do no harm. */
export function asWarning(problem: Diagnostic): Diagnostic {
  return { ...problem, severity: 'warning' };
}

/** True where something was found with which nothing may be written. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Formats one diagnostic as `file:line:column`, severity, code, cause and fix. */
export function formatDiagnostic({ code, severity, location, message, fix }: Diagnostic): string {
  const place = `${printable(location.file)}:${location.line}:${location.column}`;
  return `${place} ${severity} ${code}: ${printable(message)}\n    at ${printable(location.pointer) || '/'}\n    fix: ${fix}`;
}

/** How much of a text of the document is shown. */
const shownLength = 500;

/** A document's texts must not steer the terminal that they are shown on, nor fill it. */
export function printable(text: string): string {
  const cut = text.length > shownLength ? `${text.slice(0, shownLength)}...` : text;
  return cut.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Sorts by place and drops what was said twice. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((item) => [formatDiagnostic(item), item]));
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.location.file, b.location.file) ||
      a.location.line - b.location.line ||
      a.location.column - b.location.column ||
      compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
