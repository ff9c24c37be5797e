import { Parser } from 'htmlparser2';
import type { BlockBuilder } from './block-builder.ts';
import { isHidden } from './is-hidden.ts';

const inline = new Set([
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'button', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd'],
  ...['label', 'mark', 'output', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var'],
  ...['wbr', 'img', 'input', 'picture', 'badge'],
]);

/** How many elements may be open: pages of people come to fifty, and the parser looks through all that are open. */
const depthLimit = 3000;

/** Where a piece of HTML stands on its page. */
export interface HtmlPlace {
  lineAt(offset: number): number;
}

/**
 * Feeds HTML to a builder while it is parsed: nothing is nested in memory, so no page is too deep. Pieces of one page
 * may come one by one, with Markdown between them; what one opens is open until another closes it.
 */
export class HtmlFeeder {
  readonly #builder: BlockBuilder;
  readonly #parser: Parser;
  #place: HtmlPlace = { lineAt: () => 1 };
  #start = 0;
  #written = 0;
  #depth = 0;
  #hidden = 0;
  #hasPassword = false;
  /** Listings that are open, and the text of the outermost. */
  #listings = 0;
  #listing = { text: '', line: 1 };

  constructor(builder: BlockBuilder) {
    this.#builder = builder;
    const handler = {
      onopentag: (name: string, attributes: Record<string, string>) => this.#open(name, attributes),
      onclosetag: (name: string) => this.#close(name),
      ontext: (text: string) => this.#text(text),
    };
    this.#parser = new Parser(handler, { decodeEntities: true });
  }

  /** True while an element is open that nobody sees. */
  get hides(): boolean {
    return this.#hidden > 0;
  }

  /** True when a field for a password was met. */
  get hasPassword(): boolean {
    return this.#hasPassword;
  }

  write(html: string, place: HtmlPlace): void {
    this.#place = place;
    this.#start = this.#written;
    this.#written += html.length;
    this.#parser.write(html);
  }

  end(): void {
    this.#parser.end();
    this.#builder.endLine();
  }

  get #line(): number {
    return this.#place.lineAt(Math.max(0, this.#parser.startIndex - this.#start));
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > depthLimit) throw new RangeError(`More than ${depthLimit} elements are open at once.`);
    if (name === 'input' && attributes.type === 'password') this.#hasPassword = true;
    if (this.#hidden > 0 || isHidden(name, attributes)) this.#hidden += 1;
    else if (this.#listings > 0) this.#openInListing(name);
    else if (name === 'pre') this.#openListing();
    else if (name === 'table') this.#builder.startTable(this.#line);
    else if (name === 'tr') this.#builder.table?.startRow(this.#line);
    else if (name === 'td' || name === 'th') this.#openCell(name, attributes);
    else if (inline.has(name)) this.#builder.border();
    else this.#builder.endLine();
  }

  #openListing(): void {
    this.#builder.endLine();
    this.#listings = 1;
    this.#listing = { text: '', line: this.#line };
  }

  #openInListing(name: string): void {
    if (name === 'pre') this.#listings += 1;
    if (name === 'br') this.#listing.text += '\n';
  }

  #openCell(name: string, attributes: Record<string, string>): void {
    const [columns, rows] = [Number(attributes.colspan ?? 1), Number(attributes.rowspan ?? 1)];
    this.#builder.table?.startCell({ isHead: name === 'th', columns, rows }, this.#line);
  }

  #close(name: string): void {
    this.#depth -= 1;
    if (this.#hidden > 0) this.#hidden -= 1;
    else if (this.#listings > 0) this.#closeInListing(name);
    else if (name === 'table') this.#builder.endTable();
    else if (name === 'td' || name === 'th') this.#builder.table?.endCell();
    else if (inline.has(name)) this.#builder.border();
    else this.#builder.endLine(/^h[1-6]$/.test(name) ? Number(name[1]) : undefined);
  }

  #closeInListing(name: string): void {
    const isLine = name === 'div' || name === 'li' || name === 'tr' || name === 'p';
    if (isLine && !this.#listing.text.endsWith('\n')) this.#listing.text += '\n';
    if (name !== 'pre') return;
    this.#listings -= 1;
    if (this.#listings === 0) this.#builder.code(this.#listing.text.replace(/^\n/, ''), this.#listing.line);
  }

  #text(text: string): void {
    if (this.#hidden > 0) return;
    if (this.#listings > 0) this.#listing.text += text;
    else this.#builder.text(text, this.#line);
  }
}
