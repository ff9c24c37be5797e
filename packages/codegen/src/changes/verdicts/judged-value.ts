/** A value that the validators of both revisions judge. */
export type JudgedValue =
  | { readonly kind: 'request'; readonly operation: string; readonly value: unknown }
  | {
      readonly kind: 'response';
      /** Whose answer it is where no request of the exchange is written down. */
      readonly operation: string;
      readonly request?: { readonly method: string; readonly path: string };
      readonly value: unknown;
    };
