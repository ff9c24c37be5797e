/**
 * What is taken for Markdown of people. Parsers of Markdown look at a paragraph again and again, so that one of a
 * megabyte takes minutes; listings are looked at once, and may be long.
 */
const limits = {
  ...{ page: 2_000_000, prose: 300_000, line: 30_000, paragraph: 2000, nesting: 10, indentation: 100 },
  /** Characters of a paragraph that may be half of a pair. */
  marks: 4000,
  /** The same of a table, of whose cells each is looked at by itself. */
  marksOfTable: 20_000,
  /** Marks of quotations at the beginnings of lines, in the whole page. */
  quotations: 1000,
};

/** Why a page is not parsed as Markdown; undefined where it may be. */
export function whyTooMuch(markdown: string): string | undefined {
  if (markdown.length > limits.page) return `It is longer than ${limits.page} characters.`;
  let fence: string | undefined;
  let prose = 0;
  let paragraph = 0;
  let marks = 0;
  let quotations = 0;
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    fence = mark;
    prose += line.length;
    paragraph = line.trim() === '' ? 0 : paragraph + 1;
    marks = (paragraph === 0 ? 0 : marks) + line.replace(/[^*_~`[\]!<>]/g, '').length;
    quotations += /^[\s>]*/.exec(line)?.[0].replace(/\s/g, '').length ?? 0;
    if (quotations > limits.quotations) return `It has more than ${limits.quotations} marks of quotations.`;
    const most = line.startsWith('|') ? limits.marksOfTable : limits.marks;
    if (marks > most) return `A paragraph has more than ${most} marks.`;
    const why = whyLine(line) ?? whyTotal(prose, paragraph);
    if (why !== undefined) return why;
  }
  return undefined;
}

function whyTotal(prose: number, paragraph: number): string | undefined {
  if (prose > limits.prose) return `It has more than ${limits.prose} characters beside its listings.`;
  return paragraph > limits.paragraph ? `More than ${limits.paragraph} lines follow without an empty one.` : undefined;
}

function whyLine(line: string): string | undefined {
  if (line.length > limits.line) return `A line is longer than ${limits.line} characters.`;
  const [start = ''] = /^[\s>*+-]*/.exec(line) ?? [];
  const isDeep = start.replace(/[^>]/g, '').length > limits.nesting || start.search(/\S|$/) > limits.indentation;
  const isList = (start.match(/[*+-]\s/g) ?? []).length > limits.nesting;
  return isDeep || isList ? 'It is nested too deep.' : undefined;
}
