import type { PageFormat } from '../docs/format-of.ts';

/** What came of looking for a page: its text, word that it is as it was, an alarm, or nothing where none was given. */
export type PageSource =
  | PageText
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'alarm'; readonly alarm: string }
  | { readonly kind: 'absent' };

/** A page as it was saved or fetched. */
export interface PageText {
  readonly kind: 'text';
  /** Name of the file, or `fetched`. */
  readonly capture: string;
  readonly text: string;
  readonly format: PageFormat;
  readonly etag?: string;
  readonly lastModified?: string;
}
