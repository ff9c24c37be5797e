import { isMap, isSeq, type Node, parseDocument, stringify } from 'yaml';
import { equalJson, type JsonObject } from '../../json.ts';
import { toJson } from '../to-json.ts';

/**
 * The text of provider.yaml with one more entry in `docs`, behind those of its kind; every other byte stays. Undefined where
 * the file is laid out so that this cannot be done safely.
 */
export function insertDocsEntry(text: string, entry: JsonObject): string | undefined {
  const document = parseDocument(text);
  const docs = document.get('docs', true);
  if (document.errors.length > 0 || !isSeq<Node>(docs)) return undefined;
  const behind = docs.items.findLast((item) => isMap(item) && item.get('reader') === entry.reader) ?? docs.items.at(-1);
  const [start, end] = behind?.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const inserted = docs.flow ? besideItem(text, end, entry) : belowItem(text, { start, end }, entry);
  return isAsMeant(text, inserted, entry) ? inserted : undefined;
}

function besideItem(text: string, end: number, entry: JsonObject): string {
  const item = stringify(entry, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  return `${text.slice(0, end)}, ${item}${text.slice(end)}`;
}

/** In the same column as the item before it, whose last line may go on with a comment. */
function belowItem(text: string, { start, end }: { start: number; end: number }, entry: JsonObject): string {
  const dash = text.lastIndexOf('-', start);
  const indent = ' '.repeat(dash - (text.lastIndexOf('\n', dash) + 1));
  const last = text.slice(0, end).trimEnd().length;
  const newline = text.indexOf('\n', last);
  const cut = newline < 0 ? text.length : newline + 1;
  const [first = '', ...rest] = stringify(entry, { lineWidth: 0 }).trimEnd().split('\n');
  const lines = [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
  const before = text.slice(0, cut);
  return `${before}${before.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n${text.slice(cut)}`;
}

/** The layouts of YAML are many: the result counts only if it says what was said before, and the entry. */
function isAsMeant(before: string, after: string, entry: JsonObject): boolean {
  const [old, now] = [before, after].map((text) => parseDocument(text));
  if (!old || !now || now.errors.length > 0) return false;
  const said = toJson(now.toJS());
  const docs = toJson(now.get('docs', true));
  if (typeof said !== 'object' || said === null || Array.isArray(said) || !Array.isArray(docs)) return false;
  const rest = docs.filter((item) => !equalJson(item, entry));
  return docs.length === rest.length + 1 && equalJson({ ...said, docs: rest }, toJson(old.toJS()));
}
