import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * The mutants that are held to change nothing: `file`, `mutator`, `original`, `replacement`, `in` (the whole line), `reason`.
 * One entry can stand for many of a kind: it has `line` then, a pattern that their lines have, in place of `original`.
 */
export function readEquivalents(file) {
  const entries = existsSync(file) ? (parse(readFileSync(file, 'utf8')) ?? []) : [];
  for (const entry of entries) {
    const isWhole = entry.file && entry.mutator && entry.reason && (entry.original ?? entry.line) !== undefined;
    if (!isWhole)
      throw new Error(`${file}: an entry lacks file, mutator, reason, or original: ${JSON.stringify(entry)}`);
  }
  return entries;
}

/** Whether an entry speaks of the survivor: the same texts in the same file, on whatever line. */
export function speaksOf(entry, survivor) {
  const texts = ['file', 'mutator', 'original', 'replacement', 'in'].filter((name) => entry[name] !== undefined);
  if (texts.some((name) => String(entry[name]) !== survivor[name])) return false;
  return entry.line === undefined || new RegExp(entry.line).test(survivor.in);
}
