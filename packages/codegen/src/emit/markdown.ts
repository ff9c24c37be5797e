/** Markdown that texts from outside cannot break out of. */

/** Text for a line of prose or a cell of a table. */
export function inline(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .trim();
}

/** The same of text whose back-ticks mark code; one without its like is a character as any other. */
export function words(text: string): string {
  const parts = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : inlinePart(part))).join('');
}

/** `inline` without taking away the space beside code. */
function inlinePart(text: string): string {
  const [before = ''] = /^ /.exec(text) ?? [];
  const [after = ''] = / $/.exec(text.slice(before.length)) ?? [];
  return `${before}${inline(text)}${after}`;
}

/** Finished Markdown as a paragraph of its own: no heading, list or quotation, whatever it begins with. */
export function paragraph(text: string): string {
  return text.replace(/^(\d*)([#>+=.)-])/, '$1\\$2');
}

/** What a text begins with: those of documents from outside go on for pages. */
export function firstParagraph(text: string): string {
  return text.trim().split(/\n\s*\n/, 1)[0] ?? '';
}

/** Text as code; without back-ticks it cannot end early. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  // Between back-ticks a table knows no way to write a backslash in front of a bar: it would end the cell.
  if (line.includes('\\|')) return `<code>${line.replaceAll(/[^\w\s]/gu, asEntity)}</code>`;
  return `\`${line.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

function asEntity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** A table; cells are finished Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A fenced block of code that needs no more than three back-ticks. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** What a link to a heading ends in, as GitHub and npm make it. */
export function anchorOf(heading: string): string {
  const kept = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '');
  return `#${kept.replaceAll(' ', '-')}`;
}
