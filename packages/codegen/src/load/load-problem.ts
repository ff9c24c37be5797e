/** Why a file or address of a document cannot be read. */
export interface LoadProblem {
  readonly code:
    | 'source-unreadable'
    | 'source-too-large'
    | 'source-not-text'
    | 'reference-outside'
    | 'reference-remote'
    | 'reference-unresolved';
  readonly message: string;
}

/** How many bytes one file or answer may have. */
export const sizeLimit: number = 64 * 1024 * 1024;
