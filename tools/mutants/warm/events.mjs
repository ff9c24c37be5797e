import { readFileSync } from 'node:fs';

/** What happened in a warm run: `[kind, test or file, mutant]`; a line that was cut by an end is left out. */
export function readEvents(file) {
  return readFileSync(file, 'utf8').split('\n').flatMap(parse);
}

function parse(line) {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}
