import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The mutants that are held to change nothing: `file`, `mutator`, `original`, `replacement`, `in` (the line), `reason`. */
export function readEquivalents(file) {
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) ?? []) : [];
}

/** Whether an entry speaks of the survivor: the same texts in the same file, on whatever line. */
export function speaksOf(entry, survivor) {
  if (entry.in !== undefined && entry.in !== survivor.in) return false;
  return ['file', 'mutator', 'original', 'replacement'].every((name) => String(entry[name]) === survivor[name]);
}
