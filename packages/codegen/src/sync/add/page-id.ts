/** The docs id that a page has by its name: the last part of its address or file, without its ending. */
export function pageId(nameOrAddress: string, provider: string): string {
  const name = nameOrAddress.split(/[?#]/)[0]?.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
  return name
    .replace(/\.(md|html?|txt)$/i, '')
    .replace(new RegExp(`^${provider}-`), '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
