/** What a docs page is written in: Markdown, HTML, or the text that a browser shows of it. */
export type PageFormat = 'md' | 'html' | 'txt';

const formats: readonly (readonly [RegExp, PageFormat])[] = [
  [/\.(md|markdown|mdx)$|^text\/(x-)?markdown\b/i, 'md'],
  [/\.html?$|^(text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/\.txt$|^text\/plain\b/i, 'txt'],
];

/** The format that a file's name or a content type tells; undefined for any other. */
export function formatOf(nameOrType: string): PageFormat | undefined {
  return formats.find(([pattern]) => pattern.test(nameOrType.trim()))?.[1];
}
