/** The id of a failed case on the page, so that it can be linked to. */
export function anchorOf(name: string): string {
  return `case-${name.replaceAll(/[^\w./-]/g, '-')}`;
}
