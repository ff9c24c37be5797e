import type { Block, Line } from './block.ts';

/** Headings of parts that speak to machines. */
const headings: readonly RegExp[] = [
  /^(ai |llm )?agent instructions?\b/i,
  /^(instructions?|notes?|information|guidance) (for|to) (ai|llms?|agents?|assistants?|bots?|language models?)\b/i,
  /^for (ai|llms?|(coding )?agents?|(ai )?assistants?|language models?)\b/i,
];
/** Lines that speak to machines, wherever they stand. */
const lines: readonly RegExp[] = [
  /\b(ignore|disregard|forget) (all |any )?(of )?(the |your )?(previous|prior|above|earlier) (instructions?|prompts?|rules?)\b/i,
  /^\W{0,5}(attention|note|notice|important|dear)?\W{0,5}(to |for )?(all )?(ai|llm)s?\b[\w ]{0,20}(agents?|assistants?|models?|crawlers?)\W{0,5}:/i,
  /^\W{0,5}(if )?you are an? (ai|llm|language model|coding agent|assistant)\b/i,
];
/** What pages say of themselves around their text. */
const chrome: readonly RegExp[] = [
  /last (updated|modified|edited)( on| at)?\b.{0,60}$/i,
  /^\W{0,5}was this (page |article |section )?helpful\W{0,5}(yes)?\W{0,5}(no)?\W{0,5}$/i,
  /^\W{0,5}(edit (this|on) (page|github)[\w ]{0,20}|skip to (main )?content|copy page|copy|copied!?)\W{0,5}$/i,
];

/**
 * The blocks without what speaks to machines and without what pages say around their text. What is cut is not read: a
 * part that tells an agent what to do is no place for facts either. In rendered text, where headings are lines, such a
 * part goes on to the end of the page.
 */
export function cutInstructions(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  /** Level of the heading whose part is being cut; a part without one is never left. */
  let cut: number | undefined;
  for (const block of blocks) {
    const isHeading = block.kind === 'line' && block.level !== undefined;
    if (cut !== undefined && isHeading && (block.level ?? 7) <= cut) cut = undefined;
    if (cut === undefined && block.kind === 'line' && headings.some((pattern) => pattern.test(bare(block))))
      cut = block.level ?? 0;
    if (cut !== undefined) continue;
    const left = block.kind === 'line' ? withoutChrome(block) : block;
    if (left) kept.push(left);
  }
  return kept;
}

function bare({ text }: Line): string {
  return text.replace(/^[#\s*_>-]+/, '');
}

function withoutChrome(line: Line): Line | undefined {
  if (lines.some((pattern) => pattern.test(line.text))) return undefined;
  const clean = (text: string): string => chrome.reduce((rest, pattern) => rest.replace(pattern, ''), text).trim();
  const text = clean(line.text);
  if (text === line.text) return line;
  const pieces = line.pieces.map(clean).filter((piece) => piece !== '');
  return text === '' || pieces.length === 0 ? undefined : { ...line, text, pieces };
}
