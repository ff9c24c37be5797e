/** One edit of a saved page, as its provider could make it, and what it comes to. */
export interface PageEdit {
  /** Below `pages/`. */
  readonly page: string;
  readonly name: string;
  readonly find: string;
  /** How often it stands in the page; once if not said. */
  readonly times?: number;
  readonly replace: string;
  /** Rules of the changes in meaning, in their order; none where no fact has changed. */
  readonly rules: readonly string[];
}

/** The text of a page after an edit. */
export function applyEdit(text: string, { page, name, find, replace, times = 1 }: PageEdit): string {
  const parts = text.split(find);
  const found = parts.length - 1;
  if (found !== times) throw new Error(`Edit "${name}": its text stands in ${page} ${found} times, not ${times}.`);
  return parts.join(replace);
}
