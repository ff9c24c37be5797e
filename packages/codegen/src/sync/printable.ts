/** How much of a page's text is shown. */
const shownLength = 300;

/** A page's text in one line, which can neither steer the terminal that it is shown on nor fill it. */
export function printable(text: string): string {
  const cut = text.length > shownLength ? `${text.slice(0, shownLength)}...` : text;
  return cut.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
