import type { Line } from '../blocks/block.ts';
import type { RawField } from '../fields/raw-field.ts';
import { readType } from '../fields/read-type.ts';
import { splitNameAndType } from '../fields/split-glued.ts';

/** The beginning of a field: what it is called and what stands beside that. */
export interface FieldHead {
  readonly field: Omit<RawField, 'description'>;
  /** What follows the badge on the same line. */
  readonly rest: string;
  /** How many lines it takes. */
  readonly lines: number;
}

/** A line that looks like the beginning of a field and cannot be told apart. */
export interface UnreadHead {
  readonly why: string;
}

const name = /^[A-Za-z_$][\w$-]*(?:\[\])?(?:\.[A-Za-z_$][\w$-]*(?:\[\])?)*$/;
const badgeWord = /^(required|optional|conditional)$/i;

/** Reads the beginning of a field in one line, or in two where the type stands below the name. */
export function readFieldHead(line: Line, next: Line | undefined): FieldHead | UnreadHead | undefined {
  return readPieces(line, next) ?? readGlued(line, next);
}

/** Texts that are marked up apart: a name, and then types and badges and nothing else. */
function readPieces(line: Line, next: Line | undefined): FieldHead | UnreadHead | undefined {
  const [first = '', ...others] = line.pieces;
  if (!name.test(first) || badgeWord.test(first)) return undefined;
  const own = readMarks(others);
  if (!own || (others.length === 0 && line.level === undefined)) return undefined;
  const below = own.type === undefined || own.required === undefined ? readMarks(next?.pieces ?? []) : undefined;
  const marks = { ...below, ...own };
  if (marks.required === undefined || (own.required === undefined && own.type === undefined && !below))
    return undefined;
  if (marks.type === undefined) return { why: 'The type of this field is not shown.' };
  return { field: { name: first, line: line.line, ...marks }, rest: '', lines: below ? 2 : 1 };
}

type Marks = Pick<RawField, 'type' | 'required' | 'constraints'>;

function readMarks(pieces: readonly string[]): Marks | undefined {
  let marks: Marks = {};
  for (const piece of pieces
    .flatMap((text) => text.split(/\s+[·|,]\s+(?=required|optional)|^[·|]\s*$/i))
    .filter(Boolean)) {
    if (badgeWord.test(piece)) marks = { ...marks, required: piece };
    else if (marks.type === undefined && isTypeText(piece)) marks = { ...marks, ...readTypeText(piece) };
    else return undefined;
  }
  return marks;
}

function isTypeText(text: string): boolean {
  const [first = ''] = text.split(' · ');
  return first === 'undefined' || readType(first) !== undefined;
}

function readTypeText(text: string): Pick<RawField, 'type' | 'constraints'> {
  const [type = '', ...constraints] = text.split(' · ');
  return { type, ...(constraints.length > 0 ? { constraints } : {}) };
}

/** `stepsrequired` above `integer`, and `num_imagesnumber · min: 1 · max: 4Optional`. */
function readGlued(line: Line, next: Line | undefined): FieldHead | UnreadHead | undefined {
  if (line.pieces.length !== 1 || line.text.length > 200) return undefined;
  const above = /^(\S+?)(required|optional)$/.exec(line.text);
  if (above && next && isTypeText(next.text)) return readAbove(above[1] ?? '', above[2] ?? '', line, next);
  const inline = /^(\S+(?: · [\w:. [\]-]+?)*)(Required|Optional)(?=$|[A-Z])(.*)$/.exec(line.text);
  if (!inline) return undefined;
  const [first = '', ...constraints] = (inline[1] ?? '').split(' · ');
  const split = splitNameAndType(first, (rest) => rest === '');
  if ('why' in split) return split;
  const { name: found, type } = split.parts;
  const field = { name: found, type, required: inline[2] ?? '', line: line.line };
  return { field: { ...field, ...(constraints.length > 0 ? { constraints } : {}) }, rest: inline[3] ?? '', lines: 1 };
}

function readAbove(found: string, required: string, line: Line, next: Line): FieldHead | UnreadHead {
  if (!name.test(found)) return { why: 'The name and its badge could not be told apart.' };
  return { field: { name: found, required, line: line.line, ...readTypeText(next.text) }, rest: '', lines: 2 };
}
