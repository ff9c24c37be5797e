import type { Block, Line } from '../blocks/block.ts';
import type { FieldFacts } from '../fields/field-facts.ts';
import type { RawField } from '../fields/raw-field.ts';
import { type FieldContext, readField } from '../fields/read-field.ts';
import type { AnswerFacts } from '../page-facts.ts';
import { type FieldHead, readFieldHead, type UnreadHead } from './field-head.ts';
import { quotedValues, readLabels } from './field-labels.ts';
import type { PageParts } from './page-parts.ts';
import { readErrorLine } from './read-error-line.ts';
import { SectionTracker } from './section-tracker.ts';

/** Reads a page that lists fields as blocks: a name with its badge and type, prose, and labels below. */
export function readFieldBlocks(blocks: readonly Block[], context: FieldContext): PageParts {
  return new BlockReader(blocks, context).read();
}

class BlockReader {
  readonly #blocks: readonly Block[];
  readonly #context: FieldContext;
  readonly #tracker = new SectionTracker();
  readonly #found = {
    request: [] as FieldFacts[],
    response: [] as FieldFacts[],
    answers: [] as AnswerFacts[],
    headers: [] as { name: string; required: boolean }[],
    errors: [] as { status: number; title: string }[],
  };
  #index = 0;

  constructor(blocks: readonly Block[], context: FieldContext) {
    this.#blocks = blocks;
    this.#context = context;
  }

  read(): PageParts {
    for (let block = this.#at(0); block; block = this.#at(0)) {
      if (block.kind === 'line') this.#readLine(block);
      else this.#index += 1;
    }
    return this.#found;
  }

  #at(ahead: number): Block | undefined {
    return this.#blocks[this.#index + ahead];
  }

  #lineAt(ahead: number): Line | undefined {
    const block = this.#at(ahead);
    return block?.kind === 'line' ? block : undefined;
  }

  #readLine(line: Line): void {
    const { section } = this.#tracker;
    const head = section === 'request' || section === 'response' ? readFieldHead(line, this.#lineAt(1)) : undefined;
    if (head && 'field' in head) {
      this.#readField(head);
      return;
    }
    if (head) this.#tell(line, head);
    this.#index += 1;
    if (this.#tracker.take(line)) return;
    if (section === 'response') this.#readAnswer(line);
    if (section === 'errors') this.#readError(line);
  }

  #tell(line: Line, { why }: UnreadHead): void {
    this.#context.unread.push({ line: line.line, text: line.text.slice(0, 200), why });
  }

  #readField(head: FieldHead): void {
    this.#index += head.lines;
    let field: RawField = { ...head.field, description: '' };
    if (head.rest !== '') field = this.#withLabels(field, head.rest, []) ?? field;
    for (let line = this.#lineAt(0); line && !this.#endsField(line); line = this.#lineAt(0)) {
      this.#index += 1;
      const labelled = this.#withLabels(field, line.text, line.pieces);
      field = labelled ?? { ...field, description: `${field.description}\n${line.text}`.trim() };
    }
    const facts = readField(field, this.#context);
    if (facts) (this.#tracker.section === 'response' ? this.#found.response : this.#found.request).push(facts);
  }

  #endsField(line: Line): boolean {
    if (readFieldHead(line, this.#lineAt(1))) return true;
    return line.level !== undefined || new SectionTracker().take(line);
  }

  #withLabels(field: RawField, text: string, pieces: readonly string[]): RawField | undefined {
    const labels = readLabels(text);
    if (!labels) return undefined;
    const { values, constraints, ...others } = labels;
    const all = [...(field.constraints ?? []), ...(constraints ?? [])];
    const read = values === undefined ? undefined : this.#readValues(values, pieces);
    return {
      ...field,
      ...others,
      ...(all.length > 0 ? { constraints: all } : {}),
      ...(read ? { values: read } : {}),
      ...(values !== undefined && !read && !all.includes('enum') ? { constraints: [...all, 'enum'] } : {}),
    };
  }

  /** Values stand behind their label, or in the next line; words without quotes are told apart by their markup only. */
  #readValues(text: string, pieces: readonly string[]): string[] | undefined {
    const quoted = quotedValues(text);
    if (quoted) return quoted;
    const label = pieces.findIndex((piece) => /values ?:$/.test(piece));
    if (text !== '' && label >= 0 && pieces.length > label + 1)
      return pieces.slice(label + 1).filter((piece) => piece !== ',');
    if (text !== '') return undefined;
    const next = this.#lineAt(0);
    const below =
      next &&
      (quotedValues(next.text) ?? (next.pieces.length > 1 && !this.#endsField(next) ? listOf(next) : undefined));
    if (below) this.#index += 1;
    return below;
  }

  #readAnswer({ text }: Line): void {
    const { answers } = this.#found;
    const status = /^([1-5]\d\d)(?: [A-Z][A-Za-z ]{1,30})?$/.exec(text)?.[1];
    if (status !== undefined) {
      if (!answers.some((answer) => answer.status === Number(status))) answers.push({ status: Number(status) });
      return;
    }
    const told =
      /^Returns: ([\w/+ .,-]{1,60})$/.exec(text)?.[1] ?? /^(?:application|image|text)\/[\w.+-]+$/.exec(text)?.[0];
    if (told === undefined) return;
    const last = answers.pop() ?? {};
    answers.push({ ...last, returns: [...(last.returns ?? []), told] });
  }

  #readError(line: Line): void {
    const read = readErrorLine(line, this.#lineAt(0));
    if (!read) return;
    this.#found.errors.push(read.error);
    this.#index += read.following;
  }
}

/** Pieces that are words of their own, none a sentence. */
function listOf({ pieces }: Line): string[] | undefined {
  const words = pieces.filter((piece) => !/^[,|·]$/.test(piece));
  return words.every((word) => /^\S+$/.test(word)) ? words : undefined;
}
