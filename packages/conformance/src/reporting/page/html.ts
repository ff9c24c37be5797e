/** Text that is HTML already; made by `html` alone, so that nothing else is taken for it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: all but `Html` is escaped, in text and between the quotes of an attribute. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/** Joins a template; every text in it is escaped. `false` and nothing leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, at) => text + written(parts[at])).join(''));
}

/** JSON for the inside of a script element: no text in it can end the element or begin a comment. */
export function scriptJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

/** A file of ours, as it stands, for the inside of a style or script element. */
export function ownFile(text: string): Html {
  if (/<\/(?:style|script)/i.test(text)) {
    throw new Error(
      'A style or script of the report holds an end tag: write it as "<\\/", for it would end its element.',
    );
  }
  return new Html(text);
}

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(written).join('') : escaped(String(part));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  // A NUL and a lone surrogate are no characters of a page: parsers replace them, each in its own way.
  return text
    .toWellFormed()
    .replaceAll('\u0000', '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
