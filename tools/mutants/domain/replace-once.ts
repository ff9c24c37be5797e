import type { TextChange } from './mutant.ts';

/** The text of a file with its one change. Throws unless `find` stands there exactly once and is really replaced. */
export function replaceOnce(text: string, { file, find, replace }: TextChange): string {
  const parts = text.split(find);
  if (parts.length !== 2) {
    const times = parts.length === 1 ? 'not' : `${parts.length - 1} times`;
    throw new Error(`${file}: the text to change is ${times} there, expected once: ${JSON.stringify(find)}`);
  }
  if (find === replace) throw new Error(`${file}: the change leaves the text as it is: ${JSON.stringify(find)}`);
  return parts.join(replace);
}
