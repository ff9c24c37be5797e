import { readPointer } from '../json/pointer.ts';

/** Longest piece of a provider's text that goes into a message. */
const longestText = 500;

/** The provider's own words for a failure, fit for one line of a message: no control characters, cut, the key taken out. */
export function providerText(
  body: unknown,
  options: { readonly pointers: readonly string[]; readonly redact: (text: string) => string },
): string | undefined {
  for (const pointer of options.pointers) {
    const line = oneLine(options.redact(asText(readPointer(body, pointer))));
    if (line !== '') return line;
  }
  return (typeof body === 'string' && oneLine(options.redact(pageText(body)))) || undefined;
}

/** The provider's own code: the first of the pointers that holds a text or a number. */
export function providerCode(body: unknown, pointers: readonly string[]): string | number | undefined {
  for (const pointer of pointers) {
    const value = readPointer(body, pointer);
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return value;
  }
  return undefined;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return pageText(value);
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join('; ');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

/** What a person would read of an HTML page: its title, or its text. */
function pageText(text: string): string {
  if (!/^\s*<(!doctype|html|head|body|\?xml)/i.test(text)) return text;
  const start = text.slice(0, 20_000);
  const title = /<title[^>]*>([^<]*)/i.exec(start)?.[1];
  return title?.trim() ? title : start.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ');
}

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
  const line = text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
}
